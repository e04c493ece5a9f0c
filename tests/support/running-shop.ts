import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { ensureBuilt } from "../../scripts/setup/build.mjs";
import { askBuiltScript } from "../../scripts/setup/database.mjs";
import { ROOT, TEST_BUILD } from "../../scripts/setup/paths.mjs";
import { joinCluster, leaveCluster } from "../../scripts/setup/postgres.mjs";
import { superviseProgram } from "../../scripts/setup/processes.mjs";

export type RunningShop = {
  /** http://127.0.0.1:port */
  base: string;
  /** the owner's address of this shop's own database */
  databaseUrl: string;
  /** another worker process beside the running one */
  startWorker: () => ReturnType<typeof superviseProgram>;
  stop: () => Promise<void>;
};

/**
 * Starts the built program as `npm start` does (web and worker processes, migrated and seeded
 * database), on a free port and a database of its own in the tests' cluster.
 */
export async function startShop(settings: Record<string, string> = {}): Promise<RunningShop> {
  await ensureBuilt(TEST_BUILD);
  const cluster = await joinCluster("test");
  const name = `fuling_shop_${randomBytes(5).toString("hex")}`;
  const databaseUrl = `${cluster.url}/${name}`;
  const env = {
    APP_ENV: "test",
    LOG_LEVEL: "warn",
    PORT: "0",
    HOST: "127.0.0.1",
    ...settings,
    DATABASE_URL: databaseUrl,
    BUILD_DIR: join(ROOT, TEST_BUILD),
  };
  await askBuiltScript("prepare-database", env, TEST_BUILD);
  const programs = [
    superviseProgram("web", env, TEST_BUILD),
    superviseProgram("worker", env, TEST_BUILD),
  ];
  const [web] = await Promise.all(programs.map((program) => program.ready));
  return {
    base: `http://127.0.0.1:${web.port}`,
    databaseUrl,
    startWorker: () => {
      const worker = superviseProgram("worker", env, TEST_BUILD);
      programs.push(worker);
      return worker;
    },
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
      const admin = postgres(`${cluster.url}/postgres`, { max: 1, onnotice: () => {} });
      await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      await leaveCluster("test");
    },
  };
}
