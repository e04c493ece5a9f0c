import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServiceContext } from "~/platform/context.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { chooseDelivery } from "~/services/cart/choose-delivery.server";
import { getCart } from "~/services/cart/get-cart.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { BONDED, HALL, mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let hallGoods: Awaited<ReturnType<typeof mintGoods>>[];
let bondedGoods: Awaited<ReturnType<typeof mintGoods>>;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  hallGoods = [
    await mintGoods(database, { customsRegime: "0110" }),
    await mintGoods(database, { customsRegime: "0110" }),
  ];
  bondedGoods = await mintGoods(database);
});
afterAll(() => database.close());

async function filledCart(): Promise<ServiceContext> {
  const ctx = contextOn(database, { actor: newVisitor() });
  for (const { offerId } of [...hallGoods, bondedGoods]) {
    await changeCart(ctx, { intent: "add", offerId });
  }
  return ctx;
}
const keys = async (ctx: ServiceContext) =>
  (await getCart(ctx)).groups.map(({ key, lines }) => [key, lines.length]);

describe("choosing the delivery of a group", () => {
  it("moves every line of the duty-paid group and nothing else, in one statement", async () => {
    const ctx = await filledCart();
    database.takeStatements();
    expect(
      await chooseDelivery(ctx, {
        groupKey: `0110.home.${HALL}`,
        deliveryMethod: "hall_pickup",
      }),
    ).toEqual({ ok: true, value: undefined });
    expect(database.takeStatements()).toHaveLength(1);
    expect(await keys(ctx)).toEqual([
      [`1210.home.${BONDED}`, 1],
      [`0110.hall_pickup.${HALL}`, 2],
    ]);
    await chooseDelivery(ctx, { groupKey: `0110.hall_pickup.${HALL}`, deliveryMethod: "home" });
    expect(await keys(ctx)).toEqual([
      [`1210.home.${BONDED}`, 1],
      [`0110.home.${HALL}`, 2],
    ]);
  });

  it("never lets bonded goods be picked up", async () => {
    const ctx = await filledCart();
    expect(
      await chooseDelivery(ctx, {
        groupKey: `1210.home.${BONDED}`,
        deliveryMethod: "hall_pickup",
      }),
    ).toEqual({ ok: false, error: { code: "HALL_PICKUP_FORBIDDEN" } });
  });

  it("nor goods of a warehouse without a counter", async () => {
    const ctx = await filledCart();
    await database.sql`UPDATE warehouse SET offers_hall_pickup = false WHERE id = ${HALL}`;
    const result = await chooseDelivery(ctx, {
      groupKey: `0110.home.${HALL}`,
      deliveryMethod: "hall_pickup",
    });
    await database.sql`UPDATE warehouse SET offers_hall_pickup = true WHERE id = ${HALL}`;
    expect(result).toEqual({ ok: false, error: { code: "HALL_PICKUP_FORBIDDEN" } });
    expect((await keys(ctx))[1]).toEqual([`0110.home.${HALL}`, 2]);
  });

  it("refuses operators, strangers' carts, empty groups and unreadable keys", async () => {
    await filledCart();
    const wish = { groupKey: `0110.home.${HALL}`, deliveryMethod: "hall_pickup" as const };
    const by = (actor: ServiceContext["actor"], input = wish) =>
      chooseDelivery(contextOn(database, { actor }), input);
    expect(await by(operatorWith("admin"))).toEqual({ ok: false, error: { code: "NO_VISITOR" } });
    expect(await by(newVisitor())).toEqual({ ok: false, error: { code: "EMPTY_GROUP" } });
    expect(await by(newVisitor(), { ...wish, groupKey: "x" })).toEqual({
      ok: false,
      error: { code: "EMPTY_GROUP" },
    });
  });

  it("ends in one place when two windows choose at once", async () => {
    const ctx = await filledCart();
    const results = await Promise.all(
      (["hall_pickup", "home"] as const).map((deliveryMethod) =>
        chooseDelivery(ctx, { groupKey: `0110.home.${HALL}`, deliveryMethod }),
      ),
    );
    expect(results.some(({ ok }) => ok)).toBe(true);
    const groups = (await keys(ctx)).slice(1);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.[1]).toBe(2);
  });
});
