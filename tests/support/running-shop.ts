import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { ensureBuilt } from "../../scripts/setup/build.mjs";
import { askBuiltScript } from "../../scripts/setup/database.mjs";
import { BENCH_BUILD, ROOT, TEST_BUILD } from "../../scripts/setup/paths.mjs";
import { joinCluster, leaveCluster } from "../../scripts/setup/postgres.mjs";
import { superviseProgram } from "../../scripts/setup/processes.mjs";

export type RunningShop = {
  /** http://127.0.0.1:port */
  base: string;
  /** the owner's address of this shop's own database */
  databaseUrl: string;
  /** what the database server says */
  databaseLog: string;
  /** another worker process beside the running one */
  startWorker: () => ReturnType<typeof superviseProgram>;
  stop: () => Promise<void>;
};

/**
 * Starts the built program as `npm start` does (web and worker processes, migrated and seeded
 * database), on a free port and a database of its own in the tests' (or the bench's) cluster.
 */
export async function startShop(
  settings: Record<string, string> = {},
  suite: "test" | "bench" = "test",
): Promise<RunningShop> {
  const folder = suite === "bench" ? BENCH_BUILD : TEST_BUILD;
  await ensureBuilt(folder, suite === "bench" ? "bench" : "production");
  const cluster = await joinCluster(suite);
  const name = `fuling_shop_${randomBytes(5).toString("hex")}`;
  const databaseUrl = `${cluster.url}/${name}`;
  const env = {
    APP_ENV: "test",
    LOG_LEVEL: "warn",
    PORT: "0",
    HOST: "127.0.0.1",
    ...settings,
    DATABASE_URL: databaseUrl,
    BUILD_DIR: join(ROOT, folder),
  };
  await askBuiltScript("prepare-database", env, folder);
  const programs = [superviseProgram("web", env, folder), superviseProgram("worker", env, folder)];
  const [web] = await Promise.all(programs.map((program) => program.ready));
  return {
    base: `http://127.0.0.1:${web.port}`,
    databaseUrl,
    databaseLog: cluster.logFile,
    startWorker: () => {
      const worker = superviseProgram("worker", env, folder);
      programs.push(worker);
      return worker;
    },
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
      const admin = postgres(`${cluster.url}/postgres`, { max: 1, onnotice: () => {} });
      await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      await leaveCluster(suite);
    },
  };
}
