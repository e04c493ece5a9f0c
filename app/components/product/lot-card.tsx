import { Gauge, GaugeLabels } from "~/components/ui/gauge";
import { Icon } from "~/components/ui/icon";
import { LaneScale } from "~/components/ui/lane-scale";
import { Panel } from "~/components/ui/panel";
import { daysBetween } from "~/domain/calendar-day";
import { digitalLinkPath, traceCodePath } from "~/domain/catalog/digital-link";
import type { StorageZone } from "~/domain/catalog/terms";
import { formatMonth, formatShortDay } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { LotView } from "~/services/catalog/product-view";
import { joined } from "./product-words";

type Document = LotView["documents"][number];

/** The lot the next buyer gets: its life on a scale, the way it came, and its papers. */
export function LotCard({
  lot,
  originName,
  storageZone,
}: {
  lot: LotView;
  originName: string;
  storageZone: StorageZone;
}) {
  return (
    <Panel
      id="lot"
      title={m.shop_this_lot()}
      note={
        <>
          {m.shop_lot_no()} <b className="text-ink">{lot.lotNo}</b>
        </>
      }
    >
      <LifeScale lot={lot} />
      <dl className="pairs">
        <Pair name={m.shop_produced_on()}>{lot.producedOn}</Pair>
        <Pair name={m.shop_best_before()}>{lot.expiresOn}</Pair>
        <Pair name={m.shop_storage()}>{storageName(storageZone)}</Pair>
        <Pair name={m.shop_origin()}>{originName}</Pair>
      </dl>
      {lot.route.length > 1 ? <WayIn route={lot.route} /> : null}
      {lot.documents.length > 0 ? <Papers lot={lot} /> : null}
    </Panel>
  );
}

function Pair({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One tick a month for goods that last; a day or a week for those that do not. */
function scaleOf(days: number) {
  if (days <= 45) return { intervals: days, majorEvery: 7, unit: m.shop_tick_day() };
  if (days <= 240)
    return { intervals: Math.round(days / 7), majorEvery: 4, unit: m.shop_tick_week() };
  return { intervals: Math.round(days / 30.44), majorEvery: 6, unit: m.shop_tick_month() };
}

function LifeScale({ lot }: { lot: LotView }) {
  const whole = daysBetween(lot.producedOn, lot.expiresOn);
  const now = 1 - lot.daysLeft / whole;
  const near = daysBetween(lot.producedOn, lot.nearFrom) / whole;
  const { intervals, majorEvery, unit } = scaleOf(whole);
  const isShort = whole <= 240;
  const day = isShort ? formatShortDay : formatMonth;
  const percent = `${Math.floor(lot.shareBps / 100)}%`;
  return (
    <div className="life-scale">
      <p className="life-now" aria-hidden="true">
        <span style={{ left: `${Math.round(now * 1000) / 10}%` }}>{m.shop_today()}</span>
      </p>
      <Gauge
        intervals={intervals}
        majorEvery={majorEvery}
        spans={[{ from: now, to: 1, tone: lot.isNearExpiry ? "warn" : "wu" }]}
        now={now}
        cuts={[near]}
        fillsFrom="end"
        label={m.shop_life_said({ days: lot.daysLeft, percent })}
      />
      <GaugeLabels
        labels={[
          { at: 0, text: day(lot.producedOn) },
          { at: near, text: m.shop_near_line({ day: day(lot.nearFrom) }), className: "text-warn" },
          { at: 1, text: day(lot.expiresOn) },
        ]}
      />
      <p className="life-left">
        <b className={lot.isNearExpiry ? "text-warn" : "text-wu"}>
          {m.shop_days_left({ days: lot.daysLeft })}
        </b>
        {m.shop_share_of_life({ percent })}
        <small>{unit}</small>
      </p>
    </div>
  );
}

function WayIn({ route }: { route: LotView["route"] }) {
  const [first] = route;
  const last = route.at(-1);
  if (!first || !last) return null;
  const days = Math.max(1, daysBetween(first.day, last.day));
  return (
    <section id="way-in" className="lot-part">
      <h3>
        {m.shop_way_in()} <small>{m.shop_way_days({ days })}</small>
      </h3>
      <LaneScale
        days={days}
        stops={route.map((stop) => ({
          at: daysBetween(first.day, stop.day) / days,
          day: formatShortDay(stop.day),
          place: stop.place,
          note: stop.note,
        }))}
      />
    </section>
  );
}

function Papers({ lot }: { lot: LotView }) {
  return (
    <section id="papers" className="lot-part">
      <h3>
        {m.shop_papers()} <small>{m.shop_papers_masked()}</small>
      </h3>
      <div className="papers">
        <ul>
          {lot.documents.map((paper) => (
            <li key={paper.kind}>
              <Icon name="document" size={18} className="text-wu" />
              <span>
                {paperName(paper.kind)}
                <small>{joined(m.shop_sample(), paper.documentNo)}</small>
              </span>
            </li>
          ))}
        </ul>
        {lot.gtin ? <TraceCode lot={{ ...lot, gtin: lot.gtin }} /> : null}
      </div>
    </section>
  );
}

/** The lot's GS1 Digital Link, to scan and to open. */
function TraceCode({ lot }: { lot: LotView & { gtin: string } }) {
  return (
    <Link to={href(digitalLinkPath(lot))} className="trace-code">
      <img
        src={traceCodePath(lot)}
        alt={m.shop_trace_code({ lot: lot.lotNo })}
        width={84}
        height={84}
        loading="lazy"
        decoding="async"
      />
      {m.shop_trace()}
    </Link>
  );
}

function paperName(kind: Document["kind"]): string {
  switch (kind) {
    case "bonded_list":
      return m.shop_paper_bonded_list();
    case "declaration":
      return m.shop_paper_declaration();
    case "origin_certificate":
      return m.shop_paper_origin();
    case "inspection_certificate":
      return m.shop_paper_inspection();
  }
}

export function storageName(zone: StorageZone): string {
  switch (zone) {
    case "ambient":
      return m.shop_storage_ambient();
    case "chilled":
      return m.shop_storage_chilled();
    case "frozen":
      return m.shop_storage_frozen();
  }
}
