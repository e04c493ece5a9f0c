import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensureBuilt } from "../../../scripts/setup/build.mjs";
import { ROOT, TEST_BUILD } from "../../../scripts/setup/paths.mjs";
import type { TestDatabase } from "../database";
import { until } from "../until";

/** Customs answers within seconds, so that many orders are under way at any moment. */
export const FAULT_ENV: Record<string, string> = {
  WORKER_POLL_MS: "100",
  CUSTOMS_POLL_MS: "300",
  CUSTOMS_SIM_DELAY_2_MS: "200",
  CUSTOMS_SIM_DELAY_3_MS: "500",
  CUSTOMS_SIM_DELAY_120_MS: "1000",
  CUSTOMS_SIM_DELAY_FINAL_MS: "3500",
  CUSTOMS_SIM_DELAY_RULING_MS: "5000",
};

export type WorkerProcess = {
  /** key of the advisory lock under its pool's id: what tells which jobs it holds */
  lockKey: string;
  kill: () => Promise<void>;
};

export type ShopProcesses = {
  /** http://127.0.0.1:port of the web process */
  base: string;
  /** one more worker process, running; one start at a time */
  startWorker: () => Promise<WorkerProcess>;
  stop: () => Promise<void>;
};

/** Settings of a program of the tests' build. */
export const programEnv = (url: string, settings: Record<string, string> = {}) => ({
  NODE_ENV: "production" as const,
  APP_ENV: "test",
  LOG_LEVEL: "error",
  PORT: "0",
  HOST: "127.0.0.1",
  ...FAULT_ENV,
  DATABASE_URL: url,
  BUILD_DIR: join(ROOT, TEST_BUILD),
  ...settings,
});

/** The built program as processes of their own on a test's database; each can be killed. */
export async function startProcesses(
  database: TestDatabase,
  settings: Record<string, string> = {},
): Promise<ShopProcesses> {
  await ensureBuilt(TEST_BUILD);
  const env: NodeJS.ProcessEnv = { ...process.env, ...programEnv(database.url, settings) };
  const children = new Set<ChildProcess>();
  const knownKeys = new Set<string>();
  const start = async (name: "web" | "worker") => {
    const child = fork(join(ROOT, TEST_BUILD, `${name}.js`), {
      env,
      execArgv: [],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    children.add(child);
    const failed = once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended with code ${code} before it was ready`);
    });
    const [ready] = (await Promise.race([once(child, "message"), failed])) as [{ port?: number }];
    failed.catch(() => {});
    return { child, port: ready.port };
  };
  const end = async (child: ChildProcess, signal: "SIGKILL" | "SIGTERM") => {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  };

  const web = await start("web");
  return {
    base: `http://127.0.0.1:${web.port}`,
    startWorker: async () => {
      const { child } = await start("worker");
      let lockKey = "";
      await until("the new worker holds its lock", async () => {
        lockKey = (await guardKeys(database)).find((key) => !knownKeys.has(key)) ?? "";
        return lockKey !== "";
      });
      knownKeys.add(lockKey);
      return { lockKey, kill: () => end(child, "SIGKILL") };
    },
    stop: async () => {
      await Promise.all([...children].map((child) => end(child, "SIGTERM")));
    },
  };
}

/** Keys of the advisory locks that living workers hold. */
async function guardKeys({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner<{ key: string }[]>`
    SELECT ((l.classid::bigint << 32) | l.objid::bigint)::text AS key
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
      AND a.application_name = 'fuling-worker-guard' AND a.datname = current_database()
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ key }) => key);
}
