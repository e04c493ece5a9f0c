import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** Opens a page; answers the bytes of script and style it loads, each file gzipped. */
export async function weightOf(
  page: Page,
  path: string,
): Promise<{ script: number; style: number }> {
  const sizes = { script: 0, style: 0 };
  const measured: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = /\.(js|css)$/.exec(response.url())?.[1];
    if (!kind) return;
    measured.push(
      response.body().then((body) => {
        sizes[kind === "js" ? "script" : "style"] += gzipSync(body).length;
      }),
    );
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(measured);
  page.removeAllListeners("response");
  return sizes;
}
