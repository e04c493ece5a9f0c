import { fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { SetupError, step } from "./report.mjs";

const RESTARTS_PER_MINUTE = 5;
/** What a request makes dies with it: a larger young generation spares most of its collections. */
const YOUNG_SPACE = "--max-semi-space-size=64";
/** Exit code of a program that no restart would help (app/server.ts). */
const CANNOT_START = 78;

/**
 * Runs a built program (<folder>/<name>.js) and restarts it when it dies by itself. `ready` resolves
 * with its first message; `stop` ends it.
 * @param {"web" | "worker"} name
 * @param {Record<string, string>} env
 * @param {string} folder of the build, relative to the root
 */
export function superviseProgram(name, env, folder = "build") {
  let isStopping = false;
  let child = start();
  const recentExits = [];
  let announce = (_message) => {};
  let giveUp = (_error) => {};
  const ready = new Promise((resolve, reject) => {
    announce = resolve;
    giveUp = reject;
  });
  const ended = new Promise((resolve) => {
    watch(resolve);
  });

  function start() {
    return fork(join(ROOT, folder, `${name}.js`), {
      env: { ...process.env, ...env },
      execArgv: name === "web" ? [YOUNG_SPACE] : [],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }

  function watch(resolveEnded) {
    child.on("message", (message) => announce(message));
    child.once("exit", (code, signal) => {
      if (isStopping) return resolveEnded(undefined);
      const now = Date.now();
      recentExits.push(now);
      const inLastMinute = recentExits.filter((at) => now - at < 60_000).length;
      const cause = signal ?? `code ${code}`;
      if (inLastMinute > RESTARTS_PER_MINUTE || code === CANNOT_START) {
        giveUp(new SetupError(`${name} ended (${cause})`, "read its last lines above"));
        return resolveEnded(undefined);
      }
      step(`${name} ended (${cause}); starting it again`);
      child = start();
      watch(resolveEnded);
    });
  }

  return {
    ready,
    ended,
    /** ends the process; the next one starts at once */
    restart: () => child.kill("SIGTERM"),
    async stop() {
      isStopping = true;
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
    },
  };
}
