import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { DatabaseTransaction } from "~db/client.server";

const ROWS_PER_STATEMENT = 10_000;

/**
 * Inserts many rows of the same columns as one parameter a statement: a tariff book's thirty thousand
 * would be a third of a million parameters otherwise. Columns are named as the program does.
 */
export async function insertRows(
  db: DatabaseTransaction,
  table: PgTable,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const known = getTableColumns(table);
  const named = columns.flatMap((key) => (known[key] ? [[key, known[key].name] as const] : []));
  const list = sql.join(
    named.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const records = rows
      .slice(at, at + ROWS_PER_STATEMENT)
      .map((row) => Object.fromEntries(named.map(([key, name]) => [name, row[key] ?? null])));
    await db.execute(sql`
      INSERT INTO ${table} (${list})
      SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(records)}::jsonb)`);
  }
}
