import type postgres from "postgres";
import { pressTogether, type Ready, walkToOrderButton } from "../support/last-unit";
import { leaveForSale, type ShelfGoods, shelfOf } from "../support/shelf";
import { calibrate } from "./calibration";
import { percentile, round } from "./load";
import { judge, type Verdict } from "./verdict";

const BUYERS = 20;
const RACES = 5;

async function race(base: string, sql: postgres.Sql, goods: ShelfGoods) {
  await leaveForSale(sql, goods, 1);
  const buyers: Ready[] = [];
  for (let one = 0; one < BUYERS; one++) buyers.push(await walkToOrderButton(base, goods.path));
  const presses = await pressTogether(buyers);
  const { free, isTrue } = await shelfOf(sql, goods);
  if (free !== 0 || !isTrue) throw new Error(`after the race ${free} of ${goods.sku} are free`);
  return {
    winners: presses.filter(({ status }) => status === 303).length,
    told: presses.filter(({ status }) => status === 409).map(({ ms }) => ms),
  };
}

/** Twenty buyers press the order button of the last piece at the same moment; several such races. */
export async function measureLastUnit(
  base: string,
  sql: postgres.Sql,
  goods: readonly ShelfGoods[],
): Promise<Verdict[]> {
  const races = [];
  for (const one of goods.slice(0, RACES)) races.push(await race(base, sql, one));
  // The race that went worst: none may have two winners, and none may have none.
  const winners = races.map((one) => one.winners);
  const worst = winners.find((count) => count !== 1) ?? 1;
  const told = races.flatMap((one) => one.told);
  const expected = RACES * (BUYERS - 1);
  return [
    judge(
      "last_piece_winners_of_20",
      worst,
      { exactly: 1 },
      {
        races: winners,
        losers_told: told.length,
        losers_expected: expected,
      },
    ),
    judge(
      "last_piece_slowest_refusal_ms",
      round(Math.max(...told)),
      {
        atMost: 300,
      },
      {
        races: races.map((one) => round(Math.max(...one.told))),
        p50_ms: round(percentile(told, 0.5)),
        calibration: await calibrate(base, sql),
      },
    ),
  ];
}
