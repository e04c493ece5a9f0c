import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * A row, or several, as the JSON that `jsonb_populate_record(set)` turns back into table rows: whole
 * orders go into one statement with it. Bytes travel in hex, instants as ISO texts.
 */
export function rowJson<Table extends PgTable>(
  table: Table,
  values: Table["$inferInsert"] | readonly Table["$inferInsert"][],
): string {
  const columns = Object.entries(getTableColumns(table));
  const toRow = (value: Record<string, unknown>) =>
    Object.fromEntries(columns.map(([key, column]) => [column.name, plain(value[key])]));
  const rows: unknown = values;
  return JSON.stringify(
    Array.isArray(rows) ? rows.map(toRow) : toRow(values as Record<string, unknown>),
  );
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
