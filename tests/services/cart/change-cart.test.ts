import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { offer } from "~db/schema";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HALL, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let powder: MintedGoods;
let kiwi: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
  powder = await mintGoods(database);
  kiwi = await mintGoods(database, { customsRegime: "0110", priceFen: 4_590 });
});
afterAll(() => database.close());

const visit = () => contextOn(database, { actor: newVisitor() });
const quantities = async (ctx: ServiceContext) =>
  (await getCart(ctx)).groups.flatMap((group) =>
    group.lines.map((line) => [line.offerId, line.quantity] as const),
  );
const add = (ctx: ServiceContext, goods: MintedGoods, quantity = 1) =>
  changeCart(ctx, { intent: "add", offerId: goods.offerId, quantity });

describe("changing a cart", () => {
  it("adds, adds up, sets, takes out and brings back", async () => {
    const ctx = visit();
    expect(await add(ctx, powder, 2)).toEqual({
      ok: true,
      value: { unitCount: 2, before: null, quantity: 2, isCapped: false },
    });
    expect(await add(ctx, kiwi)).toMatchObject({ value: { unitCount: 3, quantity: 1 } });
    expect(await add(ctx, powder)).toMatchObject({
      value: { unitCount: 4, quantity: 3, before: { quantity: 2 } },
    });
    expect(
      await changeCart(ctx, { intent: "set", offerId: powder.offerId, quantity: 5 }),
    ).toMatchObject({ value: { unitCount: 6, quantity: 5, before: { quantity: 3 } } });
    const removed = await changeCart(ctx, { intent: "remove", offerId: powder.offerId });
    expect(removed).toEqual({
      ok: true,
      value: {
        unitCount: 1,
        before: { offerId: powder.offerId, quantity: 5, deliveryMethod: "home" },
        quantity: 0,
        isCapped: false,
      },
    });
    if (removed.ok && removed.value.before) {
      await changeCart(ctx, { intent: "add", ...removed.value.before });
    }
    expect(await quantities(ctx)).toEqual([
      [powder.offerId, 5],
      [kiwi.offerId, 1],
    ]);
  });

  it("takes three statements for each change: itself, what the cart is now, and what that costs", async () => {
    const ctx = visit();
    database.takeStatements();
    await add(ctx, powder);
    await changeCart(ctx, { intent: "set", offerId: powder.offerId, quantity: 2 });
    await changeCart(ctx, { intent: "remove", offerId: powder.offerId });
    expect(database.takeStatements()).toHaveLength(9);
  });

  it("caps a line at 99 pieces and says so", async () => {
    const ctx = visit();
    await add(ctx, powder, 98);
    expect(await add(ctx, powder, 5)).toMatchObject({ value: { quantity: 99, isCapped: true } });
  });

  it("chooses hall pickup for duty-paid stock of the hall only", async () => {
    const ctx = visit();
    await add(ctx, powder);
    await add(ctx, kiwi);
    const pickUp = (goods: MintedGoods) =>
      changeCart(ctx, { intent: "deliver", offerId: goods.offerId, deliveryMethod: "hall_pickup" });
    expect((await pickUp(kiwi)).ok).toBe(true);
    expect(await pickUp(powder)).toEqual({ ok: false, error: { code: "HALL_PICKUP_FORBIDDEN" } });
    expect(
      await changeCart(ctx, {
        intent: "add",
        offerId: powder.offerId,
        deliveryMethod: "hall_pickup",
      }),
    ).toEqual({ ok: false, error: { code: "HALL_PICKUP_FORBIDDEN" } });
    expect((await getCart(ctx)).groups.map((group) => group.key)).toEqual([
      `1210.home.${powder.warehouseId}`,
      `0110.hall_pickup.${HALL}`,
    ]);
  });

  it("lets a new price take the place of the old one with its pieces, and names the change", async () => {
    const ctx = visit();
    const goods = await mintGoods(database, { priceFen: 10_000 });
    await add(ctx, goods, 2);
    const newer = newId("off");
    await database.db.insert(offer).values({
      id: newer,
      variantId: goods.variantId,
      customsRegime: "1210",
      warehouseId: goods.warehouseId,
      priceFen: fen(9_000),
      taxIncluded: false,
      validFrom: new Date("2026-02-01T00:00:00Z"),
    });
    const [before] = (await getCart(ctx)).groups;
    expect(before?.lines[0]).toMatchObject({ priceFen: 9_000, priceWasFen: 10_000 });
    expect(await changeCart(ctx, { intent: "add", offerId: newer })).toMatchObject({
      value: { quantity: 3, unitCount: 3 },
    });
    const [after] = (await getCart(ctx)).groups;
    expect(after?.lines).toMatchObject([{ offerId: newer, quantity: 3, priceWasFen: null }]);
  });
});

describe("what a cart refuses", () => {
  it("somebody without a session, and operators", async () => {
    const refused = { ok: false, error: { code: "NO_VISITOR" } };
    expect(await add(contextOn(database, { actor: { kind: "anonymous" } }), powder)).toEqual(
      refused,
    );
    expect(await add(contextOn(database, { actor: operatorWith("admin") }), powder)).toEqual(
      refused,
    );
    expect(await getCart(contextOn(database, { actor: { kind: "anonymous" } }))).toEqual({
      groups: [],
      unitCount: 0,
    });
  });

  it("lines of somebody else", async () => {
    const [mine, theirs] = [visit(), visit()];
    await add(mine, powder, 2);
    for (const intent of ["remove", "set"] as const) {
      expect(await changeCart(theirs, { intent, offerId: powder.offerId, quantity: 9 })).toEqual({
        ok: false,
        error: { code: "NOT_IN_CART" },
      });
    }
    expect(await quantities(mine)).toEqual([[powder.offerId, 2]]);
  });

  it("offers that are over, drafts, direct mail and unknown ids", async () => {
    const ctx = visit();
    const draft = await mintGoods(database, { status: "draft" });
    const mail = await mintGoods(database, { customsRegime: "9610" });
    const over = await mintGoods(database);
    await database.sql`UPDATE offer SET valid_to = now() WHERE id = ${over.offerId}`;
    for (const offerId of [draft.offerId, mail.offerId, over.offerId, newId("off")]) {
      expect(await changeCart(ctx, { intent: "add", offerId })).toEqual({
        ok: false,
        error: { code: "OFFER_GONE" },
      });
    }
    await expect(changeCart(ctx, { intent: "add", offerId: "off_x" as never })).rejects.toThrow();
    await expect(
      changeCart(ctx, { intent: "add", offerId: powder.offerId, quantity: 100 }),
    ).rejects.toThrow();
  });

  it("a fifty-first line", async () => {
    const ctx = visit();
    const many = await Promise.all(
      Array.from({ length: 51 }, () => mintGoods(database, { lots: [] })),
    );
    for (const [index, goods] of many.entries()) {
      const result = await add(ctx, goods);
      if (index < 50) expect(result.ok).toBe(true);
      else expect(result).toEqual({ ok: false, error: { code: "CART_FULL", lineLimit: 50 } });
    }
  });
});

describe("two hands on one cart", () => {
  it("lose no piece when both add at once, even into a cart that is not there yet", async () => {
    const ctx = visit();
    const results = await Promise.all(Array.from({ length: 10 }, () => add(ctx, powder)));
    expect(results.every((one) => one.ok)).toBe(true);
    expect(await quantities(ctx)).toEqual([[powder.offerId, 10]]);
  });
});
