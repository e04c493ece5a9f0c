import { startWorker } from "~/jobs/run-worker.server";
import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import { untilDatabaseAnswers } from "~db/client.server";

/** The worker process: jobs, sweeps and simulators, on the same database as the web. */
async function main() {
  const settings = env();
  const url = databaseUrl(settings);
  const app = createApp(settings, {
    part: "worker",
    url,
    maxConnections: settings.WORKER_DB_CONNECTIONS,
  });
  // A worker that lost the database ends and is started again: it then waits instead of dying anew.
  await untilDatabaseAnswers(url, () => app.log.warn("waiting for the database"));
  const worker = await startWorker(app, url, settings.WORKER_CONCURRENCY);
  app.log.info("worker is running");
  process.send?.({ ready: true });

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), 8_000).unref();
    void worker
      .stop()
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("disconnect", stop);
  worker.finished.catch((error) => {
    app.log.fatal({ err: error }, "worker stopped");
    process.exit(1);
  });
}

await main();
