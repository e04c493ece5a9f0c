import { gzipSync } from "node:zlib";
import { PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import { judge, type Verdict } from "./verdict";

/** The same bound as the browser's test: thousands of bytes, not of 1,024. */
const GOAL_BYTES = 140_000;
/** Scripts that a document names or a script imports without being asked. */
const IN_DOCUMENT = /(?:href|src|from|import\()\s*=?\s*["'](\/assets\/[^"']+\.js)["']/g;
const IN_SCRIPT = /(?:^|[;}])import\s*(?:[^"';()]*?from\s*)?["']\.\/([^"']+\.js)["']/g;

/** Bytes of all script of a page's first load, each file gzipped by itself. */
async function scriptOf(browser: PlainBrowser, path: string): Promise<number> {
  const { body } = await browser.open(path);
  const files = new Set([...body.matchAll(IN_DOCUMENT)].map(([, file]) => file as string));
  let bytes = 0;
  // A Set that grows while it is walked: what a script imports is read too.
  for (const file of files) {
    const { status, body: text } = await browser.send("GET", file);
    if (status !== 200) throw new Error(`${file} answered ${status}`);
    bytes += gzipSync(text).length;
    for (const [, name] of text.matchAll(IN_SCRIPT)) files.add(`/assets/${name}`);
  }
  if (files.size < 5) throw new Error(`${path} names only ${files.size} scripts`);
  return bytes;
}

/** The script of the shop's pages; the largest counts. */
export async function measureFirstLoad(base: string, productPath: string): Promise<Verdict> {
  const browser = new PlainBrowser(base);
  const pages: Record<string, number> = {};
  for (const path of ["/", "/c/dairy", "/search?q=%E5%A5%B6%E7%B2%89", productPath, "/cart"]) {
    pages[path] = await scriptOf(browser, path);
  }
  browser.close();
  const most = Math.max(...Object.values(pages));
  return judge(
    "shop_script_bytes_gzip",
    most,
    { atMost: GOAL_BYTES },
    {
      pages,
    },
  );
}
