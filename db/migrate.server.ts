import { existsSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";

const MIGRATION_LOCK = 7_105_021;

/** The queue reports each of its own steps; only its failures matter here, and those throw. */
const quietLogger = new Logger(() => () => {});

/**
 * Brings the database at `url` (the owner's address) to the newest schema: the queue's tables, then
 * ours. One process at a time; the others wait and find nothing to do.
 */
export async function migrateDatabase(url: string, migrationsFolder: string): Promise<void> {
  if (!existsSync(migrationsFolder)) throw new Error(`no migrations at ${migrationsFolder}`);
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "fuling-migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations({ connectionString: url, logger: quietLogger });
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}
