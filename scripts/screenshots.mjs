import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureBuilt, ensureMessages } from "./setup/build.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT, TEST_BUILD } from "./setup/paths.mjs";
import { printFault, SetupError } from "./setup/report.mjs";

/** `npm run screenshots`: writes docs/screenshots anew, from a shop of its own. */
async function main() {
  await ensureInstalled();
  await ensureMessages();
  const browser = ensureBrowser();
  await ensureBuilt(TEST_BUILD);
  const tool = join(ROOT, "node_modules", ".bin", "playwright");
  const config = join("tests", "screenshots", "playwright.config.ts");
  const playwright = spawn(tool, ["test", "--config", config, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CHROME_PATH: browser },
  });
  const code = await new Promise((resolve, reject) => {
    playwright.once("error", reject);
    playwright.once("close", resolve);
  });
  if (code !== 0) {
    throw new SetupError("not every picture was taken", "read the failures above and run again");
  }
}

main().catch((error) => {
  printFault(error);
  process.exit(1);
});
