import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Address of a file of the reference material, which lies beside the checkout and is never copied in. */
export function referencePath(name: string): string {
  const path = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  if (!existsSync(path)) {
    throw new Error(
      `reference material is absent: ../shared/${name} must lie beside the checkout for this test`,
    );
  }
  return path;
}

export function readReference(name: string): Buffer {
  return readFileSync(referencePath(name));
}
