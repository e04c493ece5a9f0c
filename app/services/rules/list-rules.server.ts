import { stringify } from "csv-stringify/sync";
import { eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { addDays, type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { FactState } from "~/domain/catalog/terms";
import { RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { holdsOn, type StandingRow } from "~/domain/rules/plan-change";
import { RULE_COLUMNS, SHARED_COLUMNS } from "~/domain/rules/rule-columns";
import { rowKeyOf, rowTexts } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { operator, ruleChange } from "~db/schema";
import { latestRules } from "./current-rules.server";

export const listRulesInput = z.object({
  kind: z.enum(RULE_KINDS).catch("tariff_rate").default("tariff_rate"),
  /** words of which each begins a key column's text or stands in a name */
  query: z.string().trim().max(60).catch("").default(""),
  state: z.enum(["any", "verified", "unverified", "unknown"]).catch("any").default("any"),
  /** rows in force on this day; empty = all times */
  day: z.string().refine(isCalendarDay).or(z.literal("")).catch("").default(""),
  /** rows whose last day is this one while nothing follows them */
  ends: z.string().refine(isCalendarDay).or(z.literal("")).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type RuleRowView = {
  id: number;
  rowKey: string;
  texts: Record<string, string>;
  state: FactState;
  /** the change it came by; null = the program's own first data */
  change: { id: RuleChangeId; title: string; enteredBy: string; approvedBy: string } | null;
  isInForce: boolean;
};

export type RuleList = {
  kind: RuleKind;
  page: number;
  rows: RuleRowView[];
  total: number;
  pageCount: number;
  pageSize: number;
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
  const { kind, query, state, day, ends, page } = listRulesInput.parse(input);
  const { rules } = (await latestRules(ctx)).rows;
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const rows = sorted(kind, rules[kind]);
  const followed = ends === "" ? undefined : keysOn(rows, addDays(ends, 1));
  const shown = rows.filter(
    ({ row, rowKey }) =>
      isFound(row, rowKey, query) &&
      (state === "any" || row.state === state) &&
      (day === "" || holdsOn(row, day)) &&
      (!followed || (row.validTo === ends && !followed.has(rowKey))),
  );
  const states: RuleList["states"] = { verified: 0, unverified: 0, unknown: 0 };
  for (const { row } of rows) states[row.state] += 1;
  const onPage = shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const changes = await changesOf(ctx, onPage);
  return ok({
    kind,
    page,
    rows: onPage.map(({ row, rowKey }) => ({
      ...{ id: row.id, rowKey, texts: rowTexts(kind, row), state: row.state },
      change: changes.get(row.changeId ?? "") ?? null,
      isInForce: holdsOn(row, today),
    })),
    total: shown.length,
    pageSize: PAGE_SIZE,
    pageCount: Math.max(1, Math.ceil(shown.length / PAGE_SIZE)),
    states,
    kinds: RULE_KINDS.map((one) => {
      const held = rules[one].filter((row) => holdsOn(row, today));
      const openCount = held.filter((row) => row.state !== "verified").length;
      return { kind: one, count: rules[one].length, openCount };
    }),
  });
}

const keysOn = (rows: readonly { row: KeptRow; rowKey: string }[], day: CalendarDay) =>
  new Set(rows.filter(({ row }) => holdsOn(row, day)).map(({ rowKey }) => rowKey));

function isFound(row: KeptRow, rowKey: string, query: string): boolean {
  const keys = rowKey.toLowerCase().split(" ");
  const names = `${row.nameZh ?? ""} ${row.nameEn ?? ""}`.toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => keys.some((key) => key.startsWith(word)) || names.includes(word));
}

/** Who entered and who approved the rows, in one statement; none when all are first data. */
async function changesOf(ctx: ServiceContext, rows: readonly { row: KeptRow }[]) {
  const ids = [...new Set(rows.flatMap(({ row }) => row.changeId ?? []))];
  if (ids.length === 0) return new Map<string, NonNullable<RuleRowView["change"]>>();
  const author = alias(operator, "author");
  const decider = alias(operator, "decider");
  const found = await ctx.db
    .select({
      id: ruleChange.id,
      title: ruleChange.title,
      enteredBy: author.name,
      approvedBy: decider.name,
    })
    .from(ruleChange)
    .innerJoin(author, eq(author.id, ruleChange.enteredBy))
    .innerJoin(decider, eq(decider.id, ruleChange.decidedBy))
    .where(inArray(ruleChange.id, ids));
  return new Map<string, NonNullable<RuleRowView["change"]>>(found.map((one) => [one.id, one]));
}

/** All rows of one kind as CSV, in the columns that an import of them takes. For every operator. */
export async function exportRules(
  ctx: ServiceContext,
  kind: RuleKind,
): Promise<Result<string, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { rules } = (await latestRules(ctx)).rows;
  const columns = [...RULE_COLUMNS[kind].map(({ key }) => key), ...SHARED_COLUMNS];
  const lines = sorted(kind, rules[kind]).map(({ row }) => {
    const texts = rowTexts(kind, row);
    return columns.map((column) => texts[column] ?? "");
  });
  // Names and sources come from outside: a spreadsheet must not run one that begins like a formula.
  return ok(`\ufeff${stringify([columns, ...lines], { escape_formulas: true })}`);
}

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
