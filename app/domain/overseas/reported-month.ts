import type { CalendarDay } from "../calendar-day";

/** The calendar month whose consignments a report of a day counts: the one before, "2026-10". */
export function reportedMonth(day: CalendarDay): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}
