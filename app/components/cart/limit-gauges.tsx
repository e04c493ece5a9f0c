import { Gauge, GaugeCaption, GaugeHead } from "~/components/ui/gauge";
import { moneyScale, TICKS_PER_MAJOR } from "~/domain/cart/money-scale";
import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { addFen, type Fen, fen, subtractFen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { CartGroupView } from "~/services/cart/cart-view";

const SINGLE_TICK = fen(10_000);
const YEAR_TICK = fen(50_000);

/** This order against the limit of one order. Beyond it the scale goes on, so that the excess is seen. */
export function SingleLimitGauge({
  limit,
  isFullLevy,
}: {
  limit: NonNullable<CartGroupView["singleLimit"]>;
  /** one piece above the limit, lawful at full tax */
  isFullLevy: boolean;
}) {
  const { dutiableFen, limitFen } = limit;
  const { endFen, tickFen, intervals } = moneyScale(limitFen, dutiableFen, SINGLE_TICK);
  const isOver = dutiableFen > limitFen;
  const share = (amount: Fen) => amount / endFen;
  const order = formatYuan(dutiableFen);
  const top = formatRoundYuan(limitFen);
  return (
    <div className="limit">
      <GaugeHead
        reading={
          isOver && !isFullLevy ? (
            <b className="text-price">
              {m.checkout_limit_over({ amount: formatYuan(subtractFen(dutiableFen, limitFen)) })}
            </b>
          ) : (
            m.checkout_limit_reading({ order, limit: top })
          )
        }
      >
        {m.checkout_single_limit()}
      </GaugeHead>
      <Gauge
        intervals={intervals}
        majorEvery={TICKS_PER_MAJOR}
        spans={
          isOver
            ? [
                { from: 0, to: share(limitFen) },
                {
                  from: share(limitFen),
                  to: share(dutiableFen),
                  tone: isFullLevy ? "warn" : "danger",
                },
              ]
            : [{ from: 0, to: share(dutiableFen), isHatched: true }]
        }
        {...(isOver ? { now: share(limitFen) } : {})}
      />
      <GaugeCaption
        start="0"
        unit={
          isOver
            ? m.checkout_limit_over_caption({ order, limit: top })
            : m.checkout_limit_tick_untaxed({ tick: formatRoundYuan(tickFen) })
        }
        end={formatRoundYuan(endFen).slice(1)}
      />
    </div>
  );
}

/** The verified person's year: used so far, and what this order adds. */
export function YearLimitGauge({
  allowance,
  dutiableFen,
}: {
  allowance: NonNullable<CartGroupView["allowance"]>;
  dutiableFen: Fen;
}) {
  const { limitFen, usedFen, reservedFen, leftAfterFen } = allowance;
  const afterFen = addFen(usedFen, dutiableFen);
  const { endFen, tickFen, intervals } = moneyScale(limitFen, afterFen, YEAR_TICK);
  const isOver = afterFen > limitFen;
  const share = (amount: Fen) => amount / endFen;
  return (
    <div className="limit">
      <GaugeHead
        reading={
          isOver ? (
            <b className="text-price">
              {m.checkout_limit_over({ amount: formatYuan(subtractFen(afterFen, limitFen)) })}
            </b>
          ) : (
            m.checkout_year_left({ amount: formatYuan(leftAfterFen) })
          )
        }
      >
        {m.checkout_year_limit()}
      </GaugeHead>
      <Gauge
        intervals={intervals}
        majorEvery={TICKS_PER_MAJOR}
        spans={[
          { from: 0, to: share(usedFen) },
          { from: share(usedFen), to: share(afterFen), isHatched: true },
        ]}
        {...(isOver ? { now: share(limitFen) } : {})}
      />
      <GaugeCaption
        start="0"
        unit={m.checkout_limit_tick({ tick: formatRoundYuan(tickFen) })}
        end={formatRoundYuan(endFen).slice(1)}
      />
      <ul className="gauge-legend">
        <li>
          <svg width="14" height="8" aria-hidden="true">
            <rect className="used" width="14" height="8" />
          </svg>
          {m.checkout_year_used({ amount: formatYuan(usedFen) })}
          {reservedFen > 0 ? (
            <span>{m.checkout_year_reserved({ amount: formatYuan(reservedFen) })}</span>
          ) : null}
        </li>
        <li>
          <svg width="14" height="8" aria-hidden="true">
            <path className="hatch" d="M-2 8l6-8M2 8l6-8M6 8l6-8M10 8l6-8" />
          </svg>
          {m.checkout_year_this_order()}
        </li>
      </ul>
      <p className="limit-note">{m.checkout_year_note()}</p>
    </div>
  );
}
