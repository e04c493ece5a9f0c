import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import postgres from "postgres";
import { ROOT } from "../../scripts/setup/paths.mjs";
import { joinCluster, leaveCluster } from "../../scripts/setup/postgres.mjs";
import { freePort } from "../support/free-port";
import { round } from "./load";
import { judge, type Verdict } from "./verdict";

type Start = { cluster: number; shop: number };

/** `npm start` and its end; answers the seconds until it said it is ready. */
async function startAndStop(databaseUrl: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own: npm does not always hand a signal on.
    detached: true,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(await freePort()),
      HOST: "127.0.0.1",
    },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const seconds = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.once("error", reject);
    child.stdout.on("data", (text) => {
      said += text;
      if (said.includes("ready; Ctrl-C")) resolve((performance.now() - startedAt) / 1_000);
    });
    child.once("close", (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
  if (child.pid) process.kill(-child.pid, "SIGTERM");
  await ended;
  return seconds;
}

/** From a stopped database server to a ready shop, as `npm start` goes: first the one, then the other. */
async function fromNothing(database: string): Promise<Start> {
  const startedAt = performance.now();
  const { url } = await joinCluster("bench");
  const cluster = (performance.now() - startedAt) / 1_000;
  return { cluster, shop: await startAndStop(`${url}/${database}`) };
}

/**
 * The second start on an unchanged tree; the first one may build and seed. On the bench's server, so
 * that a shop of this checkout that runs meanwhile keeps its database to itself.
 */
export async function measureSecondStart(): Promise<Verdict> {
  const database = `fuling_bench_${randomBytes(4).toString("hex")}`;
  const first = await fromNothing(database);
  await leaveCluster("bench");
  const second = await fromNothing(database);
  const { url } = await joinCluster("bench");
  const admin = postgres(`${url}/postgres`, { max: 1, onnotice: () => {} });
  await admin.unsafe(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await admin.end();
  await leaveCluster("bench");
  const total = ({ cluster, shop }: Start) => cluster + shop;
  return judge(
    "second_start_seconds",
    round(total(second)),
    { atMost: 15 },
    {
      database_server: round(second.cluster),
      first_start: round(total(first)),
      to_first_start: round(total(second) / total(first), 2),
    },
  );
}
