import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { joinCluster, leaveCluster } from "./postgres.mjs";
import { SetupError } from "./report.mjs";

/**
 * The owner's address of the application's database: DATABASE_URL, or the embedded PostgreSQL of
 * this checkout, started when it does not run.
 */
export async function openDatabaseServer() {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, isEmbedded: false, leave: async () => {} };
  const cluster = await joinCluster("app");
  return { url: `${cluster.url}/fuling`, isEmbedded: true, leave: () => leaveCluster("app") };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} exit code
 */
function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a built script to its end, its words and output being the person's. Returns the exit code.
 * @param {string} name file below <folder>/scripts, without .js
 * @param {string[]} words
 * @param {Record<string, string>} env
 * @param {string} folder of the build, relative to the root
 */
export function runBuiltScript(name, words, env, folder = "build") {
  const file = join(ROOT, folder, "scripts", `${name}.js`);
  return exitOf(
    spawn(process.execPath, [file, ...words], {
      stdio: "inherit",
      env: { ...process.env, ...env },
    }),
  );
}

/**
 * Runs a built script to its end and returns its last line of output, a JSON value. A failed one may
 * say `{fault: {message, remedy}}` there.
 * @param {string} name
 * @param {Record<string, string>} env
 * @param {string} folder
 */
export async function askBuiltScript(name, env, folder = "build") {
  const child = spawn(process.execPath, [join(ROOT, folder, "scripts", `${name}.js`)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const code = await exitOf(child);
  const last = output.trim().split("\n").at(-1) ?? "";
  const answer = last.startsWith("{") ? JSON.parse(last) : null;
  if (code !== 0) {
    const { message, remedy } = answer?.fault ?? {};
    throw new SetupError(message ?? `${name} failed`, remedy ?? "read the message above");
  }
  return answer;
}
