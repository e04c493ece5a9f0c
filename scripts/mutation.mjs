import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureMessages } from "./setup/build.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT } from "./setup/paths.mjs";
import { printFault, SetupError } from "./setup/report.mjs";

/** Cases of a property test while mutants run: enough to kill, few enough to end. */
const PROPERTY_RUNS = "100";

/** `npm run test:mutation`: how many wrong versions of the rules the tests notice (at least 90 %). */
async function main() {
  await ensureInstalled();
  await ensureMessages();
  const stryker = spawn(
    join(ROOT, "node_modules", ".bin", "stryker"),
    ["run", "tests/mutation/stryker.config.json", ...process.argv.slice(2)],
    { cwd: ROOT, stdio: "inherit", env: { ...process.env, PROPERTY_RUNS } },
  );
  const code = await new Promise((resolve, reject) => {
    stryker.once("error", reject);
    stryker.once("close", resolve);
  });
  if (code !== 0) {
    throw new SetupError("too many mutants survived", "read .local/mutation/report.html");
  }
}

main().catch((error) => {
  printFault(error);
  process.exit(1);
});
