import type { ReactNode } from "react";
import { Gauge } from "~/components/ui/gauge";
import { formatCount } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import type { SiteList } from "~/services/overseas/list-warehouses.server";
import { areaWords, usagePercent } from "./site-words";

/** What the sites found add up to, and how far the year's target is reached. */
export function RegisterSums({ totals, target }: Pick<SiteList, "totals" | "target">) {
  const { shipments } = totals;
  return (
    <section className="osw-sums" aria-label={m.overseas_sums()}>
      <Sum note={m.overseas_sum_countries({ count: totals.countries })}>
        {m.overseas_sum_sites({ count: totals.sites })}
      </Sum>
      <Sum note={m.overseas_sum_area_note()}>{areaWords(totals.areaM2)}</Sum>
      <Sum note={m.overseas_sum_usage_note()}>
        {totals.usageBps === null ? m.overseas_sum_none() : usagePercent(totals.usageBps)}
      </Sum>
      <Sum note={m.overseas_sum_operators_note()}>
        {m.overseas_sum_operators({ count: totals.operators })}
      </Sum>
      {shipments ? (
        <Sum note={m.overseas_sum_shipments_note({ month: shipments.month })}>
          {m.overseas_sum_shipments({ count: formatCount(shipments.count) })}
        </Sum>
      ) : null}
      {target ? <Target target={target} /> : null}
    </section>
  );
}

/** The number stands large, its unit small: "16 座" is parted at the space. */
function Sum({ note, children }: { note: string; children: string }) {
  const [number, ...unit] = children.split(/[ \u00a0]/);
  return (
    <div>
      <b>{number}</b>
      {unit.length > 0 ? `\u00a0${unit.join("\u00a0")}` : null}
      <small>{note}</small>
    </div>
  );
}

function Target({ target }: { target: NonNullable<SiteList["target"]> }): ReactNode {
  return (
    <div className="osw-target">
      <p>
        <span>{m.overseas_target({ year: target.year, count: target.sites })}</span>
        <span>{m.overseas_target_reached({ count: target.registered })}</span>
      </p>
      <Gauge
        intervals={Math.max(1, target.sites)}
        majorEvery={5}
        spans={[{ from: 0, to: target.sites === 0 ? 0 : target.registered / target.sites }]}
      />
    </div>
  );
}
