import { OpsPanel } from "~/components/ops/ops-panel";
import { buttonClass } from "~/components/ui/button";
import { formatCount, NBSP } from "~/domain/format/quantity";
import { GATEWAYS, type Gateway } from "~/domain/overseas/gateways";
import { m } from "~/messages/compiled/messages";
import {
  GATEWAY_WORDS,
  OWNERSHIP_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  type Word,
} from "~/messages/overseas-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { SketchSite } from "~/services/overseas/list-warehouses.server";
import { CorridorSketch, LanePath } from "./corridor-sketch";
import { type RegisterQuery, registerHref } from "./register-address";
import { langOf, listWords, usageWords, wayTo } from "./site-words";

/** The sketch of the sites found, or the same as a table, with the card of the one that is looked at. */
export function CorridorPanel({
  sites,
  current,
  query,
}: {
  sites: readonly SketchSite[];
  current: SketchSite | undefined;
  query: RegisterQuery;
}) {
  const isTable = query.sketch === "table";
  return (
    <OpsPanel
      className="osw-map"
      title={m.overseas_sketch_title()}
      note={m.overseas_sketch_note()}
      aside={
        <Link
          to={registerHref({ ...query, sketch: isTable ? undefined : "table" })}
          className={buttonClass({ tone: "quiet", size: "small" })}
          preventScrollReset
        >
          {isTable ? m.overseas_sketch_as_sketch() : m.overseas_sketch_as_table()}
        </Link>
      }
    >
      {isTable ? (
        <CorridorTable sites={sites} query={query} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        <section className="osw-board" tabIndex={0} aria-label={m.overseas_sketch_label()}>
          <Legend />
          <CorridorSketch sites={sites} current={current} query={query} />
        </section>
      )}
      {current ? <SiteCard site={current} /> : null}
    </OpsPanel>
  );
}

const LEGEND: readonly [kind: string, word: Word][] = [
  ["river", m.overseas_lane_river],
  ["rail", m.overseas_lane_rail],
  ["sea", m.overseas_lane_sea],
  ["road", m.overseas_lane_road],
];

function Legend() {
  return (
    <ul className="osw-legend">
      {LEGEND.map(([kind, word]) => (
        <li key={kind}>
          <svg className="osw-sketch" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
            <LanePath kind={kind} path="M2 6h26" />
          </svg>
          {word()}
        </li>
      ))}
      <li>
        <svg className="osw-sketch" width="9" height="14" viewBox="0 0 9 14" aria-hidden="true">
          <rect className="staff" x="1" y="1" width="7" height="12" />
          <rect className="water" x="1.5" y="5.5" width="6" height="7" />
        </svg>
        {m.overseas_legend_staff()}
      </li>
    </ul>
  );
}

/** What the sketch shows, gateway by gateway. */
function CorridorTable({ sites, query }: { sites: readonly SketchSite[]; query: RegisterQuery }) {
  const rows = GATEWAYS.flatMap((gateway) => {
    const here = sites.filter((site) => site.gateway === gateway);
    return here.length === 0 ? [] : [{ gateway, here }];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="osw-twin" tabIndex={0} aria-label={m.overseas_sketch_title()}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.overseas_twin_gateway()}</th>
            <th scope="col">{m.overseas_card_way()}</th>
            <th scope="col">{m.overseas_twin_sites()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ gateway, here }) => (
            <tr key={gateway}>
              <th scope="row">{GATEWAY_WORDS[gateway]()}</th>
              <td>{wayTo(gateway)}</td>
              <td>
                <ul>
                  {here.map((site) => (
                    <li key={site.id}>
                      <Link
                        to={registerHref({ ...query, at: site.code })}
                        className="link"
                        preventScrollReset
                      >
                        {site.code}
                      </Link>{" "}
                      <span lang={langOf(site.name)}>{site.name}</span> {usageWords(site)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The site that is looked at: how it is held, what it does, what it shares, how goods get there. */
function SiteCard({ site }: { site: SketchSite }) {
  const held = [
    site.ownership ? OWNERSHIP_WORDS[site.ownership]() : undefined,
    site.siteUse ? USE_WORDS[site.siteUse]() : undefined,
  ].filter((word) => word !== undefined);
  const facts: [string, string][] = [
    [m.overseas_card_held(), held.join(m.overseas_list_mark())],
    [m.overseas_card_services(), listWords(site.services, SERVICE_WORDS)],
    [
      m.overseas_card_shared(),
      site.sharedM2 ? `${formatCount(site.sharedM2)}${NBSP}m²` : m.overseas_card_none(),
    ],
    [m.overseas_card_way(), wayWords(site.gateway, site.transitDays)],
  ];
  return (
    <section className="osw-card" aria-label={`${site.code} ${site.name}`}>
      <h3>
        {site.code} <span lang={langOf(site.name)}>{site.name}</span>
      </h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || m.overseas_card_none()}</dd>
          </div>
        ))}
      </dl>
      <Link
        to={href(`/ops/warehouses/${site.id}`)}
        className={buttonClass({ tone: "quiet", size: "small" })}
      >
        {m.overseas_card_open()}
      </Link>
    </section>
  );
}

function wayWords(gateway: Gateway, days: number | null): string {
  const way = wayTo(gateway);
  return days === null ? way : m.overseas_card_days({ way, days });
}
