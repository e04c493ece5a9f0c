import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { RULE_KINDS, type RuleKind } from "~/domain/dated-fact";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { type ChangeCommand, type ChangeStatus, commandsFor } from "~/domain/rules/decide-change";
import { planChange, type RowOutcome } from "~/domain/rules/plan-change";
import { prevailingCodes } from "~/domain/rules/prevailing-codes";
import { type EnteredRow, rowKeyOf, rowTexts } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { operator, ruleChange, ruleChangeRow } from "~db/schema";
import { latestRules } from "./current-rules.server";
import { changeIdInput } from "./enter-change.server";
import { overlaidRules } from "./overlaid-rules";
import { type PriceEffects, priceEffects } from "./price-effect.server";
import { makeRuleBook, type RuleBook } from "./rule-book";

const OUTCOMES = ["changed", "new", "ended", "same"] as const;

export const getChangeInput = z.object({
  changeId: changeIdInput,
  show: z.enum(OUTCOMES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

/** A row of a change beside what it changes, as texts by column. */
export type ChangeRowView = {
  line: number;
  kind: RuleKind;
  rowKey: string;
  outcome: RowOutcome["kind"] | "ended";
  texts: Record<string, string>;
  before: Record<string, string>[];
};

export type ChangeView = {
  id: RuleChangeId;
  title: string;
  status: ChangeStatus;
  fileName: string | null;
  wholeFrom: CalendarDay | null;
  enteredBy: string;
  enteredAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
  kinds: { kind: RuleKind; count: number }[];
  /** compared with what is in force now; once it is decided all rows are as they were entered */
  counts: Record<ChangeRowView["outcome"], number>;
  /** whose rows are shown: what was asked for, or the first sort that has any */
  show: ChangeRowView["outcome"];
  rows: ChangeRowView[];
  pageCount: number;
  /** null once it is decided */
  effects: PriceEffects | null;
  /** ten-digit codes whose own rates the entered eight-digit ones do not reach; none once it is decided */
  prevailing: string[];
  commands: ChangeCommand[];
  /** whether the reader entered it, and whether their role acts on changes at all */
  isOwn: boolean;
  mayAct: boolean;
  rulesVersion: number;
};

const PAGE_SIZE = 50;

/** A change with its rows beside what is in force and what it does to prices. For every operator. */
export async function getChange(
  ctx: ServiceContext,
  input: z.input<typeof getChangeInput>,
): Promise<Result<ChangeView, ForbiddenRefusal | { code: "CHANGE_NOT_FOUND" }>> {
  if (ctx.actor.kind !== "operator" || !mayReadConsole(ctx.actor)) {
    return refuse({ code: "FORBIDDEN" });
  }
  const wish = getChangeInput.parse(input);
  const author = alias(operator, "author");
  const decider = alias(operator, "decider");
  const [found] = await ctx.db
    .select({ change: ruleChange, author: author.name, decider: decider.name })
    .from(ruleChange)
    .innerJoin(author, eq(author.id, ruleChange.enteredBy))
    .leftJoin(decider, eq(decider.id, ruleChange.decidedBy))
    .where(eq(ruleChange.id, wish.changeId));
  if (!found) return refuse({ code: "CHANGE_NOT_FOUND" });
  const { change } = found;
  const rows = await ctx.db
    .select()
    .from(ruleChangeRow)
    .where(eq(ruleChangeRow.changeId, change.id))
    .orderBy(asc(ruleChangeRow.line), asc(ruleChangeRow.id));
  const book = await latestRules(ctx);
  const isOpen = change.status === "draft" || change.status === "proposed";
  const compared = isOpen ? compare(rows, book, change.wholeFrom) : rows.map(asEntered);
  const counts = countsOf(compared);
  const show = wish.show ?? OUTCOMES.find((outcome) => counts[outcome] > 0) ?? "changed";
  const shown = isOpen ? compared.filter(({ outcome }) => outcome === show) : compared;
  const mayAct = mayActAs(ctx.actor, "customs", "finance");
  const { operatorId } = ctx.actor;
  return ok({
    id: change.id,
    title: change.title,
    status: change.status,
    fileName: change.fileName,
    wholeFrom: change.wholeFrom,
    enteredBy: found.author,
    enteredAt: change.enteredAt,
    decidedBy: found.decider,
    decidedAt: change.decidedAt,
    decisionNote: change.decisionNote,
    kinds: RULE_KINDS.flatMap((kind) => {
      const count = rows.filter((row) => row.kind === kind).length;
      return count > 0 ? [{ kind, count }] : [];
    }),
    counts,
    show,
    rows: shown.slice((wish.page - 1) * PAGE_SIZE, wish.page * PAGE_SIZE),
    pageCount: Math.max(1, Math.ceil(shown.length / PAGE_SIZE)),
    effects: isOpen ? await effectsOf(ctx, book, rows, change.wholeFrom) : null,
    prevailing: isOpen ? prevailingOf(rows, book) : [],
    commands: mayAct ? commandsFor(change, operatorId) : [],
    isOwn: change.enteredBy === operatorId,
    mayAct,
    rulesVersion: book.version,
  });
}

type KeptRow = EnteredRow & { line: number };

const asEntered = (row: KeptRow): ChangeRowView => ({
  ...{ line: row.line, kind: row.kind, rowKey: row.rowKey, outcome: "new", before: [] },
  texts: textsOf(row),
});

const textsOf = (row: EnteredRow) => rowTexts(row.kind, { ...row.values, ...timeOf(row) });
const timeOf = ({ validFrom, validTo, state, source }: EnteredRow) => ({
  ...{ validFrom, validTo, state, source },
});

function compare(
  rows: readonly KeptRow[],
  book: RuleBook,
  wholeFrom: CalendarDay | null,
): ChangeRowView[] {
  return RULE_KINDS.flatMap((kind) => {
    const entered = rows.filter((row) => row.kind === kind);
    if (entered.length === 0) return [];
    const standing = book.rows.rules[kind];
    const whole = wholeFrom === null ? null : { from: wholeFrom };
    const plan = planChange(kind, standing, entered, whole);
    const named = new Set(entered.map(({ rowKey }) => rowKey));
    const touched = new Set([...plan.withdraw, ...plan.end.map(({ id }) => id)]);
    const ended = standing.flatMap((row): ChangeRowView[] => {
      const texts = rowTexts(kind, row);
      const rowKey = rowKeyOf(kind, row);
      if (!touched.has(row.id) || named.has(rowKey)) return [];
      return [{ line: 0, kind, rowKey, outcome: "ended", texts, before: [texts] }];
    });
    return [
      ...entered.map((row, index): ChangeRowView => {
        const outcome = plan.outcomes[index];
        const before = outcome?.kind === "changed" ? outcome.before : [];
        return {
          ...asEntered(row),
          outcome: outcome?.kind ?? "new",
          before: before.map((old) => rowTexts(kind, old)),
        };
      }),
      ...ended,
    ];
  });
}

const prevailingOf = (rows: readonly KeptRow[], book: RuleBook): string[] =>
  RULE_KINDS.flatMap((kind) =>
    prevailingCodes(
      kind,
      book.rows.rules[kind],
      rows.filter((row) => row.kind === kind),
    ),
  );

function countsOf(rows: readonly ChangeRowView[]): ChangeView["counts"] {
  const counts = { new: 0, changed: 0, same: 0, ended: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Prices of the day on which the change first matters: its first day, but never one that is past. */
async function effectsOf(
  ctx: ServiceContext,
  book: RuleBook,
  rows: readonly KeptRow[],
  wholeFrom: CalendarDay | null,
): Promise<PriceEffects> {
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const first = rows.map(({ validFrom }) => validFrom).sort()[0] ?? today;
  const day = [first, today].sort().at(-1) ?? today;
  const whole = wholeFrom === null ? null : { from: wholeFrom };
  const policy = book.on(day).policy;
  const after = makeRuleBook(overlaidRules(book.rows, rows, whole), policy);
  return priceEffects(ctx, book, after, day);
}
