import { type CalendarDay, isCalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { RuleKind } from "../dated-fact";
import { ok, type Result, refuse } from "../result";
import { isOriginGroup, membersOf, ORIGIN_GROUPS } from "../tariff/origin-groups";
import { type CellFault, cellFault, isPlainText } from "./cell-fault";
import { RULE_COLUMNS, readCell, writeCell } from "./rule-columns";
import { type SettingFault, settingFault } from "./setting-forms";

/** A row as it is entered: by form or file, before anybody approved it. */
export type EnteredRow = {
  kind: RuleKind;
  /** key columns' texts, joined */
  rowKey: string;
  values: Record<string, unknown>;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  state: FactState;
  source: string;
};

/** Why a cell cannot be taken, by the column's name. */
export type CellProblem = {
  column: string;
  reason:
    | "missing"
    | CellFault
    | SettingFault
    | "unknown_hs"
    | "unknown_country"
    | "unknown_has_figure"
    | "ends_before_it_begins"
    /** an agreement's rate is of one origin or group that has it, MFN and provisional ones are of all */
    | "not_of_regime";
};
export type RowRefusal = { code: "ROW_INVALID"; problems: CellProblem[] };

const STATES: ReadonlyMap<string, FactState> = new Map([
  ["verified", "verified"],
  ["已核实", "verified"],
  ["unverified", "unverified"],
  ["未核实", "unverified"],
  ["unknown", "unknown"],
  ["未知", "unknown"],
]);

/** Reads one row of a kind from texts by column name; names every cell that cannot be taken. */
export function readRuleRow(
  kind: RuleKind,
  cell: (column: string) => string,
): Result<EnteredRow, RowRefusal> {
  const problems: CellProblem[] = [];
  const wrong = (column: string, reason: CellProblem["reason"]) =>
    void problems.push({ column, reason });
  const state = STATES.get(cell("state").trim());
  if (!state) wrong("state", cell("state").trim() === "" ? "missing" : "malformed");
  const source = cell("source").trim();
  if (source === "" || !isPlainText(source)) {
    wrong("source", source === "" ? "missing" : "malformed");
  }
  const validFrom = cell("validFrom").trim();
  if (!isCalendarDay(validFrom)) wrong("validFrom", validFrom === "" ? "missing" : "malformed");
  const until = cell("validTo").trim();
  if (until !== "" && !isCalendarDay(until)) wrong("validTo", "malformed");
  else if (until !== "" && until < validFrom) wrong("validTo", "ends_before_it_begins");

  const values: Record<string, unknown> = {};
  for (const column of RULE_COLUMNS[kind]) {
    const text = cell(column.key).trim();
    const isEmpty = text === "";
    if (column.role === "figure" && state === "unknown") {
      values[column.key] = null;
      if (!isEmpty) wrong(column.key, "unknown_has_figure");
    } else if (isEmpty && column.role === "optional") values[column.key] = null;
    else {
      const read = isPlainText(text) ? readCell(column, text) : undefined;
      if (read === undefined) wrong(column.key, isEmpty ? "missing" : cellFault(column.form, text));
      values[column.key] = read;
    }
  }
  problems.push(...contradictions(kind, values));
  if (problems.length > 0 || !state) return refuse({ code: "ROW_INVALID", problems });
  const validTo = until === "" ? null : until;
  const rowKey = rowKeyOf(kind, values);
  return ok({ kind, rowKey, values, validFrom, validTo, state, source: source.slice(0, 300) });
}

/** Cells that are read each for itself and cannot stand beside each other. */
function contradictions(kind: RuleKind, values: Readonly<Record<string, unknown>>): CellProblem[] {
  if (kind === "setting" && typeof values.key === "string" && typeof values.value === "string") {
    return [settingFault(values.key, values.value) ?? []].flat();
  }
  if (kind !== "tariff_rate") return [];
  if (!isOriginOfRegime(values)) return [{ column: "origin", reason: "not_of_regime" }];
  // What an agreement does not lower is charged at the general rate, which is always one.
  const isGeneral = values.origin === "*";
  const isNone = (values.duty as { kind?: string } | null | undefined)?.kind === "no_concession";
  return isGeneral && isNone ? [{ column: "duty", reason: "not_of_regime" }] : [];
}

function isOriginOfRegime({ regime, origin }: Readonly<Record<string, unknown>>): boolean {
  if (regime === undefined || origin === undefined) return true;
  const whose = String(origin);
  if (isOriginGroup(whose)) return ORIGIN_GROUPS[whose].agreements.some((one) => one === regime);
  return (regime === "MFN" || regime === "PROVISIONAL") === (origin === "*");
}

/** The key columns' texts, joined: "33049900 RCEP JP". */
export function rowKeyOf(kind: RuleKind, values: Readonly<Record<string, unknown>>): string {
  return RULE_COLUMNS[kind]
    .filter((column) => column.role === "key")
    .map((column) => writeCell(column, values[column.key]))
    .join(" ");
}

/**
 * The keys of standing rows whose time a row takes: its own, and for a group's rate those of its
 * members, which would otherwise go on before the group's.
 */
export function keysTaken(kind: RuleKind, { rowKey, values }: EnteredRow): string[] {
  if (kind !== "tariff_rate") return [rowKey];
  const members = membersOf(String(values.origin));
  return [rowKey, ...members.map((origin) => rowKeyOf(kind, { ...values, origin }))];
}

/** The texts of a row's columns, as `readRuleRow` takes them. */
export function rowTexts(
  kind: RuleKind,
  row: Pick<EnteredRow, "validFrom" | "validTo" | "state" | "source"> & Record<string, unknown>,
): Record<string, string> {
  const { validFrom, validTo, state, source } = row;
  return {
    ...Object.fromEntries(
      RULE_COLUMNS[kind].map((column) => [column.key, writeCell(column, row[column.key])]),
    ),
    ...{ validFrom, validTo: validTo ?? "", state, source },
  };
}

/** Whether two rows say the same figures with the same certainty; time and source are not compared. */
export function sayTheSame(kind: RuleKind, a: Record<string, unknown>, b: Record<string, unknown>) {
  return RULE_COLUMNS[kind].every(
    (column) => writeCell(column, a[column.key]) === writeCell(column, b[column.key]),
  );
}

/** The first two rows of one key that hold at the same time; undefined when there are none. */
export function firstOverlap<
  Row extends Pick<EnteredRow, "kind" | "rowKey" | "validFrom" | "validTo">,
>(rows: readonly Row[]): [Row, Row] | undefined {
  const sorted = [...rows].sort(
    (a, b) =>
      compare(a.kind, b.kind) || compare(a.rowKey, b.rowKey) || compare(a.validFrom, b.validFrom),
  );
  for (const [index, row] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined || next.kind !== row.kind || next.rowKey !== row.rowKey) continue;
    if (row.validTo === null || next.validFrom <= row.validTo) return [row, next];
  }
  return undefined;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
