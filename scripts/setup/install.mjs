import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { SetupError, step } from "./report.mjs";

const STAMP = join(ROOT, "node_modules", ".installed-from");

function wantedStamp() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", ".npmrc"]) {
    hash.update(readFileSync(join(ROOT, file)));
  }
  return `${process.version} ${hash.digest("hex")}`;
}

function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === wantedStamp();
}

/** Installs the locked packages when the lockfile (or Node) changed since the last installation. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node ${process.version} is too old`, "install Node 20.19 or newer");
  }
  if (isInstalled()) return;
  await withLock("install", async () => {
    if (isInstalled()) return;
    step("installing packages (npm ci), about a minute");
    const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    });
    if (npm.status !== 0) {
      throw new SetupError(
        "packages could not be installed",
        "read npm's message above; check the network and free disk space, then run again",
      );
    }
    writeFileSync(STAMP, wantedStamp());
  });
}
