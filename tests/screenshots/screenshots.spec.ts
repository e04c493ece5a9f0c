import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../support/e2e";
import {
  enterAddress,
  enterIdentity,
  type PurchaseWords,
  personOf,
  press,
  WORDS,
} from "../support/purchase";
import { picture } from "./camera";

const POWDER = "products/anchor-hi-calcium-whole-milk-powder";
const MILK = "products/meadow-fresh-whole-milk";
/** Customs' simulator takes some seconds; a busy machine more. */
const UNTIL_RELEASE_MS = 60_000;

async function bothScreens(page: Page, what: string, language: string) {
  await picture(page, `${what}-phone-${language}`, "phone");
  await picture(page, `${what}-desktop-${language}`, "desktop");
}

async function putIntoCart(page: Page, words: PurchaseWords, path: string) {
  await page.goto(`${words.prefix}/${path}`);
  await page.getByRole("button", { name: words.add }).click();
  await expect(page.locator(".add-to-cart-told").getByRole("link")).toBeVisible();
}

/** The order as the bonded zone's people see it: list beside it on a desk, alone on a phone. */
async function pictureOfConsole(browser: Browser, orderPath: string, language: string) {
  const context = await browser.newContext({
    baseURL: process.env.SHOP_BASE,
    reducedMotion: "reduce",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.goto("/ops/login");
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill("demo-admin");
  await page.getByRole("button", { name: "登录", exact: true }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/login"));
  await page.goto(`${language === "en" ? "/ops/en" : "/ops"}${orderPath}`);
  await picture(page, `console-order-desktop-${language}`, "console");
  await picture(page, `console-order-phone-${language}`, "phone");
  await context.close();
}

for (const [language, words] of Object.entries(WORDS)) {
  test(`home and product (${language})`, async ({ page }) => {
    await page.goto(words.prefix || "/");
    await bothScreens(page, "home", language);
    await page.goto(`${words.prefix}/${POWDER}`);
    await bothScreens(page, "product", language);
    // The tax row, and within it every step of the sum.
    await page.locator(".facts .fold > summary").first().click();
    await page.locator(".price-why > summary").click();
    await bothScreens(page, "product-price", language);
  });

  test(`the tariff desk, its ranking and the origin calculator (${language})`, async ({ page }) => {
    await page.goto(`${words.prefix}/tariff?line=08044000&origin=JP&date=2026-06-01`);
    await bothScreens(page, "tariff", language);
    await page.goto(`${words.prefix}/tariff/ranking`);
    await bothScreens(page, "tariff-ranking", language);
    await page.goto(
      `${words.prefix}/tariff/origin?hs=940360&made=MY&fob=500&op=making&m1hs=440710&m1from=none&m1value=300&m2hs=940390&m2from=none&m2value=50`,
    );
    await bothScreens(page, "tariff-origin", language);
  });

  test(`a purchase, and its order in the console (${language})`, async ({
    page,
    browser,
  }, testInfo) => {
    const person = personOf(testInfo);
    await putIntoCart(page, words, POWDER);
    await putIntoCart(page, words, MILK);
    await page.goto(`${words.prefix}/cart`);
    await bothScreens(page, "cart", language);
    await page.getByRole("link", { name: words.checkout }).click();
    await enterAddress(page, words, person.name);
    await enterIdentity(page, words, person);
    await bothScreens(page, "checkout", language);
    await press(page, words.verify);
    await page.getByLabel(words.accept).check();
    await press(page, words.place);
    await page.getByRole("button", { name: words.pay }).click();

    await page.waitForURL(/\/orders\/ord_/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.released, {
      timeout: UNTIL_RELEASE_MS,
    });
    await bothScreens(page, "order", language);
    const toOrder = page.url();
    await page.goto(`${words.prefix}/allowance`);
    await bothScreens(page, "allowance", language);
    await page.goto(toOrder);
    const orderPath = new URL(page.url()).pathname.slice(words.prefix.length);
    await pictureOfConsole(browser, orderPath, language);
  });
}

test.describe("a panel of 1080 by 1920", () => {
  // At two thirds a panel's picture stays small, and fits on a reader's screen.
  test.use({ deviceScaleFactor: 2 / 3, hasTouch: true });

  for (const [language, words] of Object.entries(WORDS)) {
    test(`the kiosk and the phone it hands over to (${language})`, async ({ page, browser }) => {
      const kiosk = `/kiosk${words.prefix}`;
      await page.setViewportSize({ width: 1_080, height: 1_920 });
      await page.goto("/kiosk");
      if (language === "zh") await picture(page, "kiosk-start", "kiosk");
      await page.getByRole("button", { name: words.kioskStart, exact: true }).click();
      await page.waitForURL((url) => url.pathname.startsWith(`${kiosk}/home`));
      await picture(page, `kiosk-home-${language}`, "kiosk");
      await page.goto(`${kiosk}/${POWDER}`);
      await page.getByRole("button", { name: words.kioskCode }).click();
      const code = await page.locator(".kiosk-short-code").textContent();
      await picture(page, `kiosk-product-${language}`, "kiosk");

      const phone = await browser.newContext({
        baseURL: process.env.SHOP_BASE,
        reducedMotion: "reduce",
        deviceScaleFactor: 1,
      });
      const onPhone = await phone.newPage();
      await onPhone.goto(`${words.prefix}/h?${new URLSearchParams({ code: code ?? "" })}`);
      await picture(onPhone, `kiosk-handover-phone-${language}`, "phone");
      await phone.close();
    });
  }
});
