import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureBuilt } from "./setup/build.mjs";
import { askBuiltScript, openDatabaseServer, runBuiltScript } from "./setup/database.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT } from "./setup/paths.mjs";
import { printFault } from "./setup/report.mjs";

/** Starts a built script against this checkout's database: `node scripts/run.mjs <script> [words]`. */
const [script = "", ...words] = process.argv.slice(2);

async function main() {
  if (existsSync(join(ROOT, ".env"))) process.loadEnvFile(join(ROOT, ".env"));
  await ensureInstalled();
  await ensureBuilt("build");
  const database = await openDatabaseServer();
  try {
    const env = { DATABASE_URL: database.url, BUILD_DIR: join(ROOT, "build") };
    if (script !== "database-admin") await askBuiltScript("prepare-database", env);
    process.exitCode = await runBuiltScript(script, words.map(fullPath), env);
  } finally {
    await database.leave();
  }
}

/** Files are named from where the person stands; 0810.90.90 is no file. @param {string} word */
function fullPath(word) {
  const isFile = !word.startsWith("-") && /[./\\]/.test(word) && !/^[\d.]+$/.test(word);
  return isFile ? resolve(process.env.INIT_CWD ?? process.cwd(), word) : word;
}

main().catch((error) => {
  printFault(error);
  process.exit(1);
});
