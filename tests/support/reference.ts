import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BESIDE = fileURLToPath(new URL("../../../shared", import.meta.url));

/** Address of a file of the reference material: beside the checkout or in SHARED_DIR, never copied in. */
export function referencePath(name: string): string {
  const path = join(process.env.SHARED_DIR ?? BESIDE, name);
  if (!existsSync(path)) {
    throw new Error(
      `reference material is absent: ${name} is neither in ../shared nor in SHARED_DIR, and this test needs it`,
    );
  }
  return path;
}

export function readReference(name: string): Buffer {
  return readFileSync(referencePath(name));
}
