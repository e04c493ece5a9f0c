import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { ensureBuilt, watchPrograms } from "./setup/build.mjs";
import { askBuiltScript, openDatabaseServer } from "./setup/database.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT } from "./setup/paths.mjs";
import { superviseProgram } from "./setup/processes.mjs";
import { printFault, SetupError, step } from "./setup/report.mjs";

/**
 * `npm start`: from a bare checkout to a running shop. `npm run web` and `npm run worker` run one
 * half (arguments `web`, `worker`); any number of them may share one database. `npm run dev` (`--dev`)
 * serves pages from the sources and restarts the worker when they change.
 */
const isDev = process.argv.includes("--dev");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const parts = /** @type {("web" | "worker")[]} */ (wanted.length > 0 ? wanted : ["web", "worker"]);

async function start() {
  if (existsSync(join(ROOT, ".env"))) process.loadEnvFile(join(ROOT, ".env"));
  if (parts.includes("web")) await requireFreePort(Number(process.env.PORT || 3000));
  await ensureInstalled();
  await ensureBuilt("build");
  await askBuiltScript("check-configuration", {});
  const database = await openDatabaseServer();
  const running = [];
  const stop = async () => {
    await Promise.all(running.map((program) => program.stop()));
    await database.leave();
  };
  onInterrupt(stop);
  try {
    const env = {
      DATABASE_URL: database.url,
      BUILD_DIR: join(ROOT, "build"),
      ...(isDev ? { PAGES: "vite" } : { NODE_ENV: "production" }),
    };
    step(database.isEmbedded ? "database: embedded PostgreSQL" : "database: DATABASE_URL");
    const prepared = await askBuiltScript("prepare-database", env);
    for (const part of parts) running.push(superviseProgram(part, env));
    if (isDev) await watchPrograms("build", () => running.at(-1)?.restart());
    const answers = await Promise.all(running.map((program) => program.ready));
    const port = answers.find((answer) => answer.port)?.port;
    printWelcome(port, prepared.demoLogins);
    await Promise.all(running.map((program) => program.ended));
    throw new SetupError("the shop stopped", "read the lines above and start it again");
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {number} port 0 = any */
async function requireFreePort(port) {
  const probe = createServer();
  const isFree = await new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, process.env.HOST || "0.0.0.0", () => probe.close(() => resolve(true)));
  });
  if (isFree) return;
  throw new SetupError(
    `port ${port} is taken`,
    `stop the program that listens there, or choose another: PORT=${port + 1} npm start`,
  );
}

/** @param {() => Promise<void>} stop */
function onInterrupt(stop) {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      step("stopping");
      stop().then(
        () => process.exit(0),
        (error) => {
          printFault(error);
          process.exit(1);
        },
      );
    });
  }
}

/**
 * @param {number | undefined} port
 * @param {{ login: string, password: string, name: string }[]} logins
 */
function printWelcome(port, logins) {
  if (port === undefined) return step("worker is running; Ctrl-C stops it");
  const base = process.env.PUBLIC_ORIGIN || `http://localhost:${port}`;
  const lines = [
    "",
    `  shop     ${base}/`,
    `  kiosk    ${base}/kiosk`,
    `  console  ${base}/ops`,
    "",
    ...logins.map(({ login, password, name }) => `  login    ${login} / ${password}   ${name}`),
    ...(logins.length > 0
      ? ["", "  Demo: goods, certificates, payments and customs are simulated.", ""]
      : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  step("ready; Ctrl-C stops it");
}

start().catch((error) => {
  printFault(error);
  process.exit(1);
});
