import { z } from "zod";
import type { CalendarDay } from "~/domain/calendar-day";
import { RULE_KINDS } from "~/domain/dated-fact";
import { parseId, type RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { strangeCountry, strangeLine } from "~/domain/rules/known-codes";
import { SHARED_COLUMNS } from "~/domain/rules/rule-columns";
import { type EnteredRow, type RowRefusal, readRuleRow } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { ruleChange, ruleChangeRow } from "~db/schema";
import { latestRules } from "./current-rules.server";
import { insertRows } from "./insert-rows.server";
import { knownCodes } from "./known-codes";
import { plainText } from "./plain-text";

export const enterChangeInput = z.object({
  kind: z.enum(RULE_KINDS),
  title: plainText(200).default(""),
  /** texts by column name, as the form has them */
  cells: z.record(z.string(), z.string().max(2_000)),
});

export type EnterChangeRefusal = ForbiddenRefusal | RowRefusal;

/**
 * Enters one rule row as a draft, to be looked at, proposed and approved by another person.
 * By an operator of customs or finance.
 */
export async function enterChange(
  ctx: ServiceContext,
  input: z.input<typeof enterChangeInput>,
): Promise<Result<{ changeId: RuleChangeId }, EnterChangeRefusal>> {
  if (ctx.actor.kind !== "operator" || !mayActAs(ctx.actor, "customs", "finance")) {
    return refuse({ code: "FORBIDDEN" });
  }
  const { kind, title, cells } = enterChangeInput.parse(input);
  const row = readRuleRow(kind, (column) => cells[column] ?? "");
  if (!row.ok) return row;
  const known = knownCodes(await latestRules(ctx));
  const strange = [strangeLine(row.value, known), strangeCountry(row.value, known)];
  const problems = strange.filter((problem) => problem !== undefined);
  if (problems.length > 0) return refuse({ code: "ROW_INVALID", problems });
  const { operatorId } = ctx.actor;
  return inTransaction<{ changeId: RuleChangeId }, EnterChangeRefusal>(ctx, async (tx) => {
    const named = title === "" ? row.value.rowKey : title;
    const rows = [{ ...row.value, line: 1 }];
    return ok({
      changeId: await keepDraft(tx, operatorId, {
        title: named,
        rows,
        file: null,
        wholeFrom: null,
      }),
    });
  });
}

export type Draft = {
  title: string;
  rows: readonly (EnteredRow & { line: number })[];
  file: { name: string; digest: string } | null;
  wholeFrom: CalendarDay | null;
};

const ROW_COLUMNS = [
  ...["changeId", "kind", "line", "rowKey", "values"],
  ...SHARED_COLUMNS,
] as const;

/** Keeps a draft with its rows inside the caller's transaction. */
export async function keepDraft(
  tx: Tx,
  operatorId: string,
  { title, rows, file, wholeFrom }: Draft,
): Promise<RuleChangeId> {
  const changeId = newId("rch");
  await tx.db.insert(ruleChange).values({
    id: changeId,
    title,
    fileName: file?.name ?? null,
    fileDigest: file?.digest ?? null,
    rowCount: rows.length,
    wholeFrom,
    status: "draft",
    enteredBy: operatorId,
    enteredAt: tx.now,
  });
  const entered = rows.map((row) => ({ ...row, changeId }));
  await insertRows(tx.db, ruleChangeRow, ROW_COLUMNS, entered);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  tx.audit("enter_rule_change", "rule_change", changeId, { title, kinds, rowCount: rows.length });
  return changeId;
}

/** Reads a change's id that came from outside. */
export const changeIdInput = z.string().transform((id, ctx): RuleChangeId => {
  const known = parseId("rch", id);
  if (!known) ctx.addIssue({ code: "custom", message: "not_a_change" });
  return known ?? z.NEVER;
});
