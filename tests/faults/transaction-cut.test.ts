import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseHandle, openDatabase } from "~db/client.server";
import { isDatabaseAway } from "~db/connection-loss.server";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { severableLink } from "../support/faults/severable-link";
import { until } from "../support/until";

let database: TestDatabase;
let link: Awaited<ReturnType<typeof severableLink>>;
let one: DatabaseHandle;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner`CREATE TABLE mark (word text)`;
  await database.owner`GRANT INSERT, SELECT ON mark TO fuling_app`;
  link = await severableLink(database.url);
  // One connection only: what comes after the break must get the very same one.
  one = openDatabase({ url: link.url, applicationName: "cut-test", maxConnections: 1 });
});
afterEach(() => database.owner`TRUNCATE mark`);
afterAll(async () => {
  await one?.close();
  await link?.close();
  await database?.close();
});

const mark = (word: string) => sql`INSERT INTO mark VALUES (${word})`;
const marks = async () => (await database.owner`SELECT word FROM mark`).map(({ word }) => word);
const terminate = () => database.owner`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'cut-test'`;
const isSleeping = async () => {
  const [row] = await database.owner`
    SELECT 1 FROM pg_stat_activity WHERE application_name = 'cut-test' AND query LIKE '%pg_sleep%' AND state = 'active'`;
  return row !== undefined;
};
const breaks: Record<string, () => Promise<unknown>> = {
  "the server ends the session": terminate,
  "the line is cut": async () => {
    await link.cut();
    await link.mend();
  },
};

/** The pool is whole: the one connection works at once, and again. */
async function expectUsable() {
  await until("the pool answers", async () =>
    one.db.execute(mark("after")).then(
      () => true,
      () => false,
    ),
  );
  for (let round = 0; round < 5; round++) {
    await one.db.transaction(async (tx) => {
      await tx.execute(mark("again"));
    });
  }
  expect(await marks()).toEqual(["after", ...Array(5).fill("again")]);
}

describe.each(Object.entries(breaks))("a transaction whose connection breaks: %s", (_, cut) => {
  it("in a statement: is refused, leaves nothing, and the pool goes on", async () => {
    const broken = one.db.transaction(async (tx) => {
      await tx.execute(mark("lost"));
      await tx.execute(sql`SELECT pg_sleep(3)`);
    });
    const outcome = expect(broken).rejects.toSatisfy(isDatabaseAway);
    await until("the statement runs", isSleeping);
    await cut();
    await outcome;
    await expectUsable();
  });

  it("in a savepoint: the same", async () => {
    const broken = one.db.transaction(async (tx) => {
      await tx.execute(mark("lost"));
      await tx.transaction((savepoint) => savepoint.execute(sql`SELECT pg_sleep(3)`));
    });
    const outcome = expect(broken).rejects.toSatisfy(isDatabaseAway);
    await until("the statement runs", isSleeping);
    await cut();
    await outcome;
    await expectUsable();
  });

  it("between statements: nothing it does later reaches the connection's next transaction", async () => {
    let goOn: () => void = () => {};
    const paused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const broken = one.db.transaction(async (tx) => {
      await tx.execute(mark("lost"));
      await paused;
      await tx.execute(mark("astray"));
    });
    const outcome = expect(broken).rejects.toSatisfy(isDatabaseAway);
    await until("the first statement ran", async () => {
      const [row] = await database.owner`
        SELECT 1 FROM pg_stat_activity WHERE application_name = 'cut-test' AND state = 'idle in transaction' AND query LIKE 'INSERT%'`;
      return row !== undefined;
    });
    await cut();
    await outcome;
    await until("the pool answers", async () =>
      one.db.execute(sql`SELECT 1`).then(
        () => true,
        () => false,
      ),
    );
    const refused = one.db.transaction(async (tx) => {
      await tx.execute(mark("rolled back"));
      goOn();
      await tx.execute(sql`SELECT pg_sleep(0.2)`);
      throw new Error("changed its mind");
    });
    await expect(refused).rejects.toThrow("changed its mind");
    expect(await marks()).toEqual([]);
    await expectUsable();
  });
});
