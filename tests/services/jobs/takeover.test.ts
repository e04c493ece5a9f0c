import { afterAll, beforeAll, expect, it } from "vitest";
import { startWorker } from "~/jobs/run-worker.server";
import { createApp } from "~/platform/app.server";
import { readEnv } from "~/platform/env.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { until } from "../../support/until";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const job = (key: string) => database.owner`
  SELECT enqueue_jobs(${database.owner.json([{ task: "identity.forget_expired", payload: {}, key }])})`;
const lockedBy = async () =>
  (await database.owner`SELECT locked_by FROM graphile_worker._private_jobs`).map(
    (row) => row.locked_by,
  );

it("sets free the jobs of a pool whose process is gone, and leaves a living pool's alone", async () => {
  await job("dead");
  await job("alive");
  await database.owner`UPDATE graphile_worker._private_jobs
    SET locked_by = 'pool-' || key, locked_at = now() - interval '1 minute', attempts = 1`;
  const living = await database.owner.reserve();
  await living`SELECT pg_advisory_lock(hashtextextended('pool-alive', 0))`;

  const app = createApp(readEnv({ APP_ENV: "test", LOG_LEVEL: "silent" }), {
    part: "worker",
    url: database.url,
    maxConnections: 2,
  });
  const worker = await startWorker(app, database.url, 1);
  try {
    await until("the dead pool's job is done", async () => (await lockedBy()).length === 1);
    expect(await lockedBy()).toEqual(["pool-alive"]);
  } finally {
    await worker.stop();
    await app.close();
    living.release();
  }
});
