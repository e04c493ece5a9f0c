import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import { startWorker } from "~/jobs/run-worker.server";
import { createApp } from "~/platform/app.server";
import { readEnv } from "~/platform/env.server";
import { errorWithoutValues } from "~/platform/error-without-values.server";
import { createLogger } from "~/platform/logger.server";
import { verifyIdentity } from "~/services/ordering/verify-identity.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { BONDED, mintPerson } from "../../support/factories";
import { contextOn, newVisitor } from "../../support/service-context";
import { until } from "../../support/until";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The program's logger, and what it wrote. */
function listening() {
  const lines: string[] = [];
  const log = createLogger("test", "debug", { write: (line) => void lines.push(line) });
  return { log, written: () => lines.join("") };
}

const failure = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("it should have failed");
};

describe("a statement that fails with a person's data in it", () => {
  it("is logged by its fault and text, without any value it carried", async () => {
    await database.owner`
      ALTER TABLE checkout_draft ADD CONSTRAINT nobody_fits CHECK (buyer_name IS NULL)`;
    const person = { ...mintPerson(), name: "慕容不入志" };
    const ctx = contextOn(database, { actor: newVisitor() });
    const error = await failure(() =>
      verifyIdentity(ctx, {
        intent: "verify",
        groupKey: `1210.home.${BONDED}`,
        ...person,
        consentVersion: IDENTITY_CONSENT_VERSION,
      }),
    );
    // What the driver says does carry them: without our fence this test would fail.
    expect(String(error)).toContain(person.name);
    const { log, written } = listening();
    log.error({ err: error, requestId: "req_test" }, "request failed");
    expect(written()).toContain("23514");
    expect(written()).toContain("nobody_fits");
    expect(written()).toContain("INSERT INTO checkout_draft");
    for (const secret of [
      person.name,
      person.idNumber,
      person.idNumber.slice(0, 10),
      ctx.seal.hashIdentity(person.idNumber),
      "params:",
    ]) {
      expect(written()).not.toContain(secret);
    }
  });

  it("hides numbers in other errors' words and input that a type refused", async () => {
    const { idNumber } = mintPerson();
    const { log, written } = listening();
    log.warn({ err: new Error(`no such person ${idNumber}`) }, "asked");
    const refused = await failure(() => database.sql`SELECT ${"慕容不入志"}::text::date`);
    log.warn({ err: refused }, "asked");
    expect(written()).toContain("22007");
    expect(written()).toContain("no such person");
    expect(written()).not.toContain(idNumber);
    expect(written()).not.toContain("慕容不入志");
    expect(errorWithoutValues(idNumber).message).not.toContain(idNumber);
  });

  it("masks a number wherever it stands in a line, such as a search for it", () => {
    const { idNumber } = mintPerson();
    const { log, written } = listening();
    log.info({ query: idNumber, at: { q: `身份证${idNumber}` } }, `searched ${idNumber}`);
    expect(written()).not.toContain(idNumber);
    expect(written()).toContain(`${idNumber.slice(0, 6)}********`);
    expect(JSON.parse(written())).toMatchObject({ level: 30, part: "test" });
  });

  it("leaves no parameters in the queue's record of a failed job, which the console shows", async () => {
    await database.owner`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'refused on purpose'; END $$`;
    await database.owner`
      CREATE TRIGGER refuse BEFORE DELETE ON checkout_draft FOR EACH STATEMENT EXECUTE FUNCTION refuse()`;
    await database.owner`
      SELECT enqueue_jobs(${database.owner.json([{ task: "identity.forget_expired", payload: {}, key: "one" }])})`;
    const app = createApp(readEnv({ APP_ENV: "test", LOG_LEVEL: "silent" }), {
      part: "worker",
      url: database.url,
      maxConnections: 2,
    });
    const worker = await startWorker(app, database.url, 1);
    const lastError = async () => {
      const [job] = await database.owner<{ last_error: string | null }[]>`
        SELECT last_error FROM graphile_worker._private_jobs WHERE key = 'one'`;
      return job?.last_error ?? undefined;
    };
    try {
      await until("the job failed", async () => (await lastError()) !== undefined);
      expect(await lastError()).toContain("refused on purpose");
      expect(await lastError()).toContain("DELETE FROM checkout_draft");
      expect(await lastError()).not.toContain("params");
    } finally {
      await worker.stop();
      await app.close();
    }
  });
});
