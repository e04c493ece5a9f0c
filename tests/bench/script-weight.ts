import { gzipSync } from "node:zlib";

const PAGES = ["/", "/c/dairy", "/search?q=anjia", "/cart"];
const SCRIPT = /(?:src|href|import)(?:=|\s+|\s+\*\s+as\s+\w+\s+from\s*)"(\/assets\/[^"]+\.js)"/g;

/** Bytes of script, each file gzipped, that the heaviest of the shop's pages loads first. */
export async function firstLoadScriptBytes(
  base: string,
  more: readonly string[] = [],
): Promise<number> {
  const weights = new Map<string, number>();
  let heaviest = 0;
  for (const page of [...PAGES, ...more]) {
    const answer = await fetch(new URL(page, base));
    if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
    const files = new Set(
      [...(await answer.text()).matchAll(SCRIPT)].map(([, file]) => file ?? ""),
    );
    if (files.size === 0) throw new Error(`${page} loads no script`);
    let sum = 0;
    for (const file of files) {
      if (!weights.has(file)) {
        const body = await (await fetch(new URL(file, base))).arrayBuffer();
        weights.set(file, gzipSync(Buffer.from(body)).length);
      }
      sum += weights.get(file) ?? 0;
    }
    heaviest = Math.max(heaviest, sum);
  }
  return heaviest;
}
