import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId } from "~/domain/ids";
import { isUnverified, replay, rulesOf } from "~/domain/tax/replay";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import { orderQuote } from "~db/schema";
import { placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, mintGoods, mintRules } from "../../support/factories";
import {
  actAtSandbox,
  payOrder,
  postEvent,
  refundsOf,
  systemContext,
} from "../../support/payments";
import { beginRule } from "../../support/rules";
import { contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
});
afterAll(() => database.close());

const visit = () => contextOn(database, { actor: newVisitor() });
const frozenOf = async (orderId: string) =>
  (await database.db.select().from(orderQuote)).find((row) => row.orderId === orderId);

describe("the quote of an order", () => {
  it("is made again to the fen of what was frozen, whatever the rules say by then", async () => {
    const powder = await mintGoods(database, { priceFen: 12_800 });
    const honey = await mintGoods(database, { priceFen: 21_800, hsCode: HS.honey });
    const { orderId } = await placedOrder(visit(), [
      [powder, 2],
      [honey, 1],
    ]);
    await beginRule(database, "vat_rate", {
      values: { hsCode: HS.powder, rateBps: 900 },
      validFrom: shanghaiDay(new Date()),
    });
    const frozen = await frozenOf(orderId);
    if (!frozen) throw new Error("nothing was frozen");
    const quote = replay(frozen.input);
    const [order] = await database.sql`
      SELECT goods_fen::int, freight_fen::int, tax_fen::int, total_fen::int, dutiable_fen::int, tax_treatment
      FROM "order" WHERE id = ${orderId}`;
    expect(order).toEqual({
      goods_fen: quote.goodsFen,
      freight_fen: quote.freightFen,
      tax_fen: quote.taxFen,
      total_fen: quote.totalFen,
      dutiable_fen: quote.dutiableFen,
      tax_treatment: quote.treatment,
    });
    const lines = await database.sql`
      SELECT dutiable_fen::int, duty_fen::int, consumption_tax_fen::int, vat_fen::int
      FROM order_line WHERE order_id = ${orderId} ORDER BY line`;
    expect(lines.map((line) => ({ ...line }))).toEqual(
      quote.lines.map((line) => ({
        dutiable_fen: line.dutiableFen,
        duty_fen: line.dutyFen,
        consumption_tax_fen: line.consumptionTaxFen,
        vat_fen: line.vatFen,
      })),
    );
  });

  it("names the rows it rests on, which still say the same", async () => {
    const goods = await mintGoods(database, { hsCode: HS.rice });
    const { orderId } = await placedOrder(visit(), [[goods, 1]]);
    const frozen = await frozenOf(orderId);
    if (!frozen) throw new Error("nothing was frozen");
    const quote = replay(frozen.input);
    expect(isUnverified(quote)).toBe(false);
    const vat = rulesOf(quote).find(({ kind }) => kind === "vat_rate");
    const [row] =
      await database.sql`SELECT rate_bps, hs_code FROM vat_rate WHERE id = ${vat?.rowId ?? 0}`;
    expect(row).toEqual({ rate_bps: 900, hs_code: HS.rice });
    expect(new Set(rulesOf(quote).map(({ kind }) => kind))).toEqual(
      new Set(["vat_rate", "consumption_tax_rate", "positive_list_entry", "limit_rule", "setting"]),
    );
  });

  it("holds no identity, and nobody rewrites it", async () => {
    const goods = await mintGoods(database);
    const { orderId, person } = await placedOrder(visit(), [[goods, 1]]);
    const text = JSON.stringify(await frozenOf(orderId));
    expect(text).not.toContain(person.idNumber);
    expect(text).not.toContain(person.name);
    await expect(
      database.sql`UPDATE order_quote SET input = '{}' WHERE order_id = ${orderId}`,
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("holds for money within the hold, and not for money after it, when the tax changed between", async () => {
    const honey = await mintGoods(database, { hsCode: HS.honey });
    const [kept, ended, expired] = [
      await placedOrder(visit(), [[honey, 1]]),
      await placedOrder(visit(), [[honey, 1]]),
      await placedOrder(visit(), [[await mintGoods(database, { hsCode: HS.cream }), 1]]),
    ];
    const afterHold = systemContext(database, new Date(Date.now() + 16 * 60_000));
    for (const { orderId } of [ended, expired]) await closeUnpaidOrder(afterHold, { orderId });
    await beginRule(database, "vat_rate", {
      values: { hsCode: HS.honey, rateBps: 1_300 },
      validFrom: shanghaiDay(new Date()),
    });
    const system = systemContext(database);
    const late = async (orderId: OrderId) =>
      postEvent(system, await actAtSandbox(system, database, orderId, "pay_late"));
    expect(await payOrder(system, database, kept.orderId)).toMatchObject({ outcome: "confirmed" });
    expect(await late(ended.orderId)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, ended.orderId)).toMatchObject([
      { reason: "late_unavailable" },
    ]);
    // Of other goods nothing changed.
    expect(await late(expired.orderId)).toMatchObject({ value: { outcome: "held_again" } });
  });

  it("of duty-paid goods is not needed: their price holds the taxes", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110" });
    const { orderId } = await placedOrder(visit(), [[goods, 1]]);
    expect(await frozenOf(orderId)).toBeUndefined();
  });
});
