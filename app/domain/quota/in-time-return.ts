import { addDays, type CalendarDay } from "../calendar-day";
import { invariant } from "../invariant";
import { type Fen, fen } from "../money";
import { ok, type Result, refuse } from "../result";

/** How long a return may take, in days from release as day 0, the last day included; rule rows. */
export type ReturnClocks = { applyWithinDays: number; backWithinDays: number };

export type ReturnRefusal =
  /** before the goods were released, or back before they were applied for */
  | { code: "RETURN_DAYS_WRONG" }
  /** too late: money may go back, tax and allowance stand */
  | { code: "RETURN_TOO_LATE"; applyBy: CalendarDay; backBy: CalendarDay };

/**
 * Whether goods came back in time (海关总署公告 2020 年第 45 号), so that they count for nothing in the
 * person's year.
 */
export function decideReturn(
  days: { releasedOn: CalendarDay; appliedOn: CalendarDay; backOn: CalendarDay },
  clocks: ReturnClocks,
): Result<void, ReturnRefusal> {
  const { releasedOn, appliedOn, backOn } = days;
  if (appliedOn < releasedOn || backOn < appliedOn) return refuse({ code: "RETURN_DAYS_WRONG" });
  const applyBy = addDays(releasedOn, clocks.applyWithinDays);
  const backBy = addDays(releasedOn, clocks.backWithinDays);
  return appliedOn <= applyBy && backOn <= backBy
    ? ok(undefined)
    : refuse({ code: "RETURN_TOO_LATE", applyBy, backBy });
}

/**
 * What pieces of a line take out of the year when others of it came back before: parts of the line's
 * customs value, half up, so that all pieces together free exactly that value.
 */
export function freedByReturn(
  line: { dutiableFen: Fen; quantity: number },
  before: number,
  now: number,
): Fen {
  invariant(
    before >= 0 && now > 0 && before + now <= line.quantity,
    "no more comes back than went",
  );
  const share = (pieces: number) =>
    (2n * BigInt(line.dutiableFen) * BigInt(pieces) + BigInt(line.quantity)) /
    (2n * BigInt(line.quantity));
  return fen(Number(share(before + now) - share(before)));
}
