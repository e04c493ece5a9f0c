import { EventEmitter } from "node:events";
import {
  parseCronItems,
  Logger as QueueLogger,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import postgres from "postgres";
import type { App } from "~/platform/app.server";
import { errorWithoutValues } from "~/platform/error-without-values.server";
import type { Logger } from "~/platform/logger.server";
import { newId } from "~/platform/new-id.server";
import { JOBS, type JobName } from "./catalogue";
import { PERIODIC, runJob } from "./handlers";

const SWEEP_MS = 2_000;
/** A pool takes its lock within milliseconds of its first job; only older locks are judged. */
const JUDGED_AFTER_SECONDS = 3;

export type RunningWorker = { stop: () => Promise<void>; finished: Promise<void> };

/**
 * Works on the queue until stopped. While it lives it holds a session advisory lock under its pool's
 * id; jobs of pools whose lock is gone (a killed process) are set free at start and every 2 s, where
 * the queue itself would wait four hours (docs/decisions/0004). `url` is the owner's address.
 */
export async function startWorker(
  app: App,
  url: string,
  concurrency: number,
): Promise<RunningWorker> {
  let isStopping = false;
  let fail: (error: Error) => void = () => {};
  const lost = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Who waits for `finished` hears of it; before that nobody does, and it must not end the process.
  lost.catch(() => {});
  const guard = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "fuling-worker-guard" },
    idle_timeout: 0,
    max_lifetime: null,
    // Without this session our lock is gone and another worker may take our jobs: stop at once.
    onclose: () => {
      if (!isStopping) fail(new Error("the worker's guard connection was lost"));
    },
  });

  const events = new EventEmitter() as WorkerEvents;
  let ownPool = "";
  let lockTaken: Promise<unknown> = Promise.resolve();
  events.on("pool:create", ({ workerPool }) => {
    ownPool = workerPool.id;
    lockTaken = guard`SELECT pg_advisory_lock(hashtextextended(${workerPool.id}, 0))`;
    lockTaken.catch(fail);
  });

  await freeAbandonedJobs(guard, ownPool, app.log);
  const sweep = setInterval(() => {
    freeAbandonedJobs(guard, ownPool, app.log).catch(fail);
  }, SWEEP_MS);

  const runner = await run({
    connectionString: url,
    concurrency,
    pollInterval: app.env.WORKER_POLL_MS,
    noHandleSignals: true,
    taskList: tasks(app, () => lockTaken),
    parsedCronItems: parseCronItems(
      PERIODIC.map(({ name, cron }) => ({
        task: name,
        match: cron,
        options: { backfillPeriod: 0 },
      })),
    ),
    events,
    logger: queueLogger(app.log),
  });

  const stop = async () => {
    isStopping = true;
    clearInterval(sweep);
    await runner.stop();
    await guard.end({ timeout: 5 });
  };
  const finished = Promise.race([runner.promise, lost]);
  // The starter may look at it later than it ends.
  finished.catch(() => {});
  return { stop, finished };
}

function tasks(app: App, lockTaken: () => Promise<unknown>): TaskList {
  const names = Object.keys(JOBS) as JobName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (payload: unknown) => {
        await lockTaken();
        const actor = { kind: "system", name } as const;
        const ctx = app.context({ actor, face: "worker", requestId: newId("job") });
        try {
          await runJob(ctx, name, payload);
        } catch (error) {
          // The queue keeps and prints what it is thrown; the console shows it.
          throw errorWithoutValues(error);
        }
      },
    ]),
  );
}

/** Sets free what other pools hold whose advisory lock nobody has any more. */
async function freeAbandonedJobs(guard: postgres.Sql, ownPool: string, log: Logger): Promise<void> {
  const freed = await guard<{ pool_id: string }[]>`
    WITH holder AS (
      SELECT locked_by AS pool_id FROM graphile_worker._private_jobs
       WHERE locked_at < now() - make_interval(secs => ${JUDGED_AFTER_SECONDS})
      UNION
      SELECT locked_by FROM graphile_worker._private_job_queues
       WHERE locked_at < now() - make_interval(secs => ${JUDGED_AFTER_SECONDS})
    ), abandoned AS MATERIALIZED (
      SELECT pool_id FROM holder
       WHERE pool_id <> ${ownPool} AND pg_try_advisory_xact_lock(hashtextextended(pool_id, 0))
    )
    SELECT pool_id, graphile_worker.force_unlock_workers(ARRAY[pool_id]) FROM abandoned`;
  for (const { pool_id } of freed)
    log.warn({ pool: pool_id }, "set free the jobs of a dead worker");
}

/** The queue's own lines go to our log; its chatter about every job is debug. */
function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger((scope) => (level, message, meta) => {
    const facts = {
      job: scope.taskIdentifier,
      jobId: scope.jobId,
      ...(meta?.error ? { err: meta.error } : {}),
    };
    if (level === "error") log.error(facts, message);
    else if (level === "warning") log.warn(facts, message);
    else log.debug(facts, message);
  });
}
