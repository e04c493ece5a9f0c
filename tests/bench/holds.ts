import { performance } from "node:perf_hooks";
import type postgres from "postgres";
import { openDatabase } from "~db/client.server";
import { holdTogether } from "../support/hold-race";
import type { RunningShop } from "../support/running-shop";
import { leaveForSale, promiseMore, type ShelfGoods, shelfOf } from "../support/shelf";
import { calibrate } from "./calibration";
import { round } from "./load";
import { judge, type Verdict } from "./verdict";

const CLIENTS = 64;
const ATTEMPTS = 3_200;
const PIECES = 1_000;

/** 3,200 attempts of 64 clients to hold one of 1,000 pieces. */
export async function measureHolds(
  { base, databaseUrl }: RunningShop,
  sql: postgres.Sql,
  goods: ShelfGoods,
): Promise<Verdict[]> {
  const { free } = await shelfOf(sql, goods);
  if (free < PIECES) await promiseMore(sql, goods, PIECES - free);
  await leaveForSale(sql, goods, PIECES);
  const before = await shelfOf(sql, goods);
  const pool = openDatabase({
    url: databaseUrl,
    applicationName: "fuling-bench",
    maxConnections: CLIENTS,
  });
  await Promise.all(Array.from({ length: CLIENTS }, () => pool.sql`SELECT pg_sleep(0.05)`));
  const startedAt = performance.now();
  const { held, short } = await holdTogether(pool.sql, goods, {
    attempts: ATTEMPTS,
    clients: CLIENTS,
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  const after = await shelfOf(sql, goods);
  const differences =
    Math.abs(after.allocated - before.allocated - held) + after.free + (after.isTrue ? 0 : 1);
  return [
    judge(
      "holds_of_3200_attempts",
      held,
      { exactly: PIECES },
      {
        refused: short,
        attempts_per_second: round(ATTEMPTS / seconds),
        calibration: await calibrate(base, sql),
      },
    ),
    judge(
      "holds_ledger_differences",
      differences,
      { exactly: 0 },
      {
        free: after.free,
        entries_and_holds_agree: after.isTrue,
      },
    ),
  ];
}
