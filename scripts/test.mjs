import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureBuilt, ensureMessages } from "./setup/build.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT, TEST_BUILD } from "./setup/paths.mjs";
import { printFault, SetupError, step } from "./setup/report.mjs";

/**
 * `npm test`: everything from a bare checkout. `--no-browser` leaves the browser tests out;
 * `--only types,lint,…` runs the named steps; `--kills 50` makes the faults suite longer.
 */
const switches = process.argv.slice(2);
const wordAfter = (name) =>
  switches.includes(name) ? switches[switches.indexOf(name) + 1] : undefined;
const only = wordAfter("--only")?.split(",");
/** how often the faults suite kills workers, and the seed of a run to repeat */
const faultEnv = {
  FAULT_KILLS: wordAfter("--kills") ?? "10",
  FAULT_SEED: process.env.FAULT_SEED ?? "",
};

/** The tests' world is their own: nothing of the caller's configuration reaches it. */
const KEPT = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TERM",
  "TMPDIR",
  "CI",
  "TEST_DATABASE_URL",
  "MEILI_URL",
  "MEILI_KEY",
  "STRIPE_MOCK_URL",
  "CHROME_PATH",
  "SHARED_DIR",
];
const testEnv = Object.fromEntries(
  KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
);

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * @param {string} tool below node_modules/.bin
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string[]} [heard] takes what the tool says, instead of saying it now
 */
async function run(tool, args, env = {}, heard = undefined) {
  const said = heard ? "pipe" : "inherit";
  const child = spawn(join(ROOT, "node_modules", ".bin", tool), args, {
    cwd: ROOT,
    stdio: ["ignore", said, said],
    env: { ...testEnv, FORCE_COLOR: "0", ...env },
  });
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => heard?.push(text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  running.delete(child);
  return code === 0;
}

const vitest = (...projects) =>
  run("vitest", ["run", ...projects.flatMap((name) => ["--project", name])], faultEnv);

/** What the faults suite says while other suites run, and how it ends. */
const faultsHeard = [];
/** @type {Promise<boolean> | undefined} */
let faultsUnderWay;

/** It mostly waits for processes to die and come back: it runs beside other suites, its words come later. */
function beginFaults() {
  const alone = ["run", "--project", "faults", "--no-file-parallelism"];
  faultsUnderWay ??= run("vitest", alone, faultEnv, faultsHeard);
  return faultsUnderWay;
}

async function endFaults() {
  const passed = await beginFaults();
  process.stdout.write(faultsHeard.join(""));
  return passed;
}

/** @type {[string, string, () => Promise<boolean>][]} name, what a failure asks for, work */
const STEPS = [
  ["types", "mend the type errors above", () => run("tsc", ["--noEmit"])],
  ["lint", "npx biome check --write mends most of it", () => run("biome", ["check"])],
  [
    "imports",
    "imports point one way: docs/decisions/0001 and the rule named above",
    () =>
      run("depcruise", [
        "app",
        "db",
        "--config",
        "tests/architecture/import-direction.cjs",
        "--output-type",
        "err",
      ]),
  ],
  ["dead code", "remove what nothing uses, or use it", () => run("knip", ["--no-config-hints"])],
  ["unit", "mend the tests above", () => vitest("unit", "architecture")],
  ["services", "mend the tests above", () => vitest("services")],
  ["contracts", "mend the tests above", () => vitest("contracts")],
  ["routes", "mend the tests above", () => vitest("routes")],
  ["faults", "mend the tests above", endFaults],
  ["browser", "traces stand in test-results", runBrowserTests],
];

async function runBrowserTests() {
  const browser = ensureBrowser();
  await ensureBuilt(TEST_BUILD);
  return run("playwright", ["test", "--config", "tests/e2e/playwright.config.ts"], {
    CHROME_PATH: browser,
  });
}

async function main() {
  await ensureInstalled();
  await ensureMessages();
  if (!existsSync(join(ROOT, "..", "shared")) && !process.env.SHARED_DIR) {
    step(
      "note: no ../shared beside this checkout; tests that read official files will fail and say so",
    );
  }
  const wanted = STEPS.filter(
    ([name]) =>
      (only?.includes(name) ?? true) && !(name === "browser" && switches.includes("--no-browser")),
  );
  const failed = [];
  const isAsked = (name) => wanted.some(([one]) => one === name);
  if (isAsked("faults")) beginFaults();
  for (const [name, remedy, work] of wanted) {
    const startedAt = Date.now();
    step(`${name} …`);
    const passed = await work();
    step(
      `${name}: ${passed ? "passed" : "FAILED"} in ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
    if (!passed) failed.push(`${name} (${remedy})`);
  }
  if (switches.includes("--no-browser")) step("left out by --no-browser: browser");
  if (failed.length > 0)
    throw new SetupError(`failed: ${failed.join("; ")}`, "mend and run npm test again");
  step("all passed");
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    process.exitCode = 130;
    if (running.size === 0) process.exit(130);
    for (const child of running) {
      child.kill("SIGTERM");
      child.once("close", () => running.size === 0 && process.exit(130));
    }
  });
}

main().catch((error) => {
  printFault(error);
  process.exit(1);
});
