import { defineConfig, devices } from "@playwright/test";

/** By the file's own name: the folder of a checkout may be called anything. */
const KIOSK = "**/kiosk*.spec.ts";
const CONSOLE = "**/console*.spec.ts";

/** Browser tests on the installed Chromium, against the built program and its own database. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results",
  globalSetup: "../support/e2e-setup.ts",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // Whole purchases take longest: in Chinese on the phone, in English on the desktop.
  projects: [
    {
      name: "phone",
      use: {
        ...devices["iPhone 13"],
        browserName: "chromium",
        viewport: { width: 375, height: 812 },
      },
      testIgnore: [KIOSK, CONSOLE],
      grepInvert: /\(en\)$/,
    },
    {
      name: "desktop",
      use: { viewport: { width: 1280, height: 900 } },
      testIgnore: KIOSK,
      grepInvert: /\(zh\)$|goods that customs does not let in/,
    },
    {
      name: "kiosk",
      use: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
      testMatch: KIOSK,
    },
  ],
});
