import { setTimeout as pause } from "node:timers/promises";
import { sql as drizzleSql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { isDatabaseAway, TransactionLine } from "./connection-loss.server";
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

export type DatabaseHandle = {
  db: Database;
  sql: postgres.Sql;
  /** opens every connection now, so that the first crowd after a start does not wait for them */
  open: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Begins a statement whose text never varies: it is planned once a connection instead of each time,
 * which for the joins of a product page or a cart takes longer than running it.
 */
const PREPARED_MARK = "/* prepared */ ";
export const PREPARED = drizzleSql.raw(PREPARED_MARK);

type Work<Value> = (sql: postgres.TransactionSql) => Value | Promise<Value>;

function preparing(unsafe: postgres.Sql["unsafe"]): postgres.Sql["unsafe"] {
  return (text, parameters, options) =>
    unsafe(text, parameters, text.startsWith(PREPARED_MARK) ? { prepare: true } : options);
}

/** The pool, and every transaction and savepoint it opens, with marked statements prepared. */
function preparingMarked(pool: postgres.Sql): postgres.Sql {
  const begin = pool.begin.bind(pool) as <Value>(
    options: string,
    work: Work<Value>,
  ) => Promise<unknown>;
  return Object.assign(pool, {
    unsafe: preparing(pool.unsafe),
    begin: <Value>(first: string | Work<Value>, second?: Work<Value>) => {
      const [options, work] = typeof first === "string" ? [first, second] : ["", first];
      const outcome: Promise<unknown> = begin(options, (inner) =>
        line.guard(() => work?.(onLine(inner, line)) as Value),
      );
      const line = new TransactionLine(outcome);
      return outcome;
    },
  });
}

function onLine(sql: postgres.TransactionSql, line: TransactionLine): postgres.TransactionSql {
  const unsafe = preparing(sql.unsafe);
  const savepoint = sql.savepoint.bind(sql) as <Value>(work: Work<Value>) => Promise<unknown>;
  return Object.assign(sql, {
    unsafe: (...statement: Parameters<typeof unsafe>) => {
      line.require();
      return unsafe(...statement);
    },
    savepoint: <Value>(work: Work<Value>) => {
      line.require();
      return savepoint((inner) => line.guard(() => work(onLine(inner, line))));
    },
  });
}

/** While the server is away it is asked again this often, and nobody waits longer for a connection. */
const ASK_AGAIN_SECONDS = 0.25;
const CONNECT_WITHIN_SECONDS = 5;

/** Opens a pool. The application's pools act as `fuling_app`, which cannot alter ledgers. */
export function openDatabase(options: DatabaseOptions): DatabaseHandle {
  const pool = postgres(options.url, {
    max: options.maxConnections,
    backoff: () => ASK_AGAIN_SECONDS,
    connect_timeout: CONNECT_WITHIN_SECONDS,
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
  const sql = preparingMarked(pool);
  const open = async () => {
    await Promise.all(Array.from({ length: options.maxConnections }, () => pool`SELECT 1`));
  };
  return { db: drizzle(sql, { schema }), sql, open, close: () => sql.end({ timeout: 5 }) };
}

/** Waits until the server answers; tells `onAway` once. What is wrong otherwise is thrown. */
export async function untilDatabaseAnswers(url: string, onAway: () => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const probe = postgres(url, { max: 1, connect_timeout: CONNECT_WITHIN_SECONDS });
    try {
      await probe`SELECT 1`;
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (attempt === 0) onAway();
      await pause(ASK_AGAIN_SECONDS * 1_000);
    } finally {
      await probe.end({ timeout: 0 });
    }
  }
}
