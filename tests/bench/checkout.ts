import type postgres from "postgres";
import { PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import { orderState, payAtSandbox, placeOrder } from "../../scripts/visit/purchase.mjs";
import { walkToOrderButton } from "../support/last-unit";
import type { RunningShop } from "../support/running-shop";
import type { ShelfGoods } from "../support/shelf";
import { calibrate } from "./calibration";
import { percentile, round } from "./load";
import { StatementLog } from "./statement-log";
import { judge, type Verdict } from "./verdict";

const WARM_UP = 30;
const TIMED = 200;
const COUNTED = 10;
/** add to cart, address, identity, order, payment */
const STEPS = ["add", "address", "identity", "place", "pay"] as const;

/** A browser that notes how long each of its POSTs took, and what else `measure` finds. */
class Buyer extends PlainBrowser {
  readonly ms: number[] = [];
  constructor(
    base: string,
    private readonly measure: (work: () => Promise<unknown>) => Promise<unknown>,
  ) {
    super(base);
  }

  override async post(...form: Parameters<PlainBrowser["post"]>) {
    let answer: Awaited<ReturnType<PlainBrowser["post"]>> | undefined;
    await this.measure(async () => {
      answer = await super.post(...form);
    });
    if (!answer) throw new Error("a POST without an answer");
    this.ms.push(answer.ms);
    return answer;
  }
}

/** Buys one piece of bonded goods, a new person each time; answers the milliseconds of each POST. */
async function buy(
  base: string,
  path: string,
  measure: (work: () => Promise<unknown>) => Promise<unknown> = (work) => work(),
): Promise<number[]> {
  const buyer = new Buyer(base, measure);
  const { checkout } = await walkToOrderButton(base, path, buyer);
  const payment = await placeOrder(buyer, checkout);
  const { page } = await payAtSandbox(buyer, payment);
  if (!orderState(page).orderNo) throw new Error("the payment led to no order");
  buyer.close();
  if (buyer.ms.length !== STEPS.length) throw new Error(`${buyer.ms.length} POSTs, not five`);
  return buyer.ms;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The whole checkout of one bonded line by one client at a time: its time and its statements. */
export async function measureCheckout(
  shop: RunningShop,
  sql: postgres.Sql,
  goods: readonly ShelfGoods[],
): Promise<Verdict[]> {
  const pathOf = (index: number) => goods[index % goods.length]?.path ?? "/";
  for (let one = 0; one < WARM_UP; one++) await buy(shop.base, pathOf(one));
  const runs: number[][] = [];
  for (let one = 0; one < TIMED; one++) runs.push(await buy(shop.base, pathOf(one)));
  const calibration = await calibrate(shop.base, sql);
  const totals = runs.map(sum);
  const p95 = percentile(totals, 0.95);
  const p50 = percentile(totals, 0.5);
  const statements = await countStatements(shop, sql, pathOf);
  const [paid] = await sql<{ paid: number; other: number }[]>`
    SELECT count(*) FILTER (WHERE payment_status = 'paid')::int AS paid,
      count(*) FILTER (WHERE payment_status <> 'paid')::int AS other FROM "order"`;
  return [
    judge(
      "checkout_p95_ms",
      round(p95),
      { atMost: 120 },
      {
        p50_ms: round(p50),
        steps_p50_ms: Object.fromEntries(
          STEPS.map((step, at) => [
            step,
            round(
              percentile(
                runs.map((run) => run[at] ?? 0),
                0.5,
              ),
            ),
          ]),
        ),
        checkouts: TIMED,
        in_bare_updates: round(p50 / calibration.bareUpdateMs),
        calibration,
      },
    ),
    judge(
      "checkout_statements",
      Math.max(...statements),
      {
        atMost: 45,
      },
      { of_each: statements },
    ),
    judge(
      "checkouts_paid",
      paid?.paid ?? 0,
      {
        exactly: WARM_UP + TIMED + COUNTED + 2,
      },
      { not_paid: paid?.other },
    ),
  ];
}

/** Statements of each whole checkout; two before them see that the server's log is on. */
async function countStatements(
  shop: RunningShop,
  sql: postgres.Sql,
  pathOf: (index: number) => string,
): Promise<number[]> {
  const log = new StatementLog(sql, shop.databaseLog);
  const counts: number[] = [];
  await log.start();
  try {
    for (let one = 0; one < COUNTED + 2; one++) {
      let count = 0;
      await buy(shop.base, pathOf(one), async (work) => {
        count += await log.count(work);
      });
      counts.push(count);
    }
  } finally {
    await log.stop();
  }
  const counted = counts.slice(2);
  if (counted.some((count) => count === 0)) throw new Error("the server's log named no statement");
  return counted;
}
