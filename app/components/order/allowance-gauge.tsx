import { Badge } from "~/components/ui/badge";
import { Gauge, GaugeCaption, GaugeMeter } from "~/components/ui/gauge";
import { moneyScale, TICKS_PER_MAJOR } from "~/domain/cart/money-scale";
import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { addFen, type Fen, fen, ZERO_FEN } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { AllowanceYearView } from "~/services/ordering/allowance-year.server";

const YEAR_TICK = fen(50_000);

type Measured = AllowanceYearView & {
  limit: NonNullable<AllowanceYearView["limit"]>;
  leftFen: Fen;
};

/** Whether there is a limit to measure against. */
export const isMeasured = (year: AllowanceYearView): year is Measured =>
  year.limit !== null && year.leftFen !== null;

/** A person's year as a scale: used, counted by customs, reserved, left; the same in numbers below. */
export function AllowanceGauge({ year }: { year: Measured }) {
  const { limit, usedFen, elsewhereFen, reservedFen, leftFen } = year;
  const countedFen = addFen(usedFen, elsewhereFen, reservedFen);
  const { endFen, tickFen, intervals } = moneyScale(limit.fen, countedFen, YEAR_TICK);
  const share = (amount: Fen) => amount / endFen;
  const afterUsed = addFen(usedFen, elsewhereFen);
  const isOver = countedFen > limit.fen;
  return (
    <div className="limit allowance-gauge">
      <GaugeMeter
        label={m.checkout_allowance_title()}
        max={limit.fen / 100}
        now={countedFen / 100}
        text={meterText(year)}
      >
        <Gauge
          intervals={intervals}
          majorEvery={TICKS_PER_MAJOR}
          spans={[
            { from: 0, to: share(usedFen) },
            { from: share(usedFen), to: share(afterUsed), tone: "jiang" as const },
            { from: share(afterUsed), to: share(countedFen), isHatched: true },
          ].filter(({ from, to }) => to > from)}
          {...(isOver ? { now: share(limit.fen) } : {})}
        />
      </GaugeMeter>
      <GaugeCaption
        start="0"
        unit={m.checkout_limit_tick({ tick: formatRoundYuan(tickFen) })}
        end={formatRoundYuan(endFen)}
      />
      <dl className="allowance-figures">
        <Figure
          mark="used"
          name={m.checkout_allowance_used()}
          amount={usedFen}
          note={m.checkout_allowance_used_note()}
        />
        {elsewhereFen > ZERO_FEN ? (
          <Figure
            mark="used-jiang"
            name={m.checkout_allowance_elsewhere()}
            amount={elsewhereFen}
            note={m.checkout_allowance_elsewhere_note()}
          />
        ) : null}
        <Figure
          mark="hatch"
          name={m.checkout_allowance_reserved()}
          amount={reservedFen}
          note={m.checkout_allowance_reserved_note()}
        />
        <Figure mark="left" name={m.checkout_allowance_left()} amount={leftFen} isStrong />
        <div className="is-limit">
          <dt>
            {m.checkout_allowance_limit()}
            {limit.isUnverified ? <Badge tone="warn">{m.checkout_unverified()}</Badge> : null}
          </dt>
          <dd>{formatYuan(limit.fen)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** The reading in words, for those who do not see the scale. */
function meterText({ year, limit, usedFen, elsewhereFen, reservedFen, leftFen }: Measured): string {
  const words = {
    year,
    limit: formatYuan(limit.fen),
    used: formatYuan(usedFen),
    reserved: formatYuan(reservedFen),
    left: formatYuan(leftFen),
  };
  return elsewhereFen === ZERO_FEN
    ? m.checkout_allowance_meter(words)
    : m.checkout_allowance_meter_elsewhere({ ...words, elsewhere: formatYuan(elsewhereFen) });
}

function Figure({
  mark,
  name,
  amount,
  note,
  isStrong = false,
}: {
  mark: "used" | "used-jiang" | "hatch" | "left";
  name: string;
  amount: Fen;
  note?: string;
  isStrong?: boolean;
}) {
  return (
    <div className={isStrong ? "is-strong" : undefined}>
      <dt>
        <svg width="14" height="8" aria-hidden="true">
          {mark === "hatch" ? (
            <path className="hatch" d="M-2 8l6-8M2 8l6-8M6 8l6-8M10 8l6-8" />
          ) : (
            <rect className={mark} width="14" height="8" />
          )}
        </svg>
        {name}
        {note ? <small>{note}</small> : null}
      </dt>
      <dd>{formatYuan(amount)}</dd>
    </div>
  );
}
