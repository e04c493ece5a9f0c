import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
/** The database inside a transaction: the same verbs, without opening another connection. */
export type DatabaseTransaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export type DatabaseOptions = {
  /** the owner's address */
  url: string;
  /** told apart in pg_stat_activity and in statement counts: fuling-web, fuling-worker … */
  applicationName: string;
  maxConnections: number;
  /** act as the owner instead of the application role: migrations and administration only */
  asOwner?: boolean;
  /** called with every statement sent, for SQL budgets in tests */
  onStatement?: (statement: string) => void;
};

export type DatabaseHandle = { db: Database; sql: postgres.Sql; close: () => Promise<void> };

/** Opens a pool. The application's pools act as `fuling_app`, which cannot alter ledgers. */
export function openDatabase(options: DatabaseOptions): DatabaseHandle {
  const sql = postgres(options.url, {
    max: options.maxConnections,
    connection: {
      application_name: options.applicationName,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(options.asOwner ? {} : { role: "fuling_app" }),
    },
    onnotice: () => {},
    ...(options.onStatement
      ? { debug: (_connection: number, statement: string) => options.onStatement?.(statement) }
      : {}),
  });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
