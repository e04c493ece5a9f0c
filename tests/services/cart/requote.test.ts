import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { acknowledgeChanges } from "~/services/cart/shown-quote.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { getOrder } from "~/services/ordering/get-order.server";
import { offer } from "~db/schema";
import { groupKeyOfGoods, placedOrder, pressOrder, walkToCheckout } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { BONDED, HS, mintGoods, mintRules } from "../../support/factories";
import { actAtSandbox, orderRow, postEvent, systemContext } from "../../support/payments";
import { beginRule } from "../../support/rules";
import { contextOn, newVisitor } from "../../support/service-context";

/** Five minutes before midnight in Shanghai, and five after it. */
const EVENING = new Date("2026-12-14T15:55:00Z");
const NIGHT = new Date("2026-12-14T16:05:00Z");
const DAY_AFTER = "2026-12-15";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
  await mintRules(database);
  // From that day on powder is taxed at 9 % and honey's parcels cost more.
  const values = { hsCode: HS.powder, rateBps: 900 };
  await beginRule(database, "vat_rate", { values, validFrom: DAY_AFTER });
});
afterAll(() => database.close());

const visit = () => contextOn(database, { actor: newVisitor(), fixedNow: EVENING });
const at = (ctx: ServiceContext, fixedNow: Date) => ({
  ...contextOn(database, { actor: ctx.actor, fixedNow }),
});
async function inCart(quantity = 2) {
  const goods = await mintGoods(database);
  const ctx = visit();
  await changeCart(ctx, { intent: "add", offerId: goods.offerId, quantity });
  return { goods, ctx };
}
const groupAt = async (ctx: ServiceContext, when: Date) => (await getCart(at(ctx, when))).groups[0];

describe("an open cart over midnight", () => {
  it("is quoted anew, and says price, tax and the rule that began", async () => {
    const { goods, ctx } = await inCart();
    const before = await groupAt(ctx, EVENING);
    expect(before).toMatchObject({ changed: null, totals: { taxFen: 2_421 } });
    const after = await groupAt(ctx, NIGHT);
    expect(after).toMatchObject({
      lines: [{ priceFen: 12_800, priceWasFen: null }],
      totals: { taxFen: 1_676 },
      changed: {
        since: "2026-12-14",
        changes: [{ kind: "tax", wasFen: 2_421, isFen: 1_676 }],
        because: [{ kind: "vat_rate", validFrom: DAY_AFTER }],
      },
    });
    const page = await getCheckout(at(ctx, NIGHT), { groupKey: groupKeyOfGoods(goods) });
    expect(page).toMatchObject({ value: { group: { changed: after?.changed } } });
  });

  it("says it until it is read, or the cart is changed", async () => {
    const { goods, ctx } = await inCart();
    expect((await groupAt(ctx, NIGHT))?.changed).not.toBeNull();
    expect((await groupAt(ctx, NIGHT))?.changed).not.toBeNull();
    expect(await acknowledgeChanges(at(ctx, NIGHT))).toEqual({ ok: true, value: undefined });
    expect((await groupAt(ctx, NIGHT))?.changed).toBeNull();

    const other = await inCart();
    const set = { intent: "set", offerId: other.goods.offerId, quantity: 3 } as const;
    await changeCart(at(other.ctx, NIGHT), set);
    expect((await groupAt(other.ctx, NIGHT))?.changed).toBeNull();
    expect(goods.offerId).not.toBe(other.goods.offerId);
  });

  it("belongs to its visitor: nobody else's figures are kept or read", async () => {
    const { ctx } = await inCart();
    const stranger = at({ ...ctx, actor: newVisitor() }, NIGHT);
    await acknowledgeChanges(stranger);
    expect(await acknowledgeChanges(contextOn(database))).toMatchObject({
      error: { code: "NO_VISITOR" },
    });
    expect((await groupAt(ctx, NIGHT))?.changed).not.toBeNull();
  });

  it("tells a price that changed from a rule that did", async () => {
    const { goods, ctx } = await inCart();
    const now = EVENING;
    await database.db.update(offer).set({ validTo: now }).where(eq(offer.id, goods.offerId));
    await database.db.execute(sql`
      INSERT INTO offer (id, variant_id, customs_regime, warehouse_id, price_fen, tax_included, valid_from)
      SELECT ${newId("off")}, variant_id, customs_regime, warehouse_id, ${fen(10_000)}, tax_included, ${now.toISOString()}
      FROM offer WHERE id = ${goods.offerId}`);
    expect((await groupAt(ctx, now))?.changed).toMatchObject({
      changes: [{ kind: "price", wasFen: 12_800, isFen: 10_000 }, { kind: "tax" }],
      because: [],
    });
    await acknowledgeChanges(at(ctx, now));
    expect(await groupAt(ctx, now)).toMatchObject({
      changed: null,
      lines: [{ priceWasFen: null }],
    });
  });

  it("names a new freight and the tax that follows from it", async () => {
    const goods = await mintGoods(database, { hsCode: HS.honey });
    const ctx = visit();
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    await beginRule(database, "freight_rule", {
      validFrom: DAY_AFTER,
      values: {
        warehouseId: BONDED,
        deliveryMethod: "home",
        baseFen: 1_500,
        baseGrams: 5_000,
        stepFen: 200,
        stepGrams: 1_000,
        freeFromFen: null,
        insuranceBps: 0,
      },
    });
    expect((await groupAt(ctx, NIGHT))?.changed).toMatchObject({
      changes: [
        { kind: "freight", wasFen: 1_000, isFen: 1_500 },
        { kind: "tax", wasFen: 869, isFen: 901 },
      ],
      because: [{ kind: "freight_rule", validFrom: DAY_AFTER }],
    });
  });
});

describe("an order over midnight", () => {
  it("that was not pressed yet is refused by name, and placed at the new tax when it is pressed again", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const page = await walkToCheckout(ctx, [[goods, 1]]);
    const night = at(ctx, NIGHT);
    const refused = await pressOrder(night, page);
    expect(refused).toMatchObject({ ok: false, error: { code: "QUOTE_CHANGED" } });
    const fresh = await getCheckout(night, { groupKey: page.groupKey });
    if (!fresh.ok) throw new Error(fresh.error.code);
    expect(await pressOrder(night, { ...page, view: fresh.value })).toMatchObject({ ok: true });
  });

  it("that waits for its money keeps its frozen quote, and is confirmed by exactly that", async () => {
    const goods = await mintGoods(database);
    const ctx = visit();
    const { orderId, page } = await placedOrder(ctx, [[goods, 2]]);
    const { totals } = page.view.group;
    expect(totals.taxFen).toBe(2_421);
    const later = await getOrder(at(ctx, NIGHT), { orderId });
    expect(later).toMatchObject({
      value: { totals: { taxFen: 2_421, totalFen: totals.totalFen } },
    });
    const night = systemContext(database, NIGHT);
    const event = await actAtSandbox(night, database, orderId, "pay");
    expect(await postEvent(night, event)).toMatchObject({ value: { outcome: "confirmed" } });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "paid" });
    const [row] = await database.owner`
      SELECT tax_fen::int AS tax, total_fen::int AS total FROM "order" WHERE id = ${orderId}`;
    expect(row).toEqual({ tax: 2_421, total: totals.totalFen });
  });
});
