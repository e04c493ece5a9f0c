import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { m } from "~/messages/compiled/messages";
import { pressTogether, walkToOrderButton } from "../support/last-unit";
import { type RunningShop, startShop } from "../support/running-shop";
import { bondedGoods, leaveForSale, shelfOf } from "../support/shelf";

const BUYERS = 20;

let shop: RunningShop;
let sql: postgres.Sql;
beforeAll(async () => {
  shop = await startShop();
  sql = postgres(shop.databaseUrl, { max: 2, onnotice: () => {} });
}, 240_000);
afterAll(async () => {
  await sql?.end();
  await shop?.stop();
});

describe("twenty buyers of the last piece, over HTTP", { timeout: 120_000 }, () => {
  it("one gets it, the others are told so on their page, and the books agree", async () => {
    const [goods] = await bondedGoods(sql, 1);
    if (!goods) throw new Error("the seed has no bonded goods");
    await leaveForSale(sql, goods, 1);
    const buyers = [];
    for (let one = 0; one < BUYERS; one++) {
      buyers.push(await walkToOrderButton(shop.base, goods.path));
    }
    const presses = await pressTogether(buyers);

    const won = presses.filter(({ status }) => status === 303);
    expect(won.map(({ location }) => location)).toEqual([
      expect.stringMatching(/^\/sandbox\/pay\//),
    ]);
    const told = presses.filter((one) => !won.includes(one));
    expect(told.map(({ status }) => status)).toEqual(Array(BUYERS - 1).fill(409));
    for (const { body } of told) expect(body).toContain(m.checkout_blocker_sold_out());
    expect(await shelfOf(sql, goods)).toMatchObject({ free: 0, isTrue: true });
    const [orders] = await sql<{ count: number; pieces: number }[]>`
      SELECT count(*)::int, sum(quantity)::int AS pieces FROM order_line WHERE offer_id = ${goods.offerId}`;
    expect(orders).toEqual({ count: 1, pieces: 1 });
  });
});
