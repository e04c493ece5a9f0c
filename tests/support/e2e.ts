import { test as base, expect } from "@playwright/test";

export { expect };

/**
 * Remix's router drops answers that a newer press made needless; when their body was already being
 * read, Remix writes that to the console (single-fetch.js of @remix-run/react) and goes on.
 */
const ROUTER_ABORT = /^AbortError: signal is aborted without reason/;

/** A test whose addresses are relative to the running shop, and which console errors fail. */
export const test = base.extend<{ noNoise: undefined; expectedNoise: RegExp[] }>({
  /** what a test provokes on purpose: `test.use({ expectedNoise: [/status of 422/] })` */
  expectedNoise: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  baseURL: async ({}, use) => use(process.env.SHOP_BASE),
  noNoise: [
    async ({ page, expectedNoise }, use) => {
      const noise: string[] = [];
      page.on("console", (message) => {
        const isLoud = message.type() === "error" || message.type() === "warning";
        const isExpected = [ROUTER_ABORT, ...expectedNoise].some((one) => one.test(message.text()));
        if (isLoud && !isExpected) noise.push(message.text());
      });
      page.on("pageerror", (error) => {
        if (!ROUTER_ABORT.test(String(error))) noise.push(String(error));
      });
      await use(undefined);
      expect(noise, "unexpected console noise").toEqual([]);
    },
    { auto: true },
  ],
});
