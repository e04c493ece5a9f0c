import AxeBuilder from "@axe-core/playwright";
import type { Page, TestInfo } from "@playwright/test";
import { PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import {
  addToCart,
  enterAddress,
  enterIdentity,
  findOffer,
  openCheckout,
  orderState,
  payAtSandbox,
  placeOrder,
} from "../../scripts/visit/purchase.mjs";
import { expect } from "./e2e";
import { syntheticPerson } from "./synthetic-person";

/** Through the console's door as an operator comes in. */
export async function signIn(page: Page, login: string, prefix = "/ops") {
  await page.goto(`${prefix}/login`);
  await page.locator("input[name=login]:not([type=hidden])").fill(login);
  await page.locator("input[name=password]:not([type=hidden])").fill(`demo-${login}`);
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/login"));
}

/** A bonded order, bought and paid as a customer without JavaScript does; each test is a person of its own. */
export async function buyBonded(testInfo: TestInfo, address: { detail?: string } = {}) {
  const base = process.env.SHOP_BASE;
  if (!base) throw new Error("the browser tests' shop runs");
  const serial = Number.parseInt(testInfo.testId.slice(-6), 16) % 10_000_000;
  const customer = new PlainBrowser(base);
  const offer = await findOffer(customer, "安佳奶粉", "1210");
  const cart = await addToCart(customer, offer);
  const checkout = await openCheckout(customer, cart, "1210");
  const identity = await enterAddress(customer, checkout, address);
  const person = syntheticPerson(serial);
  const confirm = await enterIdentity(customer, identity, person);
  const paid = await payAtSandbox(customer, await placeOrder(customer, confirm));
  const { orderNo } = orderState(paid.page);
  if (!orderNo) throw new Error("the order's page names its number");
  return { orderId: paid.orderId, orderNo, person };
}

/** What a hand scanner types: all keys of a code within a few milliseconds, then Enter. */
export async function scan(page: Page, code: string) {
  await page.evaluate((text) => {
    for (const key of [...text, "Enter"]) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  }, code);
}

/** Loads the page again until this part says so: customs' simulator takes some seconds. */
export async function reloadUntil(page: Page, part: string, says: string) {
  await expect(async () => {
    await page.reload();
    await expect(page.locator(part)).toContainText(says, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

/** axe (WCAG 2.2 A and AA) finds nothing, and the page is nowhere wider than its screen. */
export async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
  );
  expect(found, `accessibility of ${where}`).toEqual([]);
  await expectNoOverflow(page, where);
}

export async function expectNoOverflow(page: Page, where: string) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scrolling of ${where}`).toBeLessThanOrEqual(0);
}
