import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { FactState } from "~/domain/catalog/terms";
import { RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { StandingRow } from "~/domain/rules/plan-change";
import { RULE_COLUMNS, SHARED_COLUMNS } from "~/domain/rules/rule-columns";
import { rowKeyOf, rowTexts } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { currentRules } from "./current-rules.server";

export const listRulesInput = z.object({
  kind: z.enum(RULE_KINDS).catch("tariff_rate").default("tariff_rate"),
  /** the beginning of any key column's text, e.g. an HS code */
  query: z.string().trim().max(60).catch("").default(""),
  state: z.enum(["any", "verified", "unverified", "unknown"]).catch("any").default("any"),
  /** rows in force on this day; empty = all times */
  day: z.string().refine(isCalendarDay).or(z.literal("")).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type RuleRowView = {
  id: number;
  rowKey: string;
  texts: Record<string, string>;
  state: FactState;
  /** the change it came by; null = the program's own first data */
  changeId: RuleChangeId | null;
  isInForce: boolean;
};

export type RuleList = {
  kind: RuleKind;
  columns: string[];
  rows: RuleRowView[];
  total: number;
  pageCount: number;
  /** of all rows of the kind, by state */
  states: Record<FactState, number>;
  /** of each kind, how many rows stand, and how many of those in force today are not verified */
  kinds: { kind: RuleKind; count: number; openCount: number }[];
};

const PAGE_SIZE = 50;

/** Rows of one kind as they stand, by key and time. For every operator. */
export async function listRules(
  ctx: ServiceContext,
  input: z.input<typeof listRulesInput>,
): Promise<Result<RuleList, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { kind, query, state, day, page } = listRulesInput.parse(input);
  const { rules } = (await currentRules(ctx)).rows;
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const rows = sorted(kind, rules[kind]);
  const shown = rows.filter(
    ({ row, rowKey }) =>
      rowKey.split(" ").some((text) => text.startsWith(query)) &&
      (state === "any" || row.state === state) &&
      (day === "" || holdsOn(row, day)),
  );
  const states: RuleList["states"] = { verified: 0, unverified: 0, unknown: 0 };
  for (const { row } of rows) states[row.state] += 1;
  return ok({
    kind,
    columns: RULE_COLUMNS[kind].map(({ key }) => key),
    rows: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ row, rowKey }) => ({
      ...{ id: row.id, rowKey, texts: rowTexts(kind, row), state: row.state },
      changeId: row.changeId,
      isInForce: holdsOn(row, today),
    })),
    total: shown.length,
    pageCount: Math.max(1, Math.ceil(shown.length / PAGE_SIZE)),
    states,
    kinds: RULE_KINDS.map((one) => {
      const held = rules[one].filter((row) => holdsOn(row, today));
      const openCount = held.filter((row) => row.state !== "verified").length;
      return { kind: one, count: rules[one].length, openCount };
    }),
  });
}

/** All rows of one kind as CSV, in the columns that an import of them takes. For every operator. */
export async function exportRules(
  ctx: ServiceContext,
  kind: RuleKind,
): Promise<Result<string, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { rules } = (await currentRules(ctx)).rows;
  const columns = [...RULE_COLUMNS[kind].map(({ key }) => key), ...SHARED_COLUMNS];
  const lines = sorted(kind, rules[kind]).map(({ row }) => {
    const texts = rowTexts(kind, row);
    return columns.map((column) => texts[column] ?? "");
  });
  return ok(`\ufeff${stringify([columns, ...lines])}`);
}

const holdsOn = ({ validFrom, validTo }: StandingRow, day: CalendarDay) =>
  validFrom <= day && (validTo === null || day <= validTo);

type KeptRow = StandingRow & { changeId: RuleChangeId | null };

function sorted(kind: RuleKind, rows: readonly KeptRow[]) {
  return rows
    .map((row) => ({ row, rowKey: rowKeyOf(kind, row) }))
    .sort((a, b) =>
      a.rowKey === b.rowKey
        ? compare(a.row.validFrom, b.row.validFrom)
        : compare(a.rowKey, b.rowKey),
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);
