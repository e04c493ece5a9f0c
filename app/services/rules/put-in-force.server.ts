import { inArray, isNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { RuleKind } from "~/domain/dated-fact";
import type { RuleChangeId } from "~/domain/ids";
import {
  type ChangePlan,
  planChange,
  type StandingRow,
  type WholeTable,
} from "~/domain/rules/plan-change";
import { RULE_COLUMNS, SHARED_COLUMNS } from "~/domain/rules/rule-columns";
import type { EnteredRow } from "~/domain/rules/rule-row";
import type { DatabaseTransaction } from "~db/client.server";
import { insertRows } from "./insert-rows.server";
import { RULE_TABLES } from "./rule-tables";

/** The columns every table of rules has. */
type RuleTable = PgTable & Record<"id" | "validTo" | "withdrawnBy", PgColumn>;

/** One change of the rules at a time; readers are not kept waiting. */
const RULES_LOCK = 7_105_040;

/** Waits until no other change is coming into force; kept until the transaction ends. */
export async function lockRules(db: DatabaseTransaction): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${RULES_LOCK})`);
}

/**
 * Brings entered rows into force inside the caller's transaction: rows in their way end or are
 * withdrawn, none is overwritten, and the database refuses any overlap (`…_in_force_once`).
 */
export async function putInForce(
  db: DatabaseTransaction,
  changeId: RuleChangeId | null,
  rows: readonly EnteredRow[],
  whole: WholeTable | null = null,
): Promise<void> {
  await lockRules(db);
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const table: RuleTable = RULE_TABLES[kind];
    const standing = await db.select().from(table).where(isNull(table.withdrawnBy));
    const entered = rows.filter((row) => row.kind === kind);
    await apply(db, kind, planChange(kind, standing as StandingRow[], entered, whole), changeId);
  }
}

async function apply(
  db: DatabaseTransaction,
  kind: RuleKind,
  plan: ChangePlan,
  changeId: RuleChangeId | null,
): Promise<void> {
  const table: RuleTable = RULE_TABLES[kind];
  if (plan.withdraw.length > 0) {
    await db.update(table).set({ withdrawnBy: changeId }).where(inArray(table.id, plan.withdraw));
  }
  if (plan.end.length > 0) {
    await db.execute(sql`
      UPDATE ${table} t SET valid_to = e."validTo"
      FROM jsonb_to_recordset(${JSON.stringify(plan.end)}::jsonb) AS e("id" bigint, "validTo" date)
      WHERE t.id = e.id`);
  }
  const resumed = plan.resume.map(({ of, validFrom, validTo }) => ({ ...of, validFrom, validTo }));
  const inserted = plan.insert.map(({ values, validFrom, validTo, state, source }) => ({
    ...values,
    ...{ validFrom, validTo, state, source, changeId },
  }));
  // Of this kind's columns only: what was entered names nothing else.
  const columns = [...RULE_COLUMNS[kind].map(({ key }) => key), ...SHARED_COLUMNS, "changeId"];
  await insertRows(db, table, columns, [...resumed, ...inserted]);
}
