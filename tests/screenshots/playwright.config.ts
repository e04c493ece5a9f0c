import { defineConfig } from "@playwright/test";
import browserTests from "../e2e/playwright.config";

/** Pictures of the faces for docs/screenshots: one shop, one picture after another. */
export default defineConfig({
  ...browserTests,
  testDir: ".",
  outputDir: "../../test-results/screenshots",
  timeout: 180_000,
  workers: 1,
  use: { ...browserTests.use, trace: "off", contextOptions: { reducedMotion: "reduce" } },
  projects: [{ name: "screenshots" }],
});
