import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import { promiseHolds } from "~/services/ordering/order-holds";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods, mintRules } from "../../support/factories";
import { holdTogether } from "../../support/hold-race";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";

const CLIENTS = 64;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: CLIENTS });
  await mintRules(database);
});
afterAll(() => database.close());

describe("many buyers of few pieces", () => {
  it("3,200 attempts of 64 clients on 1,000 pieces hold exactly 1,000, and the books agree", async () => {
    const goods = await mintGoods(database, { lots: [400, 600] });
    const outcomes = await holdTogether(database.sql, goods, { attempts: 3_200, clients: CLIENTS });
    expect(outcomes).toEqual({ held: 1_000, short: 2_200 });
    expect(
      await balanceOf(database, `promise:saleable:${goods.warehouseId}:${goods.variantId}`),
    ).toEqual({ onHand: 1_000, allocated: 1_000 });
    await expectLedgersTrue(database);
  });

  it("baskets of two goods in either order never wait for each other for ever", async () => {
    const [first, second] = [
      await mintGoods(database, { lots: [200] }),
      await mintGoods(database, { lots: [200] }),
    ];
    const baskets = Array.from({ length: 120 }, (_one, index) => {
      const order = index % 2 === 0 ? [first, second] : [second, first];
      return promiseHolds(
        first.warehouseId,
        order.map(({ variantId }, line) => ({ line: line + 1, variantId, quantity: 1 })),
      );
    });
    await Promise.all(
      baskets.map(
        (lines) => database.sql`
          SELECT ledger_hold(${newId("ord")}, 'promise', 'checkout', NULL, ${JSON.stringify(lines)})`,
      ),
    );
    for (const { warehouseId, variantId } of [first, second]) {
      expect(await balanceOf(database, `promise:saleable:${warehouseId}:${variantId}`)).toEqual({
        onHand: 200,
        allocated: 120,
      });
    }
    await expectLedgersTrue(database);
  });
});
