import { Gauge, GaugeCaption } from "~/components/ui/gauge";
import { m } from "~/messages/compiled/messages";
import type { OrderView } from "~/services/ordering/order-view";

const MS_PER_MINUTE = 60_000;
const MOST_MINUTES = 24 * 60;

/** A scale of minutes: to the hour as a rule, further when customs takes longer. */
function minuteScale(reach: number): { end: number; tick: number } {
  const end = Math.min(MOST_MINUTES, Math.max(1, Math.ceil(reach / 60)) * 60);
  return { end, tick: end <= 60 ? 1 : end <= 300 ? 5 : 30 };
}

/** How long customs has had the list, beside how long it usually takes. */
export function ReviewWait({
  review,
  now,
}: {
  review: NonNullable<OrderView["review"]>;
  now: Date;
}) {
  const { since, usual } = review;
  const waited = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MS_PER_MINUTE));
  const { end, tick } = minuteScale(Math.max(waited, usual?.ninetyWithinMinutes ?? 0));
  const share = (minutes: number) => Math.min(1, minutes / end);
  return (
    <div className="review-wait">
      <p>
        <b>{m.order_waited({ minutes: waited })}</b>
      </p>
      <Gauge
        intervals={end / tick}
        majorEvery={10}
        spans={[{ from: 0, to: share(waited) }]}
        cuts={
          usual ? [share(usual.halfWithinMinutes), share(usual.ninetyWithinMinutes)] : undefined
        }
      />
      <GaugeCaption
        start="0"
        unit={m.order_wait_tick({ minutes: tick })}
        end={m.order_minutes({ minutes: end })}
      />
      <p>
        {usual
          ? m.order_usual({
              count: usual.orderCount,
              half: usual.halfWithinMinutes,
              ninety: usual.ninetyWithinMinutes,
            })
          : m.order_usual_unknown()}
      </p>
    </div>
  );
}
