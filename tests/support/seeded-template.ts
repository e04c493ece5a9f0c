import type postgres from "postgres";
import { shanghaiDay } from "~/domain/calendar-day";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { openDatabase } from "~db/client.server";
import { seedIfEmpty } from "~db/seed/seed.server";
import type { TestDatabase } from "./database";
import { contextOn } from "./service-context";

const SEEDED_TEMPLATE_LOCK = 7_105_023;

/**
 * The name of this run's seeded template database, with its search documents. The first test file that asks builds it, the
 * others wait; it is renamed only when whole. Dates in it are relative to the real today.
 */
export async function seededTemplate(
  admin: postgres.Sql,
  serverUrl: string,
  migratedTemplate: string,
): Promise<string> {
  const name = migratedTemplate.replace(/_template$/, "_seeded");
  const draft = `${name}_draft`;
  await admin`SELECT pg_advisory_lock(${SEEDED_TEMPLATE_LOCK})`;
  try {
    const [known] = await admin`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (known) return name;
    await admin.unsafe(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await admin.unsafe(`CREATE DATABASE ${draft} TEMPLATE ${migratedTemplate}`);
    const url = `${serverUrl}/${draft}`;
    await seedIfEmpty(url, { today: shanghaiDay(new Date()) });
    const handle = openDatabase({ url, applicationName: "fuling-test-seed", maxConnections: 2 });
    await syncDirtyProducts(contextOn(handle as TestDatabase));
    await handle.close();
    await admin.unsafe(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  } finally {
    await admin`SELECT pg_advisory_unlock(${SEEDED_TEMPLATE_LOCK})`;
  }
}
