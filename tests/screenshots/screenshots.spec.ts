import type { Browser, Page } from "@playwright/test";
import { shanghaiDay } from "../../app/domain/calendar-day";
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
const CREAM = "products/cle-de-peau-la-creme";
/** Bonded instant coffee: what a lower VAT rate would do to its prices. */
const RATE = { hsCode: "2101120000", percent: "9", source: "示例公告（演示）" };
/** Customs' simulator takes some seconds; a busy machine more. */
const UNTIL_RELEASE_MS = 60_000;

async function bothScreens(page: Page, what: string, language: string, more = 0) {
  await picture(page, `${what}-phone-${language}`, "phone", more);
  await picture(page, `${what}-desktop-${language}`, "desktop", more);
}

async function putIntoCart(page: Page, words: PurchaseWords, path: string) {
  await page.goto(`${words.prefix}/${path}`);
  await page.getByRole("button", { name: words.add }).click();
  await expect(page.locator(".add-to-cart-told").getByRole("link")).toBeVisible();
}

async function onConsole(browser: Browser, work: (page: Page) => Promise<void>) {
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
  await work(page);
  await context.close();
}

/** The order as the bonded zone's people see it: list beside it on a desk, alone on a phone. */
const pictureOfConsole = (browser: Browser, orderPath: string, language: string) =>
  onConsole(browser, async (page) => {
    await page.goto(`${language === "en" ? "/ops/en" : "/ops"}${orderPath}`);
    await picture(page, `console-order-desktop-${language}`, "console");
    await picture(page, `console-order-phone-${language}`, "phone");
  });

for (const [language, words] of Object.entries(WORDS)) {
  test(`home and product (${language})`, async ({ page }) => {
    await page.goto(words.prefix || "/");
    await bothScreens(page, "home", language);
    await page.goto(`${words.prefix}/${POWDER}`);
    await bothScreens(page, "product", language);
    // The tax row, and within it every step of the sum.
    await page.locator(".facts .fold > summary").first().click();
    await page.locator(".price-why > summary").click();
    await bothScreens(page, "product-price", language, 500);
  });

  test(`the tariff desk, its ranking and the origin calculator (${language})`, async ({ page }) => {
    await page.goto(`${words.prefix}/tariff?line=08044000&origin=JP&date=2026-06-01`);
    await bothScreens(page, "tariff", language, 200);
    await page.goto(`${words.prefix}/tariff/ranking`);
    await bothScreens(page, "tariff-ranking", language);
    await page.goto(
      `${words.prefix}/tariff/origin?hs=940360&made=MY&fob=500&op=making&m1hs=440710&m1from=none&m1value=300&m2hs=940390&m2from=none&m2value=50`,
    );
    await bothScreens(page, "tariff-origin", language);
  });

  test(`a change of a rate, tried before it holds (${language})`, async ({ browser }) => {
    await onConsole(browser, async (page) => {
      await page.goto(`/ops/rules?kind=vat_rate&query=${RATE.hsCode}`);
      await page
        .getByRole("link", { name: `改 ${RATE.hsCode}` })
        .first()
        .click();
      const field = (name: string) => page.locator(`[name=${name}]`);
      await field("rateBps").fill(RATE.percent);
      await field("validFrom").fill(shanghaiDay(new Date()));
      await field("source").fill(RATE.source);
      await field("state").selectOption("verified");
      await page.getByRole("button", { name: "存为草稿" }).click();
      await expect(page.getByRole("status")).toContainText("草稿已存");
      if (language === "en") {
        await page.goto(new URL(page.url()).pathname.replace("/ops/", "/ops/en/"));
      }
      await picture(page, `console-rules-change-desktop-${language}`, "console");
    });
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
    const orderPath = new URL(page.url()).pathname.slice(words.prefix.length);
    await pictureOfConsole(browser, orderPath, language);

    // A second order, not paid yet: what it will use is reserved.
    await putIntoCart(page, words, CREAM);
    await page.goto(`${words.prefix}/cart`);
    await page.getByRole("link", { name: words.checkout }).click();
    await page.getByLabel(words.consent).check();
    await press(page, words.verify);
    await page.getByLabel(words.accept).check();
    await press(page, words.place);
    await expect(page.getByRole("button", { name: words.pay })).toBeVisible();
    await page.goto(`${words.prefix}/allowance`);
    await bothScreens(page, "allowance", language);
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
