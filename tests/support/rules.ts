import type postgres from "postgres";
import type { RuleKind } from "~/domain/dated-fact";
import { type EnteredRow, rowKeyOf } from "~/domain/rules/rule-row";
import { putInForce } from "~/services/rules/put-in-force.server";
import type { TestDatabase } from "./database";

/** Brings a row into force as an approval does: the one in force before it ends the day before. */
export async function beginRule(
  { db }: TestDatabase,
  kind: RuleKind,
  row: Partial<EnteredRow> & Pick<EnteredRow, "values" | "validFrom">,
): Promise<void> {
  const rowKey = rowKeyOf(kind, row.values);
  const entered = {
    kind,
    rowKey,
    validTo: null,
    state: "verified",
    source: "test",
    ...row,
  } as const;
  await db.transaction((tx) => putInForce(tx, null, [entered]));
}

/** Rewrites rows of a kind as no program may: the trigger that keeps them is off meanwhile. */
export async function rewriteRules(
  { owner }: TestDatabase,
  kind: RuleKind,
  work: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  await owner.begin(async (sql) => {
    await sql.unsafe(`ALTER TABLE ${kind} DISABLE TRIGGER keeps_rule_row`);
    await work(sql);
    await sql.unsafe(`ALTER TABLE ${kind} ENABLE TRIGGER keeps_rule_row`);
  });
}
