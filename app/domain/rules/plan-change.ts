import { addDays, type CalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { RuleKind } from "../dated-fact";
import { membersOf } from "../tariff/origin-groups";
import { type EnteredRow, keysTaken, rowKeyOf, sayTheSame } from "./rule-row";

/** A row that stands in its table, not withdrawn. */
export type StandingRow = {
  id: number;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  state: FactState;
  source: string;
} & Record<string, unknown>;

/** What becomes of one entered row. */
export type RowOutcome =
  | { kind: "new" }
  /** rows whose time it takes, wholly or in part */
  | { kind: "changed"; before: StandingRow[] }
  /** a row in force says the same for all of its time: nothing is written */
  | { kind: "same" };

/** What approving does to one table: no value is overwritten. */
export type ChangePlan = {
  /** rows whose whole time is taken */
  withdraw: number[];
  /** rows that end earlier */
  end: { id: number; validTo: CalendarDay }[];
  /** what is left of a row after the entered one has ended: the same values again, from that day */
  resume: { of: StandingRow; validFrom: CalendarDay; validTo: CalendarDay | null }[];
  insert: EnteredRow[];
  outcomes: RowOutcome[];
};

/** A whole table read from a file: rows it no longer names end the day before `from`. */
export type WholeTable = { from: CalendarDay };

/**
 * How rows of one kind come into force beside those that stand, so that no two of one key ever hold on
 * the same day. Entered rows must not overlap among themselves (`firstOverlap`).
 */
export function planChange(
  kind: RuleKind,
  standing: readonly StandingRow[],
  entered: readonly EnteredRow[],
  whole: WholeTable | null = null,
): ChangePlan {
  const byKey = new Map<string, StandingRow[]>();
  for (const row of standing) {
    const key = rowKeyOf(kind, row);
    const rows = byKey.get(key);
    if (rows) rows.push(row);
    else byKey.set(key, [row]);
  }
  const plan: ChangePlan = { withdraw: [], end: [], resume: [], insert: [], outcomes: [] };
  const takers = new Map<string, EnteredRow[]>();
  for (const row of entered) {
    const keys = keysTaken(kind, row);
    const before = keys.flatMap((key) => byKey.get(key) ?? []).filter((old) => overlaps(old, row));
    const [only, ...others] = before;
    if (only && others.length === 0 && covers(only, row) && isSame(kind, only, row)) {
      plan.outcomes.push({ kind: "same" });
      continue;
    }
    plan.outcomes.push(before.length === 0 ? { kind: "new" } : { kind: "changed", before });
    plan.insert.push(row);
    for (const key of keys.filter((one) => byKey.has(one))) {
      const rows = takers.get(key);
      if (rows) rows.push(row);
      else takers.set(key, [row]);
    }
  }
  for (const [key, rows] of takers) {
    for (const old of byKey.get(key) ?? []) cut(plan, old, rows);
  }
  if (whole) endUnnamed(plan, kind, byKey, { entered, from: whole.from });
  return plan;
}

/** Of a tariff only the regimes and origins that the file names; of other kinds the whole table. */
function scopeOf(kind: RuleKind, values: Readonly<Record<string, unknown>>): string {
  return kind === "tariff_rate" ? `${values.regime} ${values.origin}` : kind;
}

/** What a file of such rows is the whole table of: a group's schedule is each member's too. */
function scopesOf(kind: RuleKind, { values }: EnteredRow): string[] {
  const members = kind === "tariff_rate" ? membersOf(String(values.origin)) : [];
  return [scopeOf(kind, values), ...members.map((origin) => scopeOf(kind, { ...values, origin }))];
}

function endUnnamed(
  plan: ChangePlan,
  kind: RuleKind,
  byKey: ReadonlyMap<string, readonly StandingRow[]>,
  { entered, from }: { entered: readonly EnteredRow[]; from: CalendarDay },
): void {
  const named = new Set(entered.flatMap((row) => keysTaken(kind, row)));
  const scopes = new Set(entered.flatMap((row) => scopesOf(kind, row)));
  for (const [key, rows] of byKey) {
    if (named.has(key)) continue;
    for (const row of rows) {
      if (!scopes.has(scopeOf(kind, row)) || endOf(row) < from) continue;
      if (row.validFrom >= from) plan.withdraw.push(row.id);
      else plan.end.push({ id: row.id, validTo: addDays(from, -1) });
    }
  }
}

type Time = Pick<EnteredRow, "validFrom" | "validTo">;

/** Both days are included; null is for ever. */
const endOf = ({ validTo }: Time): CalendarDay => validTo ?? "9999-12-31";
export const holdsOn = ({ validFrom, validTo }: Time, day: CalendarDay) =>
  validFrom <= day && (validTo === null || day <= validTo);
export const overlaps = (a: Time, b: Time) => a.validFrom <= endOf(b) && b.validFrom <= endOf(a);
const covers = (whole: Time, part: Time) =>
  whole.validFrom <= part.validFrom && endOf(whole) >= endOf(part);
const isSame = (kind: RuleKind, old: StandingRow, row: EnteredRow) =>
  old.state === row.state && sayTheSame(kind, old, row.values);

/** Takes the entered rows' time out of a standing row: its first piece stays the row, later ones resume it. */
function cut(plan: ChangePlan, old: StandingRow, rows: readonly EnteredRow[]): void {
  const taken = rows
    .filter((row) => overlaps(old, row))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  if (taken.length === 0) return;
  let from: CalendarDay | null = old.validFrom;
  let isKept = false;
  for (const row of taken) {
    if (from !== null && from < row.validFrom) {
      const validTo = addDays(row.validFrom, -1);
      if (from === old.validFrom) {
        plan.end.push({ id: old.id, validTo });
        isKept = true;
      } else plan.resume.push({ of: old, validFrom: from, validTo });
    }
    from = row.validTo === null ? null : addDays(row.validTo, 1);
  }
  if (!isKept) plan.withdraw.push(old.id);
  if (from !== null && from <= endOf(old)) {
    plan.resume.push({ of: old, validFrom: from, validTo: old.validTo });
  }
}
