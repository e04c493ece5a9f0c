import { capGoods } from "~/components/cart/blocker-words";
import { Badge } from "~/components/ui/badge";
import { Gauge, GaugeCaption, GaugeHead, GaugeMeter } from "~/components/ui/gauge";
import { formatWeight } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";

const TICKS = 20;

/** A yearly weight a person may import of one kind of goods, and what of it is taken. */
export function CapGauge({
  cap,
  orderGrams = 0,
  title = capGoods(cap.group),
}: {
  cap: { group: string; capGrams: number; usedGrams: number; isUnverified: boolean };
  /** what an order that is being made would add */
  orderGrams?: number;
  title?: string;
}) {
  const { capGrams, usedGrams } = cap;
  const after = usedGrams + orderGrams;
  const end = Math.max(capGrams, after);
  const left = formatWeight(Math.max(0, capGrams - after));
  const reading =
    orderGrams > 0
      ? m.checkout_cap_reading({
          used: formatWeight(usedGrams),
          order: formatWeight(orderGrams),
          cap: formatWeight(capGrams),
        })
      : m.checkout_allowance_cap_used({
          used: formatWeight(usedGrams),
          cap: formatWeight(capGrams),
        });
  return (
    <div className="limit">
      <GaugeHead reading={m.checkout_allowance_cap_left({ left })}>
        {title} {cap.isUnverified ? <Badge tone="warn">{m.checkout_unverified()}</Badge> : null}
      </GaugeHead>
      <GaugeMeter label={title} max={capGrams} now={after} text={reading}>
        <Gauge
          intervals={TICKS}
          majorEvery={TICKS / 4}
          spans={[
            { from: 0, to: usedGrams / end },
            {
              from: usedGrams / end,
              to: after / end,
              isHatched: true,
            },
          ].filter(({ from, to }) => to > from)}
          {...(after > capGrams ? { now: capGrams / end } : {})}
        />
      </GaugeMeter>
      <GaugeCaption start="0" unit={reading} end={formatWeight(end)} />
    </div>
  );
}
