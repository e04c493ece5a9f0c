import { GATEWAYS, type Gateway } from "~/domain/overseas/gateways";
import { m } from "~/messages/compiled/messages";
import { GATEWAY_WORDS, VIA_WORDS, type Word } from "~/messages/overseas-words";
import { Link } from "~/platform/remix";
import type { SketchSite } from "~/services/overseas/list-warehouses.server";
import {
  BOARD,
  LANES,
  PLACES,
  type PlaceKey,
  SLOTS,
  type Slot,
  STAFF,
  waterHeight,
} from "./corridor-geometry";
import { type RegisterQuery, registerHref } from "./register-address";
import { isNearlyFull, usageWords } from "./site-words";

const PLACE_WORDS: Record<PlaceKey, Word> = {
  ...VIA_WORDS,
  longtou: m.overseas_place_longtou,
  yibin: m.overseas_place_yibin,
  luzhou: m.overseas_place_luzhou,
  chongqing: m.overseas_place_chongqing,
};

/** A crowd of staffs at one gateway would cover its neighbours: so many stand, the rest is counted. */
const MAX_STAFFS = 3;

/** Ports, lanes and sites as points and lines; every site is a link that shows its card. */
export function CorridorSketch({
  sites,
  current,
  query,
}: {
  sites: readonly SketchSite[];
  current: SketchSite | undefined;
  query: RegisterQuery;
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named, its links say what they show
    <svg className="osw-sketch" viewBox={`0 0 ${BOARD.width} ${BOARD.height}`}>
      {current ? <path className="way" d={SLOTS[current.gateway].way} /> : null}
      {LANES.map(({ kind, path }) => (
        <LanePath key={path} kind={kind} path={path} />
      ))}
      {PLACES.map(({ key, x, y, dx, dy, anchor }) => (
        <g key={key}>
          <circle
            className={key === "longtou" ? "hub" : "port"}
            cx={x}
            cy={y}
            r={key === "longtou" ? 9 : 4}
          />
          <text
            className={key === "longtou" ? "hub-name" : undefined}
            x={x + dx}
            y={y + dy}
            textAnchor={anchor}
          >
            {PLACE_WORDS[key]()}
          </text>
        </g>
      ))}
      {GATEWAYS.map((gateway) => {
        const here = sites.filter((site) => site.gateway === gateway);
        return here.length === 0 ? null : (
          <GatewayStaffs
            key={gateway}
            gateway={gateway}
            sites={here}
            current={current}
            query={query}
          />
        );
      })}
    </svg>
  );
}

/** Rails have ties; the other lanes are one line. */
export function LanePath({ kind, path }: { kind: string; path: string }) {
  return (
    <>
      {kind === "rail" ? <path className="tie" d={path} /> : null}
      <path className={kind} d={path} />
    </>
  );
}

function GatewayStaffs({
  gateway,
  sites,
  current,
  query,
}: {
  gateway: Gateway;
  sites: readonly SketchSite[];
  current: SketchSite | undefined;
  query: RegisterQuery;
}) {
  const slot = SLOTS[gateway];
  const shown = sites.slice(0, MAX_STAFFS);
  const toLeft = slot.words === "left" ? -1 : 1;
  const words = wordsOf(gateway, sites);
  const place = wordPlace(slot, shown.length);
  return (
    <g>
      {shown.map((site, index) => (
        <Link
          key={site.id}
          to={registerHref({ ...query, at: site.code })}
          preventScrollReset
          aria-label={m.overseas_staff_show({
            code: site.code,
            name: site.name,
            usage: usageWords(site),
          })}
          aria-current={site.id === current?.id ? "true" : undefined}
        >
          <Staff site={site} x={slot.x + index * STAFF.gap * toLeft} y={slot.y} />
        </Link>
      ))}
      <g>
        <text className="code" x={place.x} y={place.y} textAnchor={place.anchor}>
          {words.codes}
        </text>
        <text className="use" x={place.x} y={place.y + 14} textAnchor={place.anchor}>
          {words.use}
        </text>
      </g>
    </g>
  );
}

function Staff({ site, x, y }: { site: SketchSite; x: number; y: number }) {
  const left = x - STAFF.width / 2;
  const top = y - STAFF.height / 2;
  const bottom = top + STAFF.height;
  const water = waterHeight(site.usageBps ?? 0);
  return (
    <>
      <rect className="spot" x={left - 6} y={top - 7} width="20" height="38" rx="3" />
      <rect className="staff" x={left} y={top} width={STAFF.width} height={STAFF.height} />
      {water > 0 ? (
        <rect
          className={isNearlyFull(site.usageBps) ? "water full" : "water"}
          x={left + 0.5}
          y={bottom - 0.5 - water}
          width={STAFF.width - 1}
          height={water}
        />
      ) : null}
      <path
        className="ticks"
        d={[0, 6, 12, 18, 24]
          .map((up) => `M${left + 7.5} ${bottom - up}h${up % 12 === 0 ? 5 : 3}`)
          .join("")}
      />
    </>
  );
}

function wordsOf(gateway: Gateway, sites: readonly SketchSite[]) {
  const [first, second] = sites;
  const place = GATEWAY_WORDS[gateway]();
  if (!first || !second) {
    const usage = first ? usageWords(first) : "";
    return { codes: first?.code ?? "", use: m.overseas_staff_usage({ place, usage }) };
  }
  const codes =
    sites.length === 2
      ? `${first.code}${m.overseas_list_mark()}${second.code}`
      : `${first.code} +${sites.length - 1}`;
  return { codes, use: m.overseas_staff_many({ place, count: sites.length }) };
}

function wordPlace(slot: Slot, staffs: number) {
  const wide = (staffs - 1) * STAFF.gap;
  switch (slot.words) {
    case "right":
      return { x: slot.x + wide + 14, y: slot.y - 1, anchor: "start" as const };
    case "left":
      return { x: slot.x - wide - 12, y: slot.y - 1, anchor: "end" as const };
    case "below":
      return { x: slot.x + wide / 2, y: slot.y + 28, anchor: "middle" as const };
  }
}
