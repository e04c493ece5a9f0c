import { addDays, type CalendarDay } from "../calendar-day";
import type { RuleKind } from "../dated-fact";
import { holdsOn, type StandingRow } from "./plan-change";
import { rowKeyOf } from "./rule-row";

/** Rows of one kind that end on one day with nothing after them. */
export type EndingRows = { endsOn: CalendarDay; count: number };

/** Rows in force on `today` that end by `until` while no row of their key holds on the day after. */
export function endingRows(
  kind: RuleKind,
  rows: readonly StandingRow[],
  { today, until }: { today: CalendarDay; until: CalendarDay },
): EndingRows[] {
  const ending = rows.filter(
    (row) => row.validTo !== null && row.validTo <= until && holdsOn(row, today),
  );
  if (ending.length === 0) return [];
  const byKey = new Map<string, StandingRow[]>();
  for (const row of rows) {
    const key = rowKeyOf(kind, row);
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  const counts = new Map<CalendarDay, number>();
  for (const row of ending) {
    const endsOn = row.validTo ?? until;
    const same = byKey.get(rowKeyOf(kind, row)) ?? [];
    if (same.some((other) => holdsOn(other, addDays(endsOn, 1)))) continue;
    counts.set(endsOn, (counts.get(endsOn) ?? 0) + 1);
  }
  return [...counts]
    .map(([endsOn, count]) => ({ endsOn, count }))
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
}
