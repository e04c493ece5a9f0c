import { availableParallelism, loadavg } from "node:os";
import postgres from "postgres";
import { plainText } from "../../scripts/visit/forms.mjs";
import { receiveGoods, signIn } from "../../scripts/visit/operator.mjs";
import { type RunningShop, startShop } from "../support/running-shop";
import { bondedGoods, type ShelfGoods } from "../support/shelf";
import { measureCheckout } from "./checkout";
import { measureFirstLoad } from "./first-load";
import { measureHolds } from "./holds";
import { measureLastUnit } from "./last-unit";
import { measurePages } from "./pages";
import { measureQuotes } from "./quotes";
import { measureSecondStart } from "./second-start";
import { measureTariff } from "./tariff";
import type { Verdict } from "./verdict";

/**
 * `npm run bench`: the figures of the issues as one JSON document, each with its goal. Everything
 * runs on a shop, a build and a database server of its own, as durable as the application's. A part
 * that cannot be measured stands in the document with its fault and fails it; the others go on.
 */
const SHOP_SETTINGS = {
  APP_ENV: "demo",
  // React's server renderer is several times slower without it; npm start sets it too.
  NODE_ENV: "production",
  LIMIT_CHECKOUT_PER_MINUTE: "1000000",
};
const PRODUCTS = 20;
/** pieces of each product that checkouts buy */
const PIECES = 100;

type Fault = { name: string; pass: false; fault: string };

const say = (text: string) => process.stderr.write(`· ${text}\n`);
const figures: (Verdict | Fault)[] = [];

async function part(name: string, measure: () => Verdict[] | Promise<Verdict[]>) {
  say(`${name} …`);
  try {
    for (const verdict of await measure()) {
      figures.push(verdict);
      const { name: figure, pass, value, goal } = verdict;
      say(`${pass ? "✓" : "✗"} ${figure}: ${value} (${goal})`);
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    figures.push({ name, pass: false, fault });
    say(`✗ ${name}: ${fault}`);
  }
}

/** Receives lots at the console, as goods-in does: the bench sells more than the seed has. */
async function stockUp(base: string, goods: readonly ShelfGoods[]) {
  const operator = await signIn(base, { name: "warehouse", password: "demo-warehouse" });
  for (const [at, { path, sku }] of goods.entries()) {
    const { body } = await operator.open(path);
    const pageText = plainText(body);
    await receiveGoods(operator, { sku, lotNo: `BENCH${at}`, quantity: PIECES, pageText });
  }
  operator.close();
}

async function measureShop(shop: RunningShop, sql: postgres.Sql) {
  const goods = await bondedGoods(sql, PRODUCTS + 1);
  const [crowded, ...sold] = goods;
  if (!crowded || sold.length < PRODUCTS) throw new Error("the seed has too few bonded goods");
  const { base } = shop;
  await part("quotes", async () => [await measureQuotes(shop, sql)]);
  await part("product page", () => measurePages(base, sql, sold));
  await part("first load", async () => [await measureFirstLoad(base, crowded.path)]);
  await part("holds", () => measureHolds(shop, sql, crowded));
  await part("last piece", () => measureLastUnit(base, sql, sold.slice(5)));
  // Last, because the worker carries paid orders through customs for a minute afterwards.
  const bought = sold.slice(0, 5);
  await part("checkout", async () => {
    await stockUp(base, bought);
    return measureCheckout(shop, sql, bought);
  });
}

async function main() {
  await part("tariff look-up", measureTariff);
  say("starting a shop of the bench's own");
  const shop = await startShop(SHOP_SETTINGS, "bench");
  const sql = postgres(shop.databaseUrl, { max: 4, onnotice: () => {} });
  let leaving: Promise<void> | undefined;
  const leave = () => {
    leaving ??= sql.end().then(() => shop.stop());
    return leaving;
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void leave().finally(() => process.exit(130)));
  }
  try {
    await measureShop(shop, sql);
  } finally {
    await leave();
  }
  await part("second start", async () => [await measureSecondStart()]);
  const machine = {
    node: process.version,
    processors: availableParallelism(),
    load: loadavg().map((value) => Number(value.toFixed(1))),
  };
  const ok = figures.every(({ pass }) => pass);
  process.stdout.write(`${JSON.stringify({ ok, machine, figures }, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
