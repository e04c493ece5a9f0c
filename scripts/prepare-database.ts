import { join } from "node:path";
import { shanghaiDay } from "~/domain/calendar-day";
import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { asDatabaseFault } from "~db/database-fault";
import { ensureDatabase, migrateDatabase } from "~db/migrate.server";
import { DEMO_LOGINS } from "~db/seed/demo-operators";
import { seedIfEmpty } from "~db/seed/seed.server";

/**
 * Makes the database when it is missing, migrates it, seeds it when it is empty, and makes it
 * searchable. Its last line of output is JSON: what was seeded and the logins, or the fault.
 */
async function prepare() {
  const settings = env();
  const url = databaseUrl(settings);
  await ensureDatabase(url);
  await migrateDatabase(url, join(settings.BUILD_DIR, "migrations"));
  const seeded = await seedIfEmpty(url, {
    today: shanghaiDay(new Date()),
    withDemoGoods: settings.isDemo,
  });
  if (seeded.loaded.length > 0) {
    const app = createApp(settings, { part: "script", url, maxConnections: 2 });
    const actor = { kind: "system", name: "prepare-database" } as const;
    await syncDirtyProducts(app.context({ actor, face: "worker", requestId: "prepare-database" }));
    await app.close();
  }
  return { seeded, demoLogins: settings.DEMO_LOGINS === "on" ? DEMO_LOGINS : [] };
}

const answer = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

prepare().then(answer, (error: unknown) => {
  const fault = asDatabaseFault(error);
  if (!fault) throw error;
  answer({ fault: { message: fault.message, remedy: fault.remedy } });
  process.exitCode = 1;
});
