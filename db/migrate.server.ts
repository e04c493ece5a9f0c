import { existsSync } from "node:fs";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";
import { DatabaseFault } from "./database-fault";

const MIGRATION_LOCK = 7_105_021;
const OLDEST_SERVER = 150_000;

/** The queue reports each of its own steps; only its failures matter here, and those throw. */
const quietLogger = new Logger(() => () => {});

/** Creates the database that `url` names when the server does not have it yet. */
export async function ensureDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  const admin = postgres(address.href, { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (!found) {
      await admin`CREATE DATABASE ${admin(name)} ENCODING 'UTF8' TEMPLATE template0`;
    }
  } finally {
    await admin.end();
  }
}

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
    const [server] = await sql<{ version: number }[]>`
      SELECT current_setting('server_version_num')::integer AS version`;
    if ((server?.version ?? 0) < OLDEST_SERVER) {
      throw new DatabaseFault("the PostgreSQL server is older than 15", "upgrade it");
    }
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await refuseForeignHistory(sql, migrationsFolder);
    await runMigrations({ connectionString: url, logger: quietLogger });
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}

/** A database that saw migrations this program does not know belongs to another version of it. */
async function refuseForeignHistory(sql: postgres.Sql, migrationsFolder: string) {
  const [table] = await sql`SELECT to_regclass('drizzle.__drizzle_migrations') AS name`;
  if (!table?.name) return;
  const known = readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash);
  const [foreign] = await sql<{ count: number }[]>`
    SELECT count(*)::int FROM drizzle.__drizzle_migrations WHERE hash <> ALL (${known})`;
  if (foreign?.count) {
    throw new DatabaseFault(
      `the database was made by another version of this program (${foreign.count} unknown migrations)`,
      "run that version, or npm run db:backup -- FILE with it and npm run db:reset here",
    );
  }
}
