import { attributesOf, decodeHtml, plainText } from "./forms.mjs";
import { mustBeFine, mustFindForm, VisitError } from "./plain-browser.mjs";

/**
 * What a customer does from a product page to the paid order, form by form as the pages give them.
 * @typedef {import("./plain-browser.mjs").PlainBrowser} PlainBrowser
 * @typedef {import("./plain-browser.mjs").Page} Page
 * @typedef {"1210" | "0110"} Regime bonded or duty-paid
 */

const ADDRESS = {
  recipientName: "陈静怡",
  phone: "13800005207",
  regionText: "重庆市涪陵区",
  detail: "敦仁街道兴华中路 88 号",
};

/** Addresses of the page's links that begin so. @param {Page} page @param {string} start */
export function linksTo(page, start) {
  const found = [...page.body.matchAll(/<a\b([^>]*)>/g)].map(([, rest]) => attributesOf(rest).href);
  return [...new Set(found.filter((href) => href?.startsWith(start)))];
}

const BADGE = { 1210: "badge-bond", "0110": "badge-duty" };

/** The regime of the offer that a product page shows. @param {Page} page @returns {Regime | undefined} */
function regimeShown(page) {
  const [tags = ""] = page.body.match(/<p class="product-tags">.*?<\/p>/s) ?? [];
  return /** @type {Regime[]} */ (["1210", "0110"]).find((regime) => tags.includes(BADGE[regime]));
}

/**
 * The first product of a search that is offered in this regime, in stock or not, on that offer's page.
 * @param {PlainBrowser} browser @param {string} query @param {Regime} regime
 */
export async function findOffer(browser, query, regime) {
  const list = mustBeFine(
    await browser.open(`/search?${new URLSearchParams({ q: query, by: regime })}`),
  );
  for (const link of linksTo(list, "/products/").slice(0, 8)) {
    const page = mustBeFine(await browser.open(link));
    const others = linksTo(page, `${link.replace(/\?.*/, "")}?offer=`);
    for (const shown of [page, ...(await openAll(browser, others))]) {
      if (regimeShown(shown) === regime) return shown;
    }
  }
  throw new VisitError(`no product for ${query} is offered as ${regime}`);
}

/** @param {PlainBrowser} browser @param {string[]} links */
async function openAll(browser, links) {
  const pages = [];
  for (const link of links) pages.push(mustBeFine(await browser.open(link)));
  return pages;
}

/** Article number and name as the page states them for machines. @param {Page} page */
export function productOf(page) {
  const [, text] = page.body.match(/<script type="application\/ld\+json">(.*?)<\/script>/s) ?? [];
  const { sku, name } = JSON.parse(text ?? "{}");
  if (typeof sku !== "string") throw new VisitError(`${page.url} names no article number`);
  return { sku, name: String(name) };
}

/** Puts the offer of a product page into the cart. @param {PlainBrowser} browser @param {Page} page */
export async function addToCart(browser, page) {
  return mustBeFine(await browser.submit(page, mustFindForm(page, "offerId")));
}

/** From the cart to the checkout of its group of that regime. @param {PlainBrowser} browser @param {Page} cart @param {Regime} regime */
export async function openCheckout(browser, cart, regime) {
  const [link] = linksTo(cart, `/checkout/${regime}.`);
  if (!link) {
    throw new VisitError(`the cart leads to no checkout: ${plainText(cart.body).slice(0, 300)}`);
  }
  return mustBeFine(await browser.open(link));
}

/** @param {PlainBrowser} browser @param {Page} checkout @param {Partial<typeof ADDRESS>} other than usual */
export async function enterAddress(browser, checkout, other = {}) {
  const form = mustFindForm(checkout, "intent", "address");
  return mustBeFine(await browser.submit(checkout, form, { type: { ...ADDRESS, ...other } }));
}

/** @param {PlainBrowser} browser @param {Page} checkout @param {{ name: string, idNumber: string }} person */
export async function enterIdentity(browser, checkout, { name, idNumber }) {
  const form = mustFindForm(checkout, "intent", "identity");
  const how = { type: { name, idNumber }, tick: ["consentVersion"] };
  return mustBeFine(await browser.submit(checkout, form, how));
}

/** Reads the notice, places the order; arrives where it is paid. @param {PlainBrowser} browser @param {Page} checkout */
export async function placeOrder(browser, checkout) {
  const form = mustFindForm(checkout, "intent", "place");
  const hasNotice = form.fields.some(({ name }) => name === "noticeVersion");
  const tick = hasNotice ? ["noticeVersion"] : [];
  return mustBeFine(await browser.submit(checkout, form, { tick }));
}

/** Pays at the sandbox firm; arrives at the order. @param {PlainBrowser} browser @param {Page} payment */
export async function payAtSandbox(browser, payment) {
  const form = mustFindForm(payment, "method");
  const order = mustBeFine(await browser.submit(payment, form, { press: "pay" }));
  const [orderId] = order.url.match(/ord_\w+/) ?? [];
  if (!orderId) throw new VisitError(`payment led to ${order.url}, not to an order`);
  return { page: order, orderId };
}

/** The order page's headline and number. @param {Page} page */
export function orderState(page) {
  const [, headline = ""] = page.body.match(/<h1[^>]*>(.*?)<\/h1>/s) ?? [];
  const [orderNo] = plainText(page.body).match(/FL\d{12}/) ?? [];
  return { headline: decodeHtml(plainText(headline)), orderNo };
}
