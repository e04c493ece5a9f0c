import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../db/migrate.server";
import { joinCluster, leaveCluster } from "../../scripts/setup/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** address of the server without a database name */
    serverUrl: string;
    templateName: string;
  }
}

/**
 * Makes a migrated template database on the tests' own cluster (or on TEST_DATABASE_URL's server),
 * from which every test file gets a fresh copy; removes them all afterwards. Ignores DATABASE_URL.
 */
export default async function setup(project: TestProject) {
  const foreign = process.env.TEST_DATABASE_URL;
  const serverUrl = foreign
    ? foreign.replace(/\/[^/?]*(\?.*)?$/, "")
    : (await joinCluster("test")).url;
  const run = `fuling_test_${randomBytes(4).toString("hex")}`;
  const templateName = `${run}_template`;
  const admin = postgres(`${serverUrl}/postgres`, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${templateName} ENCODING 'UTF8' TEMPLATE template0`);
  await migrateDatabase(
    `${serverUrl}/${templateName}`,
    fileURLToPath(new URL("../../db/migrations", import.meta.url)),
  );
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return async () => {
    const rows = await admin<{ datname: string }[]>`
      SELECT datname FROM pg_database WHERE datname LIKE ${`${run}%`}`;
    for (const { datname } of rows) {
      await admin.unsafe(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
    await admin.end();
    if (!foreign) await leaveCluster("test");
  };
}
