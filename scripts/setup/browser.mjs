import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { SetupError, step } from "./report.mjs";

const INSTALLED = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const DOWNLOAD_LIMIT_MS = 60_000;

/** Playwright's own Chromium, where an earlier download left it. */
function downloadedBrowser() {
  const cache =
    process.platform === "darwin"
      ? join(homedir(), "Library", "Caches", "ms-playwright")
      : join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return undefined;
  for (const folder of readdirSync(cache).sort().reverse()) {
    if (!folder.startsWith("chromium-")) continue;
    for (const file of [
      "chrome-linux/chrome",
      "chrome-linux64/chrome",
      "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ]) {
      const program = join(cache, folder, file);
      if (existsSync(program)) return program;
    }
  }
  return undefined;
}

const find = () =>
  [process.env.CHROME_PATH, ...INSTALLED].find((file) => file && existsSync(file)) ??
  downloadedBrowser();

/** Finds or brings a Chrome or Chromium for the browser tests; returns the program's path. */
export function ensureBrowser() {
  const found = find();
  if (found) return found;
  step("no browser found; trying Playwright's download (at most a minute)");
  spawnSync(join(ROOT, "node_modules", ".bin", "playwright"), ["install", "chromium"], {
    cwd: ROOT,
    stdio: "ignore",
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const downloaded = find();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    step("installing Debian's chromium");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], {
      stdio: "ignore",
      env,
    });
    const installed = find();
    if (installed) return installed;
  }
  throw new SetupError(
    "there is no Chrome or Chromium for the browser tests",
    "install one (or point CHROME_PATH at it), or leave them out: npm test -- --no-browser",
  );
}
