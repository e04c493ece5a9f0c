import type postgres from "postgres";
import { shanghaiDay } from "~/domain/calendar-day";
import { fen } from "~/domain/money";
import { quoteOnDay } from "~/domain/tax/quote-order";
import type { RatesOfDay } from "~/domain/tax/rates";
import { readEnv } from "~/platform/env.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { openDatabase } from "~db/client.server";
import type { RunningShop } from "../support/running-shop";
import { lineToQuote, orderToQuote } from "../support/tax";
import { calibrate } from "./calibration";
import { percentile, round } from "./load";
import { judge, type Verdict } from "./verdict";

const GOAL = 20_000;
const ROUNDS = 9;
const ROUND_SECONDS = 0.3;
/** quotes between two looks at the clock */
const BATCH = 200;

/** Three lines, two pieces or more: milk powder, rice with a yearly weight, a jar of cream under the threshold of cosmetics. */
const orderOf = (priceFen: number) =>
  orderToQuote(
    [
      lineToQuote("0402210000", "268.00", { quantity: 3, priceFen }),
      lineToQuote("1006302001", "88.00", { originCode: "TH", measures: { netWeightGrams: 5_000 } }),
      lineToQuote("3304990039", "498.00", {
        quantity: 2,
        originCode: "JP",
        measures: { netContent: { value: 50, unit: "ml" } },
      }),
    ],
    {
      freightFen: 1_200,
      insuranceFen: 310,
      person: { usedFen: fen(200_000), usedGramsOf: () => 0 },
    },
  );

/** Today's rates as the shop's processes keep them in memory: the rows of its own seed. */
async function shopRates(databaseUrl: string): Promise<RatesOfDay> {
  const database = openDatabase({
    url: databaseUrl,
    applicationName: "fuling-bench",
    maxConnections: 1,
  });
  const book = await currentRules({ db: database.db, settings: readEnv({ APP_ENV: "demo" }) });
  await database.close();
  return book.on(shanghaiDay(new Date())).rates;
}

/** Seconds of processor that this process used so far, its collector's threads included. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/**
 * Quotes an order of three lines by the shop's own rules over and over, with every step explained; prices change, so that no
 * quote is the one before. Counted against processor time, which is what one core gives: others may
 * share the machine. The median of the rounds counts.
 */
export async function measureQuotes(
  { base, databaseUrl }: Pick<RunningShop, "base" | "databaseUrl">,
  sql: postgres.Sql,
): Promise<Verdict> {
  const rates = await shopRates(databaseUrl);
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
