import type postgres from "postgres";
import { fen } from "~/domain/money";
import { quoteOnDay } from "~/domain/tax/quote-order";
import { lineToQuote, orderToQuote, ratesOfDay, SPIRITS } from "../support/tax";
import { calibrate } from "./calibration";
import { percentile, round } from "./load";
import { judge, type Verdict } from "./verdict";

const GOAL = 20_000;
const ROUNDS = 9;
const ROUND_SECONDS = 0.3;
/** quotes between two looks at the clock */
const BATCH = 200;

/** Three lines of three taxes, two pieces or more: plain goods, spirits by the litre, a jar of cream. */
const GOODS = {
  "0402210000": {},
  "2208300000": { consumptionTax: SPIRITS },
  "3304990039": { consumptionTax: { kind: "high_end_cosmetics" } },
} as const;

const orderOf = (priceFen: number) =>
  orderToQuote(
    [
      lineToQuote("0402210000", "268.00", { quantity: 3, priceFen }),
      lineToQuote("2208300000", "328.00", { measures: { volumeMl: 700 } }),
      lineToQuote("3304990039", "498.00", {
        quantity: 2,
        measures: { netContent: { value: 50, unit: "ml" } },
      }),
    ],
    {
      freightFen: 1_200,
      insuranceFen: 310,
      person: { usedFen: fen(200_000), usedGramsOf: () => 0 },
    },
  );

/** Seconds of processor that this process used so far, its collector's threads included. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/**
 * Quotes an order of three lines over and over, with every step explained; prices change, so that no
 * quote is the one before. Counted against processor time, which is what one core gives: others may
 * share the machine. The median of the rounds counts.
 */
export async function measureQuotes(base: string, sql: postgres.Sql): Promise<Verdict> {
  const rates = ratesOfDay(GOODS);
  const orders = Array.from({ length: BATCH }, (_, one) => orderOf(20_000 + one));
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = processorSeconds();
    let quotes = 0;
    while (processorSeconds() - startedAt < ROUND_SECONDS) {
      for (const order of orders) {
        if (!quoteOnDay(order, rates).ok) throw new Error("the order was refused");
      }
      quotes += BATCH;
    }
    perSecond.push(quotes / (processorSeconds() - startedAt));
  }
  const median = percentile(perSecond, 0.5);
  return judge(
    "quotes_of_3_lines_per_core_second",
    round(median, 0),
    { atLeast: GOAL },
    {
      slowest_round: round(Math.min(...perSecond), 0),
      microseconds: round(1_000_000 / median),
      calibration: await calibrate(base, sql),
    },
  );
}
