import postgres from "postgres";
import { openDatabase } from "~db/client.server";
import { plainText } from "../../scripts/visit/forms.mjs";
import { receiveGoods, signIn } from "../../scripts/visit/operator.mjs";
import { holdTogether } from "../support/hold-race";
import { pressTogether, walkToOrderButton } from "../support/last-unit";
import { startShop } from "../support/running-shop";
import { bondedGoods, leaveForSale, promiseMore, type ShelfGoods, shelfOf } from "../support/shelf";
import { calibrate } from "./calibration";
import { buyOnce, totalOf } from "./checkout";
import { percentile, round, throughput } from "./load";
import { firstLoadScriptBytes } from "./script-weight";
import { secondStartSeconds } from "./second-start";
import { StatementLog } from "./statement-log";
import { judge, type Verdict } from "./verdict";

/**
 * `npm run bench`: the figures of the first sale as one JSON document, each with its goal. Everything
 * runs on a shop, a build and a database server of its own, as durable as the application's.
 */
const CHECKOUTS = 60;
const CLIENTS = 8;
const UNITS = 1_000;
const SHOP_SETTINGS = {
  LIMIT_CHECKOUT_PER_MINUTE: "100000",
  LIMIT_LOGIN_PER_MINUTE: "100000",
  MAX_OPEN_HOLDS_PER_VISITOR: "100000",
};

const say = (text: string) => process.stderr.write(`· ${text}\n`);
const verdicts: Verdict[] = [];
const report = (verdict: Verdict) => {
  verdicts.push(verdict);
  say(`${verdict.pass ? "✓" : "✗"} ${verdict.name}: ${verdict.value} (${verdict.goal})`);
};

async function measureCheckout(base: string, sql: postgres.Sql, log: StatementLog) {
  const [goods] = await bondedGoods(sql, 1);
  if (!goods) throw new Error("the seed has no bonded goods");
  await stockUp(base, goods, CHECKOUTS + 20);
  for (let one = 0; one < 10; one++) await buyOnce(base, goods.path);
  const totals: number[] = [];
  const steps: Record<string, number[]> = {};
  for (let one = 0; one < CHECKOUTS; one++) {
    const times = await buyOnce(base, goods.path);
    totals.push(totalOf(times));
    for (const [step, ms] of Object.entries(times)) {
      const list = steps[step] ?? [];
      list.push(ms);
      steps[step] = list;
    }
  }
  const calibration = await calibrate(base, sql);
  report(
    judge(
      "checkout_p95_ms",
      round(percentile(totals, 0.95)),
      { atMost: 120 },
      {
        p50_ms: round(percentile(totals, 0.5)),
        steps_p50_ms: Object.fromEntries(
          Object.entries(steps).map(([step, list]) => [step, round(percentile(list, 0.5))]),
        ),
        in_bare_updates: round(percentile(totals, 0.5) / calibration.bareUpdateMs),
        purchases: CHECKOUTS,
        calibration,
      },
    ),
  );

  await log.start();
  let statements = 0;
  await buyOnce(base, goods.path, async (post) => {
    statements += await log.count(post);
  });
  await log.stop();
  report(judge("checkout_statements", statements, { atMost: 45 }));
}

/** Receives a lot at the console, as goods-in does: the bench sells more than the seed has. */
async function stockUp(base: string, goods: ShelfGoods, pieces: number) {
  const operator = await signIn(base, { name: "warehouse", password: "demo-warehouse" });
  const { body } = await operator.open(goods.path);
  const lot = {
    sku: goods.sku,
    lotNo: `BENCH${Date.now()}`,
    quantity: pieces,
    pageText: plainText(body),
  };
  await receiveGoods(operator, lot);
  operator.close();
}

const startTags = (html: string) => html.match(/<[a-zA-Z]/g)?.length ?? 0;
const textOf = async (url: URL) => (await fetch(url)).text();

async function measureProductPage(base: string, sql: postgres.Sql) {
  const goods = await bondedGoods(sql, 24);
  const pages = goods.map(({ path }) => path);
  const [first = "/"] = pages;
  const own = startTags(await textOf(new URL("/bench/bare?elements=0", base)));
  const elements = startTags(await textOf(new URL(first, base))) - own;
  const bare = [`/bench/bare?elements=${elements}`];
  const rounds = { product: [] as number[], bare: [] as number[], data: [] as number[] };
  const data = pages.map((path) => path.replace(/(\?|$)/, ".data$1"));
  await throughput(base, [...pages, ...bare, ...data], { clients: CLIENTS, seconds: 3 });
  for (let one = 0; one < 5; one++) {
    rounds.product.push(await throughput(base, pages, { clients: CLIENTS, seconds: 2 }));
    rounds.bare.push(await throughput(base, bare, { clients: CLIENTS, seconds: 2 }));
    rounds.data.push(await throughput(base, data, { clients: CLIENTS, seconds: 2 }));
  }
  const [product, plain, answers] = [rounds.product, rounds.bare, rounds.data].map((list) =>
    percentile(list, 0.5),
  ) as [number, number, number];
  report(
    judge(
      "product_page_to_bare_page",
      round(product / plain, 2),
      { atLeast: 0.5 },
      {
        product_pages_per_second: round(product),
        bare_pages_per_second: round(plain),
        elements,
      },
    ),
  );
  report(
    judge(
      "product_data_per_second",
      round(answers),
      { atLeast: 400 },
      {
        clients: CLIENTS,
        to_bare_page: round(answers / plain, 2),
        calibration: await calibrate(base, sql),
      },
    ),
  );
}

async function measureLastPiece(base: string, sql: postgres.Sql) {
  const goods = (await bondedGoods(sql, 40)).at(-1);
  if (!goods) throw new Error("the seed has no bonded goods");
  await leaveForSale(sql, goods, 1);
  const buyers = [];
  for (let one = 0; one < 20; one++) buyers.push(await walkToOrderButton(base, goods.path));
  const presses = await pressTogether(buyers);
  const won = presses.filter(({ status }) => status === 303);
  const told = presses.filter(({ status }) => status === 409);
  report(judge("last_piece_winners_of_20", won.length, { exactly: 1 }, { told: told.length }));
  report(
    judge(
      "last_piece_slowest_refusal_ms",
      round(Math.max(...told.map(({ ms }) => ms))),
      { atMost: 300 },
      {
        calibration: await calibrate(base, sql),
      },
    ),
  );
}

async function measureHolds(databaseUrl: string, sql: postgres.Sql) {
  const goods = (await bondedGoods(sql, 30)).at(-1);
  if (!goods) throw new Error("the seed has no bonded goods");
  const { free } = await shelfOf(sql, goods);
  if (free < UNITS) await promiseMore(sql, goods, UNITS - free);
  await leaveForSale(sql, goods, UNITS);
  const pool = openDatabase({
    url: databaseUrl,
    applicationName: "fuling-bench",
    maxConnections: 64,
  });
  const startedAt = Date.now();
  const outcome = await holdTogether(pool.sql, goods, { attempts: 3_200, clients: 64 });
  await pool.close();
  const shelf = await shelfOf(sql, goods);
  report(
    judge(
      "holds_of_3200_attempts",
      outcome.held,
      { exactly: UNITS },
      {
        short: outcome.short,
        seconds: round((Date.now() - startedAt) / 1_000),
        books_agree: shelf.isTrue && shelf.free === 0,
      },
    ),
  );
}

async function main() {
  say("starting a shop of the bench's own");
  const shop = await startShop(SHOP_SETTINGS, "bench");
  const sql = postgres(shop.databaseUrl, { max: 4, onnotice: () => {} });
  try {
    await measureCheckout(shop.base, sql, new StatementLog(sql, shop.databaseLog));
    await measureProductPage(shop.base, sql);
    await measureLastPiece(shop.base, sql);
    await measureHolds(shop.databaseUrl, sql);
    report(
      judge("shop_script_kb_gzip", round((await firstLoadScriptBytes(shop.base)) / 1_024), {
        atMost: 140,
      }),
    );
  } finally {
    await sql.end();
    await shop.stop();
  }
  report(judge("second_start_seconds", round(await secondStartSeconds()), { atMost: 15 }));
  process.stdout.write(
    `${JSON.stringify({ ok: verdicts.every(({ pass }) => pass), figures: verdicts }, null, 2)}\n`,
  );
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
