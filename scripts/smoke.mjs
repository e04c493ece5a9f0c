import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { plainText } from "./visit/forms.mjs";
import { doAct, receiveGoods, signIn } from "./visit/operator.mjs";
import { mustBeFine, PlainBrowser, VisitError } from "./visit/plain-browser.mjs";
import {
  addToCart,
  enterAddress,
  enterIdentity,
  findOffer,
  openCheckout,
  orderState,
  payAtSandbox,
  placeOrder,
  productOf,
} from "./visit/purchase.mjs";
import { drawIdentity } from "./visit/synthetic-identity.mjs";

/**
 * `npm run smoke -- --base URL [--login NAME:PASSWORD]`: buys one bonded and one duty-paid item of a
 * running shop as a customer without JavaScript does, and sends both off as the operator. Prints one
 * JSON line a step; the last line says whether all went well, as does the exit code.
 */
const RELEASE_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 500;

const OPTIONS = /** @type {const} */ ({
  base: { type: "string", default: `http://localhost:${process.env.PORT || 3000}` },
  login: { type: "string", default: "warehouse:demo-warehouse" },
});
const WORDS = JSON.parse(
  readFileSync(new URL("../app/messages/zh-CN/order.json", import.meta.url), "utf8"),
);

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let current = "start";

/** Runs a step and prints how long it took. `facts` picks what of its value is printed. */
async function step(name, work, facts = (_value) => ({})) {
  current = name;
  const startedAt = performance.now();
  const value = await work();
  say({ step: name, ms: Math.round(performance.now() - startedAt), ...facts(value) });
  return value;
}

/** Tops up the stock of what a search finds, and buys one piece of it. */
async function buy(item, { base, regime, query }, operator) {
  const customer = new PlainBrowser(base);
  const on = (name) => `${item}.${name}`;
  const offer = await step(on("find"), () => findOffer(customer, query, regime), productOf);
  const { sku } = productOf(offer);
  const lotNo = `SMOKE${Date.now().toString(36).toUpperCase()}${regime}`;
  const goods = { sku, lotNo, quantity: 2, pageText: plainText(offer.body) };
  await step(
    on("goods_in"),
    () => receiveGoods(operator, goods),
    (done) => done,
  );
  const cart = await step(on("add_to_cart"), async () =>
    addToCart(customer, mustBeFine(await customer.open(offer.url))),
  );
  let checkout = await step(on("open_checkout"), () => openCheckout(customer, cart, regime));
  checkout = await step(on("address"), () => enterAddress(customer, checkout));
  if (regime === "1210") {
    const person = drawIdentity();
    checkout = await step(on("identity"), () => enterIdentity(customer, checkout, person));
  }
  const payment = await step(on("place"), () => placeOrder(customer, checkout));
  const { page, orderId } = await step(on("pay"), () => payAtSandbox(customer, payment));
  const { orderNo } = orderState(page);
  return { customer, path: page.url, orderId, orderNo };
}

/** Looks at the order's page until its headline is one of these, for at most a minute and a half. */
async function waitFor({ customer, path }, headlines) {
  const looks = Math.ceil(RELEASE_WITHIN_MS / LOOK_EVERY_MS);
  let headline = "";
  for (let look = 0; look < looks; look++) {
    ({ headline } = orderState(mustBeFine(await customer.open(path))));
    if (headlines.includes(headline)) return { headline, looks: look + 1 };
    await pause(LOOK_EVERY_MS);
  }
  throw new VisitError(`after ${RELEASE_WITHIN_MS / 1_000} s the order says: ${headline}`);
}

async function main() {
  const { base, login } = parseArgs({ options: OPTIONS }).values;
  const shop = new PlainBrowser(base);
  await step("health", async () => mustBeFine(await shop.open("/api/health")));
  const [name = "", ...password] = login.split(":");
  const operator = await step("sign_in", () =>
    signIn(base, { name, password: password.join(":") }),
  );
  const bonded = await buy("bonded", { base, regime: "1210", query: "安佳奶粉" }, operator);
  const dutyPaid = await buy("duty_paid", { base, regime: "0110", query: "安佳" }, operator);

  const seen = (value) => value;
  const wait = (order, ...keys) =>
    waitFor(
      order,
      keys.map((key) => WORDS[`order_headline_${key}`]),
    );
  await step("bonded.release", () => wait(bonded, "released"), seen);
  for (const act of ["pick", "pack", "gate_out"]) {
    await step(`bonded.${act}`, () => doAct(operator, bonded.orderId, act));
  }
  await step("bonded.left_zone", () => wait(bonded, "left_zone"), seen);
  for (const act of ["pick", "pack", "hand_over"]) {
    await step(`duty_paid.${act}`, () => doAct(operator, dutyPaid.orderId, act));
  }
  await step("duty_paid.handed_over", () => wait(dutyPaid, "handed_over"), seen);
  const ms = Math.round(performance.now());
  say({ ok: true, ms, bonded: bonded.orderNo, dutyPaid: dutyPaid.orderNo });
}

/** What went wrong in one line; of a refused connection every address tried. @param {any} error */
function reasonOf(error) {
  const tried = error instanceof AggregateError ? error.errors : [error];
  return tried.map((one) => one?.message ?? String(one)).join("; ");
}

main().then(
  () => process.exit(0),
  (error) => {
    say({ ok: false, step: current, why: reasonOf(error) });
    process.exit(1);
  },
);
