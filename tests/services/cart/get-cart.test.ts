import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { promiseAccounts } from "~/domain/stock/accounts";
import { newId } from "~/platform/new-id.server";
import type { CartGroupView } from "~/services/cart/cart-view";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { offer } from "~db/schema";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type GoodsOptions, HALL, HS, mintGoods, mintRules } from "../../support/factories";
import { type ContextOptions, contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
});
afterAll(() => database.close());

/** A visitor's cart with these goods in it, each with its pieces. */
async function cartOf(goods: [GoodsOptions, number][], options: ContextOptions = {}) {
  const ctx = contextOn(database, { actor: newVisitor(), ...options });
  for (const [index, [one, quantity]] of goods.entries()) {
    const { offerId } = await mintGoods(database, one);
    // Lines keep the order in which they came, so a fixed clock goes on by a second.
    const fixedNow = ctx.fixedNow && new Date(ctx.fixedNow.getTime() + index * 1_000);
    const at = fixedNow ? { ...ctx, fixedNow } : ctx;
    await changeCart(at, { intent: "add", offerId, quantity });
  }
  return ctx;
}
const onlyGroup = async (goods: [GoodsOptions, number][], options?: ContextOptions) => {
  const { groups } = await getCart(await cartOf(goods, options));
  const [group] = groups;
  if (groups.length !== 1 || !group) throw new Error(`${groups.length} groups`);
  return group;
};
const codes = (group: CartGroupView) => group.blockers.map((blocker) => blocker.code);

describe("the cart of the picture", () => {
  const goods: [GoodsOptions, number][] = [
    [{ priceFen: 12_800, grossWeightGrams: 1_200 }, 2],
    [{ priceFen: 21_800, hsCode: HS.honey, netWeightGrams: 250, grossWeightGrams: 400 }, 1],
    [{ priceFen: 4_590, customsRegime: "0110" }, 1],
    [{ priceFen: 1_290, customsRegime: "0110" }, 2],
  ];

  it("shows tax by line with freight in its base, and both totals", async () => {
    const ctx = await cartOf(goods, { fixedNow: new Date("2026-11-23T02:00:00Z") });
    const { groups, unitCount } = await getCart(ctx);
    expect(unitCount).toBe(6);
    const [bonded, dutyPaid] = groups;
    expect(bonded?.totals).toEqual({
      unitCount: 3,
      goodsFen: 47_400,
      freightFen: 1_000,
      insuranceFen: 0,
      taxFen: 3_781,
      totalFen: 52_181,
    });
    expect(bonded?.lines.map((line) => line.lineTax)).toMatchObject([
      { taxFen: 2_379, explanation: { ratePpm: 91_000 } },
      { taxFen: 1_402, explanation: { ratePpm: 63_000 } },
    ]);
    expect(bonded?.lines[0]?.tax).toEqual({
      kind: "estimate",
      taxFen: 1_165,
      totalFen: 13_965,
      isUnverified: false,
    });
    expect(bonded).toMatchObject({
      treatment: "reduced",
      canCheckOut: true,
      needsIdentity: true,
      blockers: [],
      singleLimit: { dutiableFen: 48_400, limitFen: 500_000 },
      allowance: null,
      deliveryChoices: [{ method: "home", freightFen: 1_000 }],
      today: "2026-11-23",
      promise: { leavesOn: "2026-11-23", arrivesBy: "2026-11-26" },
    });
    expect(dutyPaid).toMatchObject({
      treatment: "included",
      totals: { goodsFen: 7_170, freightFen: 800, taxFen: 0, totalFen: 7_970 },
      canCheckOut: true,
      needsIdentity: false,
      singleLimit: null,
      deliveryChoices: [
        { method: "home", freightFen: 800 },
        { method: "hall_pickup", freightFen: 0 },
      ],
    });
  });

  it("names goods in the reader's language", async () => {
    const zh = await onlyGroup([[{}, 1]]);
    expect(zh.lines[0]).toMatchObject({
      name: "安佳 高钙全脂奶粉",
      origin: { code: "NZ", name: "新西兰" },
      categoryName: "奶粉",
    });
    const en = await onlyGroup([[{}, 1]], { locale: "en" });
    expect(en.lines[0]).toMatchObject({
      name: "Anchor Hi-Calcium Milk Powder",
      spec: "900 g tin",
      origin: { name: "New Zealand" },
    });
  });

  it("is read with one statement", async () => {
    const ctx = await cartOf(goods);
    await getCart(ctx);
    database.takeStatements();
    await getCart(ctx);
    expect(database.takeStatements()).toHaveLength(1);
  });
});

describe("honest limits", () => {
  it("several pieces above the single limit cannot check out and are never split", async () => {
    const atLimit = await onlyGroup([[{ priceFen: 249_500 }, 2]]);
    expect(atLimit).toMatchObject({ canCheckOut: true, singleLimit: { dutiableFen: 500_000 } });
    const above = await onlyGroup([[{ priceFen: 249_501 }, 2]]);
    expect(above.canCheckOut).toBe(false);
    expect(codes(above)).toEqual(["SINGLE_LIMIT"]);
  });

  it("vector 18: freight pushes two pieces over the limit", async () => {
    const group = await onlyGroup([[{ priceFen: 249_750 }, 2]]);
    expect(group).toMatchObject({
      canCheckOut: false,
      treatment: null,
      totals: { goodsFen: 499_500, freightFen: 1_000, taxFen: null, totalFen: null },
      singleLimit: { dutiableFen: 500_500, limitFen: 500_000 },
      blockers: [{ code: "SINGLE_LIMIT", dutiableFen: 500_500, limitFen: 500_000 }],
    });
  });

  it("exactly one piece above it pays all taxes, and says so", async () => {
    const group = await onlyGroup([[{ priceFen: 679_000 }, 1]]);
    // P 6,800.00: duty 10 % 680.00, VAT 13 % of 7,480.00 = 972.40
    expect(group).toMatchObject({
      canCheckOut: true,
      treatment: "full",
      totals: { taxFen: 165_240, totalFen: 845_240 },
    });
    expect(group.lines[0]?.lineTax?.explanation).toMatchObject({
      dutyBps: 1_000,
      dutyShareBps: 10_000,
      taxShareBps: 10_000,
    });
  });

  it("an unknown duty of such a piece is refused by name", async () => {
    const group = await onlyGroup([[{ priceFen: 679_000, hsCode: HS.watch }, 1]]);
    expect(group.blockers).toMatchObject([
      { code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty" },
    ]);
  });

  it.each<[string, GoodsOptions, number, string]>([
    ["goods no list row names", { hsCode: HS.durian }, 1, "NOT_LISTED"],
    ["beer of unknown volume", { hsCode: HS.beer }, 1, "QUANTITY_UNIT_MISSING"],
    ["more rice than a year allows", { hsCode: HS.rice, netWeightGrams: 5_000 }, 5, "CAP"],
    ["an HS line without a rate", { hsCode: "0402210099" }, 1, "RATE_UNKNOWN"],
    ["more than is there", { lots: [2, 1] }, 4, "STOCK_SHORT"],
  ])("%s", async (_case, goods, quantity, code) => {
    const group = await onlyGroup([[goods, quantity]]);
    expect(codes(group)).toEqual([code]);
    expect(group.canCheckOut).toBe(false);
  });

  it("goods that are no longer sold stay visible with the reason", async () => {
    const ctx = await cartOf([[{}, 1]]);
    await database.sql`UPDATE product SET status = 'retired'
      WHERE id = (SELECT v.product_id FROM cart_line l JOIN offer o ON o.id = l.offer_id
                  JOIN variant v ON v.id = o.variant_id JOIN cart c ON c.id = l.cart_id
                  WHERE c.visitor_id = ${ctx.actor.kind === "visitor" ? ctx.actor.visitorId : ""})`;
    const [group] = (await getCart(ctx)).groups;
    expect(group && codes(group)).toEqual(["OFFER_GONE"]);
    expect(group?.lines[0]).toMatchObject({ priceFen: null, tax: { kind: "unknown" } });
  });

  it("shows the lot that leaves next, and how many are left", async () => {
    const group = await onlyGroup([[{ lots: [3, 4] }, 1]]);
    expect(group.lines[0]?.availableCount).toBe(7);
    expect(group.lines[0]?.expiresOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("the duty-paid offer of a bonded line's goods", () => {
  it("is named while it has pieces, at its price", async () => {
    const { offerId, variantId } = await mintGoods(database, { hsCode: HS.durian });
    const ctx = contextOn(database, { actor: newVisitor() });
    await changeCart(ctx, { intent: "add", offerId });
    const line = async () => (await getCart(ctx)).groups[0]?.lines[0];
    expect((await line())?.dutyPaid).toBeNull();
    const dutyPaid = newId("off");
    await database.db.insert(offer).values({
      id: dutyPaid,
      variantId,
      customsRegime: "0110",
      warehouseId: HALL,
      priceFen: fen(15_900),
      taxIncluded: true,
      validFrom: new Date("2026-01-01T00:00:00Z"),
    });
    expect((await line())?.dutyPaid).toBeNull();
    const goods = { warehouseId: HALL, variantId };
    const txn = {
      ledger: "promise",
      type: "goods_in",
      sourceDoc: "test",
      reason: "test",
      actor: "test",
      idemKey: newId("key"),
    };
    const entries = [
      { account: promiseAccounts.source(goods), qty: -3, grams: 0 },
      { account: promiseAccounts.saleable(goods), qty: 3, grams: 0 },
    ];
    await database.sql`SELECT ledger_post(${JSON.stringify(txn)}, ${JSON.stringify(entries)})`;
    expect((await line())?.dutyPaid).toEqual({ offerId: dutyPaid, priceFen: 15_900 });
    expect((await getCart(ctx)).groups[0]?.blockers).toMatchObject([
      { code: "NOT_LISTED", offerId },
    ]);
  });
});
