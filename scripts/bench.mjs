import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { ensureMessages } from "./setup/build.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ROOT } from "./setup/paths.mjs";

/**
 * `npm run bench`: compiles and runs tests/bench, which prints one JSON document. Steps and verdicts
 * go to the error stream as they come.
 */
const PROGRAM = join(ROOT, ".local", "bench.mjs");

/** The scripts find the project by where they lie: they are used there, not copied into the program. */
const scriptsStay = {
  name: "scripts-stay",
  setup(bundle) {
    bundle.onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    }));
  },
};

await ensureInstalled();
await ensureMessages();
const { build } = await import("esbuild");
mkdirSync(dirname(PROGRAM), { recursive: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: ["tests/bench/main.ts"],
  outfile: PROGRAM,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  plugins: [scriptsStay],
  logLevel: "error",
});
const bench = spawn(process.execPath, [PROGRAM], {
  cwd: ROOT,
  stdio: ["ignore", "pipe", "inherit"],
});
// Lines of the set-up begin with a dot; the rest is the document.
createInterface({ input: bench.stdout }).on("line", (line) =>
  (line.startsWith("·") ? process.stderr : process.stdout).write(`${line}\n`),
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => bench.kill("SIGTERM"));
bench.once("close", (code) => {
  process.exitCode = code ?? 1;
});
