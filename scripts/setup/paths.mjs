import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Local state of this checkout (locks, clusters of ordinary users, test builds); ignored by git. */
export const LOCAL = join(ROOT, ".local");
mkdirSync(LOCAL, { recursive: true });

const isRoot = process.getuid?.() === 0;

/**
 * Where PostgreSQL's programs and data live. Root's server runs as the user `postgres`, who may not
 * be able to enter the checkout (a 0700 folder), so root's clusters stand under /var/lib.
 */
export const CLUSTER_HOME = isRoot
  ? join("/var/lib/fuling-rcep", createHash("sha256").update(ROOT).digest("hex").slice(0, 16))
  : join(LOCAL, "postgres");

/** The tests' own build, relative to the root: a running shop's files are never replaced by a test. */
export const TEST_BUILD = ".local/test-build";

/** The bench's build, with its bare page. */
export const BENCH_BUILD = ".local/bench-build";
