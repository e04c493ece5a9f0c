import { join } from "node:path";
import { shanghaiDay } from "~/domain/calendar-day";
import { databaseUrl, env } from "~/platform/env.server";
import { ensureDatabase, migrateDatabase } from "~db/migrate.server";
import { DEMO_LOGINS } from "~db/seed/demo-operators";
import { seedIfEmpty } from "~db/seed/seed.server";

/** Makes the database when it is missing, migrates it, seeds it when it is empty. */
const settings = env();
const url = databaseUrl(settings);
await ensureDatabase(url);
await migrateDatabase(url, join(settings.BUILD_DIR, "migrations"));
const seeded = await seedIfEmpty(url, {
  today: shanghaiDay(new Date()),
  withDemoGoods: settings.isDemo,
});
process.stdout.write(
  `${JSON.stringify({ seeded, demoLogins: settings.DEMO_LOGINS === "on" ? DEMO_LOGINS : [] })}\n`,
);
