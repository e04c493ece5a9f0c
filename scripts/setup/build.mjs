import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { SetupError, step } from "./report.mjs";

/** What a build is made of; a change in any of it makes the build stale. */
const SOURCES = [
  "app",
  "db",
  "public",
  "scripts",
  "project.inlang/settings.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];
const MESSAGES = ["app/messages", "project.inlang/settings.json"];
const LEFT_OUT = new Set(["compiled", "cache"]);

/** @param {string} path relative to the root */
function filesUnder(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true });
  return entries
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
}

/** @param {readonly string[]} sources */
function hashOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const files = source.includes(".") ? [source] : filesUnder(source).sort();
    for (const file of files) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(ROOT, file)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} program path below node_modules/.bin
 * @param {string[]} args
 * @param {string} purpose
 * @param {Record<string, string>} env
 */
export async function runTool(program, args, purpose, env = {}) {
  const child = spawn(join(ROOT, "node_modules", ".bin", program), args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new SetupError(
    `${purpose} failed`,
    "read the message above; undo the last change or mend it",
  );
}

/** Compiles the message files into typed functions (app/messages/compiled) when they changed. */
export async function ensureMessages() {
  const stamp = join(ROOT, "app", "messages", "compiled", ".compiled-from");
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(MESSAGES);
  if (isFresh()) return;
  await withLock("messages", async () => {
    if (isFresh()) return;
    await runTool(
      "paraglide-js",
      [
        "compile",
        ...["--project", "./project.inlang", "--outdir", "./app/messages/compiled"],
        ...["--strategy", "globalVariable", "baseLocale"],
        ...["--emit-ts-declarations", "--no-emit-readme", "--no-emit-prettier-ignore", "--silent"],
      ],
      "compiling the messages",
    );
    writeFileSync(stamp, hashOf(MESSAGES));
  });
}

/** esbuild's options for the programs beside Remix's own bundle: web server, worker, scripts. */
function programOptions(folder) {
  const scripts = readdirSync(join(ROOT, "scripts")).filter((file) => /^[\w-]+\.ts$/.test(file));
  return /** @type {const} */ ({
    absWorkingDir: ROOT,
    entryPoints: {
      web: "app/server.ts",
      worker: "app/worker.ts",
      ...Object.fromEntries(
        scripts.map((file) => [`scripts/${file.slice(0, -3)}`, `scripts/${file}`]),
      ),
    },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    loader: { ".json": "json", ".sql": "text" },
    logLevel: "error",
  });
}

/**
 * Builds the programs again whenever a source changes.
 * @param {string} folder
 * @param {() => void} onRebuilt
 */
export async function watchPrograms(folder, onRebuilt) {
  const { context } = await import("esbuild");
  let isFirst = true;
  const tell = {
    name: "tell",
    setup(build) {
      build.onEnd((result) => {
        if (!isFirst && result.errors.length === 0) onRebuilt();
        isFirst = false;
      });
    },
  };
  const watched = await context({ ...programOptions(folder), plugins: [tell] });
  await watched.watch();
  return () => watched.dispose();
}

/**
 * Builds the program into `folder` (relative to the root) when its sources changed.
 * @param {string} folder
 * @param {"production" | "bench"} mode `bench` adds the page it measures against (app/routes.ts)
 */
export async function ensureBuilt(folder, mode = "production") {
  const stamp = join(ROOT, folder, ".built-from");
  const isFresh = (wanted) => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  const sources = mode === "bench" ? [...SOURCES, "tests/bench"] : SOURCES;
  if (isFresh(hashOf(sources))) return;
  await withLock(`build-${folder.replace(/\W/g, "-")}`, async () => {
    const wanted = hashOf(sources);
    if (isFresh(wanted)) return;
    step("building, about half a minute");
    mkdirSync(join(ROOT, folder), { recursive: true });
    await ensureMessages();
    await runTool("remix", ["vite:build", "--mode", mode], "building the pages", {
      BUILD_DIR: folder,
      NODE_ENV: "production",
    });
    const { build } = await import("esbuild");
    await build(programOptions(folder));
    rmSync(join(ROOT, folder, "migrations"), { recursive: true, force: true });
    cpSync(join(ROOT, "db", "migrations"), join(ROOT, folder, "migrations"), { recursive: true });
    writeFileSync(stamp, wanted);
  });
}
