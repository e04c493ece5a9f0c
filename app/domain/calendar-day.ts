import { invariant } from "./invariant";

/** A calendar day as yyyy-mm-dd; such texts compare as days do. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
/** China keeps UTC+8 all year (no summer time since 1991). */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

function utcMs(day: CalendarDay): number | undefined {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  // Date.parse lets 30 February roll over into March.
  return Number.isNaN(ms) || textOf(ms) !== day ? undefined : ms;
}

function textOf(ms: number): CalendarDay {
  return new Date(ms).toISOString().slice(0, 10);
}

function requireMs(day: CalendarDay): number {
  const ms = utcMs(day);
  invariant(ms !== undefined, `not a calendar day: ${day}`);
  return ms;
}

/** Whether the text is yyyy-mm-dd and such a day exists. */
export function isCalendarDay(text: string): boolean {
  return utcMs(text) !== undefined;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  invariant(Number.isSafeInteger(days), `not whole days: ${days}`);
  return textOf(requireMs(day) + days * DAY_MS);
}

/** The same day `months` months later, or that month's last day when it is shorter. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  invariant(Number.isSafeInteger(months), `not whole months: ${months}`);
  const at = new Date(requireMs(day));
  const lastOfMonth = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0);
  const sameDay = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, at.getUTCDate());
  return textOf(Math.min(lastOfMonth, sameDay));
}

/** Whole days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (requireMs(to) - requireMs(from)) / DAY_MS;
}

/** The day an instant falls on in Asia/Shanghai, in which all legal days are counted. */
export function shanghaiDay(at: Date): CalendarDay {
  return textOf(at.getTime() + SHANGHAI_OFFSET_MS);
}
