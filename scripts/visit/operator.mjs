import { plainText } from "./forms.mjs";
import { mustBeFine, mustFindForm, PlainBrowser, VisitError } from "./plain-browser.mjs";

const DAY_MS = 86_400_000;

/** The day in Shanghai, `days` from now. @param {number} days */
export const shanghaiDay = (days) =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

/** Signs in to the console. @param {string} base @param {{ name: string, password: string }} login */
export async function signIn(base, { name, password }) {
  const browser = new PlainBrowser(base);
  const page = mustBeFine(await browser.open("/ops/login"));
  const form = mustFindForm(page, "login");
  mustBeFine(await browser.submit(page, form, { type: { login: name, password } }));
  return browser;
}

/**
 * Enters a fresh lot of an article into the warehouse whose name the product page states.
 * @param {PlainBrowser} operator
 * @param {{ sku: string, lotNo: string, quantity: number, pageText: string }} goods
 */
export async function receiveGoods(operator, { sku, lotNo, quantity, pageText }) {
  const found = await operator.send("GET", `/ops/article?${new URLSearchParams({ code: sku })}`);
  const { article } = JSON.parse(found.body);
  if (!article) throw new VisitError(`the console knows no article ${sku}`);
  const page = mustBeFine(await operator.open("/ops/goods-in"));
  const warehouseId = warehouseNamed(page.body, pageText);
  const type = {
    article: sku,
    lotNo,
    quantity: String(quantity),
    producedOn: shanghaiDay(-10),
    expiresOn: shanghaiDay((article.shelfLifeDays ?? 1_095) - 10),
    warehouseId,
    bin: "S-01-01",
    customsDocumentNo: `DEMO-${lotNo}`,
  };
  const form = mustFindForm(page, "commandId");
  const done = mustBeFine(await operator.submit(page, form, { type }));
  const lotId = new URL(done.url, "http://console").searchParams.get("received");
  if (!lotId) throw new VisitError(`goods-in led to ${done.url}, not to a lot`);
  return { lotId, warehouseId };
}

/** @param {string} html of the goods-in form @param {string} pageText a text that names the warehouse */
function warehouseNamed(html, pageText) {
  for (const [, id, name] of html.matchAll(/<option value="(whs_\w+)"[^>]*>(.*?)<\/option>/g)) {
    if (pageText.includes(plainText(name))) return id;
  }
  throw new VisitError("the product page names none of the console's warehouses");
}

/**
 * Does the one act that an order's page offers.
 * @param {PlainBrowser} operator @param {string} orderId @param {string} act pick, pack, gate_out, hand_over
 */
export async function doAct(operator, orderId, act) {
  const page = mustBeFine(await operator.open(`/ops/orders/${orderId}`));
  return mustBeFine(await operator.submit(page, mustFindForm(page, "intent", act)));
}
