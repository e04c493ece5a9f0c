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

/** Last days of a return, and the days in which the tax of goods that stay is paid. */
export type ReturnDeadlines = {
  applyBy: CalendarDay;
  backBy: CalendarDay;
  taxDueFrom: CalendarDay;
  taxDueBy: CalendarDay;
};

/**
 * Days that count from release as day 0 in Asia/Shanghai: 30 to apply, 45 to be back, and from the
 * 31st to the 45th the withholder pays what nobody asked back (财关税〔2016〕18号).
 */
export function returnDeadlines(releasedOn: CalendarDay, clocks: ReturnClocks): ReturnDeadlines {
  const backBy = addDays(releasedOn, clocks.backWithinDays);
  return {
    applyBy: addDays(releasedOn, clocks.applyWithinDays),
    backBy,
    taxDueFrom: addDays(releasedOn, clocks.applyWithinDays + 1),
    taxDueBy: backBy,
  };
}

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
  const { applyBy, backBy } = returnDeadlines(releasedOn, clocks);
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
