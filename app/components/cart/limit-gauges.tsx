import { Gauge, GaugeCaption, GaugeHead } from "~/components/ui/gauge";
import { moneyScale, TICKS_PER_MAJOR } from "~/domain/cart/money-scale";
import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { addFen, type Fen, fen, subtractFen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { CartGroupView } from "~/services/cart/cart-view";
import { orderSpans, yearSpans } from "./limit-spans";

const SINGLE_TICK = fen(10_000);
const YEAR_TICK = fen(50_000);

/** This order against the limit of one order. Beyond it the scale goes on, so that the excess is seen. */
export function SingleLimitGauge({
  limit,
  isRefused,
}: {
  limit: NonNullable<CartGroupView["singleLimit"]>;
  /** false for one piece above the limit, lawful at full tax */
  isRefused: boolean;
}) {
  const { dutiableFen, limitFen } = limit;
  const { endFen, tickFen, intervals } = moneyScale(limitFen, dutiableFen, SINGLE_TICK);
  const isOver = dutiableFen > limitFen;
  const order = formatYuan(dutiableFen);
  const top = formatRoundYuan(limitFen);
  return (
    <div className="limit">
      <GaugeHead
        reading={
          isOver && isRefused ? (
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
        spans={orderSpans(limit, endFen, isRefused)}
        {...(isOver ? { now: limitFen / endFen } : {})}
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
        spans={yearSpans({ usedFen, dutiableFen, limitFen }, endFen)}
        {...(isOver ? { now: limitFen / endFen } : {})}
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
