import { Gauge, GaugeLabels } from "~/components/ui/gauge";
import { daysBetween } from "~/domain/calendar-day";
import { m } from "~/messages/compiled/messages";
import type { LotView } from "~/services/catalog/product-view";

/** The lot the next buyer gets, its life on a scale. */
export function KioskLot({ lot }: { lot: LotView }) {
  const whole = daysBetween(lot.producedOn, lot.expiresOn);
  const now = 1 - lot.daysLeft / whole;
  const near = daysBetween(lot.producedOn, lot.nearFrom) / whole;
  const percent = `${Math.floor(lot.shareBps / 100)}%`;
  const { intervals, majorEvery } = ticksOf(whole);
  return (
    <section className="kiosk-lot">
      <header>
        <h2>{m.kiosk_lot_title()}</h2>
        <span>{m.kiosk_lot_no({ lotNo: lot.lotNo })}</span>
        <p className={lot.isNearExpiry ? "text-warn" : "text-wu"}>
          <b>{m.shop_days_left({ days: lot.daysLeft })}</b>
          <small>{m.kiosk_share({ percent })}</small>
        </p>
      </header>
      <p className="kiosk-lot-now" aria-hidden="true">
        <span style={{ left: `${Math.round(Math.min(0.96, Math.max(0.04, now)) * 1000) / 10}%` }}>
          {m.shop_today()}
        </span>
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
          { at: 0, text: m.kiosk_made_on({ day: lot.producedOn }) },
          {
            at: Math.min(0.56, Math.max(0.44, near)),
            text: m.shop_near_line({ day: lot.nearFrom }),
            className: "text-warn",
          },
          { at: 1, text: m.kiosk_best_before({ day: lot.expiresOn }) },
        ]}
      />
    </section>
  );
}

/** A tick is a month; for goods that last less, a week or a day. */
function ticksOf(days: number): { intervals: number; majorEvery: number } {
  if (days <= 45) return { intervals: days, majorEvery: 7 };
  if (days <= 240) return { intervals: Math.round(days / 7), majorEvery: 4 };
  return { intervals: Math.round(days / 30.44), majorEvery: 6 };
}
