import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { confirmPayment } from "~/services/ordering/confirm-payment.server";
import { getOrder } from "~/services/ordering/get-order.server";
import { placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, mintGoods, mintRules } from "../../support/factories";
import { actAtSandbox, orderRow, payOrder, systemContext } from "../../support/payments";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
});
afterAll(() => database.close());

async function place(customsRegime: "1210" | "0110" = "1210") {
  const ctx = contextOn(database, { actor: newVisitor() });
  const first = await mintGoods(database, { customsRegime, priceFen: 12_800, lots: [1, 9] });
  const second = await mintGoods(database, {
    customsRegime,
    priceFen: 21_800,
    hsCode: HS.honey,
    netWeightGrams: 250,
  });
  const order = await placedOrder(ctx, [
    [first, 2],
    [second, 1],
  ]);
  return { ctx, ...order };
}
const viewOf = async (
  ctx: Parameters<typeof getOrder>[0],
  input: { orderId: string; linkToken?: string },
) => {
  const view = await getOrder(ctx, input);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
};

describe("an order's page", () => {
  it("shows what was bought, for how much, where it goes and how to pay it", async () => {
    const { ctx, orderId, orderNo, payment, linkToken, person } = await place();
    const view = await viewOf(ctx, { orderId });
    expect(view).toMatchObject({
      orderNo,
      headline: "awaiting_payment",
      stages: [],
      payment: { state: "awaiting", payUrl: payment.state === "open" ? payment.payUrl : "" },
      recipient: { name: "陈静怡", phoneMasked: "138****5207" },
      orderer: { nameMasked: "陈**", idMasked: `500102********${person.idNumber.slice(-4)}` },
      totals: {
        unitCount: 3,
        goodsFen: 47_400,
        freightFen: 1_000,
        taxFen: 3_781,
        totalFen: 52_181,
      },
      allowance: { dutiableFen: 48_400, state: "reserved" },
      cancel: { isPossible: true },
      linkToken,
      waybill: null,
      refunds: [],
    });
    expect(view.lines.map((line) => [line.name, line.quantity, line.taxFen])).toEqual([
      ["安佳 高钙全脂奶粉", 2, 2_379],
      ["安佳 高钙全脂奶粉", 1, 1_402],
    ]);
    expect(JSON.stringify(view)).not.toContain(person.idNumber);
    expect(JSON.stringify(view)).not.toContain("13800005207");
  });

  it("once paid shows stages, lots and who paid", async () => {
    const { ctx, orderId } = await place();
    await payOrder(systemContext(database), database, orderId);
    const view = await viewOf(ctx, { orderId });
    expect(view.headline).toBe("declaring");
    expect(view.stages.slice(0, 2)).toMatchObject([
      { key: "paid", state: "done", at: expect.any(Date) },
      { key: "documents", state: "now", at: null },
    ]);
    expect(view.payment).toMatchObject({
      state: "paid",
      paidFen: 52_181,
      method: "wechat_pay",
      isPayerVerified: true,
    });
    expect(view.lines[0]?.lots.map((lot) => lot.quantity)).toEqual([1, 1]);
    expect(view.documents.map((one) => one.document)).toEqual(["order", "payment", "waybill"]);
  });

  it("of duty-paid goods names no identity, no allowance and no customs", async () => {
    const { ctx, orderId } = await place("0110");
    const view = await viewOf({ ...ctx, locale: "en" }, { orderId });
    expect(view).toMatchObject({
      orderer: null,
      allowance: null,
      documents: [],
      review: null,
      warehouseName: "Hall",
      totals: { isTaxIncluded: true },
    });
    expect(view.lines[0]).toMatchObject({ name: "Anchor Hi-Calcium Milk Powder", taxFen: 0 });
  });

  it("says why it can no longer be cancelled, and where the money is", async () => {
    const { ctx, orderId } = await place();
    await payOrder(systemContext(database), database, orderId);
    await cancelOrder(ctx, { orderId });
    expect(await viewOf(ctx, { orderId })).toMatchObject({
      headline: "refunding",
      cancel: { isPossible: false, because: "ENDED_ALREADY" },
      refunds: [{ reason: "shopper_cancelled", amountFen: 52_181, state: "requested" }],
      allowance: { state: "free" },
    });
  });

  it("takes one statement", async () => {
    const { ctx, orderId } = await place();
    await viewOf(ctx, { orderId });
    database.takeStatements();
    await viewOf(ctx, { orderId });
    expect(database.takeStatements()).toHaveLength(1);
  });
});

describe("who may see it", () => {
  it("the session that placed it, and whoever has the secret link; for others it is not there", async () => {
    const { orderId, linkToken } = await place();
    const stranger = contextOn(database, { actor: newVisitor() });
    const nobody = contextOn(database, { actor: { kind: "anonymous" } });
    const notFound = { ok: false, error: { code: "NOT_FOUND" } };
    for (const ctx of [stranger, nobody, contextOn(database, { actor: operatorWith("admin") })]) {
      expect(await getOrder(ctx, { orderId })).toEqual(notFound);
      expect(await getOrder(ctx, { orderId, linkToken: "" })).toEqual(notFound);
      expect(await getOrder(ctx, { orderId, linkToken: `${linkToken}x` })).toEqual(notFound);
    }
    const linked = await viewOf(nobody, { orderId, linkToken });
    expect(linked.orderId).toBe(orderId);
    // The link is not handed on by itself.
    expect(linked.linkToken).toBeNull();
    expect(await getOrder(stranger, { orderId: "ord_nobody0000" })).toEqual(notFound);
    expect(await getOrder(stranger, { orderId: "'; DROP TABLE" })).toEqual(notFound);
  });
});

describe("coming back from the payment page", () => {
  it("finds the money before its event arrives, once", async () => {
    const { ctx, orderId } = await place();
    expect(await confirmPayment(ctx, { orderId })).toEqual({ ok: true, value: "waiting" });
    await actAtSandbox(systemContext(database), database, orderId, "pay");
    const returns = await Promise.all([1, 2, 3].map(() => confirmPayment(ctx, { orderId })));
    expect(returns.map((one) => one.ok && one.value)).toEqual(["paid", "paid", "paid"]);
    expect(await orderRow(database, orderId)).toMatchObject({ fulfilment_status: "allocated" });
    const stranger = contextOn(database, { actor: newVisitor() });
    expect(await confirmPayment(stranger, { orderId })).toEqual({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
  });
});
