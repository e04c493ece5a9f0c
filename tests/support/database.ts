import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type DatabaseHandle, openDatabase } from "~db/client.server";
import { seededTemplate } from "./seeded-template";

export type TestDatabase = DatabaseHandle & {
  url: string;
  /** statements sent since the last call */
  takeStatements: () => string[];
  /** a pool that acts as the owner, for set-up and for looking behind the application's rights */
  owner: postgres.Sql;
};

/**
 * A fresh, migrated database for one test file, empty or with the whole seed; the suite's set-up
 * drops it afterwards.
 */
export async function createTestDatabase(
  options: { maxConnections?: number; template?: "empty" | "seeded" } = {},
): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const migrated = inject("templateName");
  const name = `${migrated.replace(/_template$/, "")}_${randomBytes(5).toString("hex")}`;
  const admin = postgres(`${serverUrl}/postgres`, { max: 1, onnotice: () => {} });
  const template =
    options.template === "seeded" ? await seededTemplate(admin, serverUrl, migrated) : migrated;
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  const url = `${serverUrl}/${name}`;
  let statements: string[] = [];
  const handle = openDatabase({
    url,
    applicationName: "fuling-test",
    maxConnections: options.maxConnections ?? 8,
    onStatement: (statement) => statements.push(statement),
  });
  const owner = postgres(url, { max: 2, onnotice: () => {} });
  return {
    ...handle,
    url,
    owner,
    takeStatements: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    close: async () => {
      await handle.close();
      await owner.end();
    },
  };
}
