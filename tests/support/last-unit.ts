import type { Page } from "../../scripts/visit/plain-browser.mjs";
import { mustBeFine, mustFindForm, PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import {
  addToCart,
  enterAddress,
  enterIdentity,
  openCheckout,
} from "../../scripts/visit/purchase.mjs";
import { drawIdentity } from "../../scripts/visit/synthetic-identity.mjs";

export type Ready = { browser: PlainBrowser; checkout: Page };

/** A customer with one bonded piece in the cart, address and identity given, before the order button. */
export async function walkToOrderButton(
  base: string,
  productPath: string,
  browser = new PlainBrowser(base),
): Promise<Ready> {
  const cart = await addToCart(browser, mustBeFine(await browser.open(productPath)));
  const addressed = await enterAddress(browser, await openCheckout(browser, cart, "1210"));
  return { browser, checkout: await enterIdentity(browser, addressed, drawIdentity()) };
}

/** What the order button's POST answered, and how long it took. */
export type Press = { status: number; location: string; body: string; ms: number };

/** All press the order button at once. */
export async function pressTogether(buyers: readonly Ready[]): Promise<Press[]> {
  const presses = buyers.map(async ({ browser, checkout }) => {
    const form = mustFindForm(checkout, "intent", "place");
    const answer = await browser.post(checkout, form, { tick: ["noticeVersion"] });
    browser.close();
    const { status, headers, body, ms } = answer;
    return { status, location: headers.location ?? "", body, ms };
  });
  return Promise.all(presses);
}
