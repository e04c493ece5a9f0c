import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { asDatabaseFault } from "~db/database-fault";
import { ensureDatabase, migrateDatabase } from "~db/migrate.server";
import { createTestDatabase } from "../../support/database";
import { freePort } from "../../support/free-port";

const migrations = fileURLToPath(new URL("../../../db/migrations", import.meta.url));
const faultOf = (work: Promise<unknown>) => work.then(() => undefined, asDatabaseFault);

describe("preparing a database", () => {
  it("finds nothing to do the second time", async () => {
    const database = await createTestDatabase();
    const count = () => database.owner`SELECT count(*)::int FROM drizzle.__drizzle_migrations`;
    const before = await count();
    await migrateDatabase(database.url, migrations);
    expect(await count()).toEqual(before);
    await database.close();
  });

  it("leaves a database of another version alone and says what to do", async () => {
    const database = await createTestDatabase();
    await database.owner`
      INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of a later version', 1)`;
    const fault = await faultOf(migrateDatabase(database.url, migrations));
    expect(fault?.message).toContain("another version");
    expect(fault?.remedy).toContain("db:reset");
    await database.close();
  });

  it("says in one line that no server answers", async () => {
    const nobody = `postgres://postgres@127.0.0.1:${await freePort()}/fuling`;
    expect((await faultOf(ensureDatabase(nobody)))?.message).toMatch(/no PostgreSQL answers/);
  });
});
