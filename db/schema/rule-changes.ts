import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { FactState } from "~/domain/catalog/terms";
import type { RuleKind } from "~/domain/dated-fact";
import { day, idColumn, instant } from "./columns";
import { operator } from "./identity";

export type RuleChangeStatus = "draft" | "proposed" | "approved" | "rejected" | "dropped";

/** Rule rows entered together: a form's one row, or a whole official table from a file. */
export const ruleChange = pgTable(
  "rule_change",
  {
    id: idColumn<"rch">("id").primaryKey(),
    title: text("title").notNull(),
    /** name and SHA-256 of the file the rows were read from */
    fileName: text("file_name"),
    fileDigest: text("file_digest"),
    rowCount: integer("row_count").notNull(),
    /** set when the file is a whole table: what it no longer names ends the day before */
    wholeFrom: day("whole_from"),
    status: text("status").$type<RuleChangeStatus>().notNull(),
    enteredBy: text("entered_by")
      .notNull()
      .references(() => operator.id),
    enteredAt: instant("entered_at").notNull(),
    proposedAt: instant("proposed_at"),
    decidedBy: text("decided_by").references(() => operator.id),
    decidedAt: instant("decided_at"),
    decisionNote: text("decision_note"),
  },
  (table) => [
    index("rule_change_status").on(table.status, table.enteredAt),
    check(
      "decided_by_another",
      sql`${table.status} NOT IN ('approved', 'rejected') OR (${table.decidedBy} IS NOT NULL AND ${table.decidedAt} IS NOT NULL AND (${table.status} = 'rejected' OR ${table.decidedBy} <> ${table.enteredBy}))`,
    ),
  ],
);

/** One row of a change as it will stand in its table once approved; `values` without the shared columns. */
export const ruleChangeRow = pgTable(
  "rule_change_row",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    changeId: idColumn<"rch">("change_id")
      .notNull()
      .references(() => ruleChange.id, { onDelete: "cascade" }),
    kind: text("kind").$type<RuleKind>().notNull(),
    /** line of the file, or 1 */
    line: integer("line").notNull(),
    /** values of the key columns, joined: rows of one key must not overlap in time */
    rowKey: text("row_key").notNull(),
    values: jsonb("values").$type<Record<string, unknown>>().notNull(),
    validFrom: day("valid_from").notNull(),
    validTo: day("valid_to"),
    state: text("state").$type<FactState>().notNull(),
    source: text("source").notNull(),
  },
  (table) => [index("rule_change_row_key").on(table.changeId, table.rowKey)],
);
