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

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;

/**
 * @param {string} tool below node_modules/.bin
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function run(tool, args, env = {}) {
  running = spawn(join(ROOT, "node_modules", ".bin", tool), args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...testEnv, FORCE_COLOR: "0", ...env },
  });
  const code = await new Promise((resolve, reject) => {
    running?.once("error", reject);
    running?.once("close", resolve);
  });
  running = undefined;
  return code === 0;
}

const vitest = (...projects) =>
  run("vitest", ["run", ...projects.flatMap((name) => ["--project", name])], faultEnv);

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
  ["faults", "mend the tests above", () => vitest("faults")],
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
    running?.kill("SIGTERM");
    process.exitCode = 130;
    if (running) running.once("close", () => process.exit(130));
    else process.exit(130);
  });
}

main().catch((error) => {
  printFault(error);
  process.exit(1);
});
