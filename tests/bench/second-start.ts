import { spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { ROOT } from "../../scripts/setup/paths.mjs";
import { freePort } from "../support/free-port";

/** Starts the shop as `npm start` does and stops it; answers the seconds until it said it is ready. */
async function startAndStop(): Promise<number> {
  const startedAt = performance.now();
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, "scripts", "start.mjs")], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, PORT: String(await freePort()), HOST: "127.0.0.1" },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const seconds = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      if (said.includes("ready; Ctrl-C")) resolve((performance.now() - startedAt) / 1_000);
    });
    child.once("close", (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
  child.kill("SIGTERM");
  await ended;
  return seconds;
}

/** The first start may build and seed; the second, on the unchanged tree, is the figure. */
export async function secondStartSeconds(): Promise<number> {
  await startAndStop();
  return startAndStop();
}
