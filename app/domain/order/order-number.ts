import type { CalendarDay } from "../calendar-day";
import { invariant } from "../invariant";

/** `FL` + yymmdd (Asia/Shanghai) + six digits of a running number: FL261123001742. */
export function orderNumber(day: CalendarDay, sequence: number): string {
  invariant(Number.isSafeInteger(sequence) && sequence > 0, "a running number is positive");
  const date = day.slice(2).replaceAll("-", "");
  return `FL${date}${String(sequence % 1_000_000).padStart(6, "0")}`;
}
