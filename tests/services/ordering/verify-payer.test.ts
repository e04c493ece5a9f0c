import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RefundId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import type { PaymentDeclarer } from "~/ports/payment-declarer/payment-declarer";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { reallocateLots } from "~/services/ordering/reallocate-lots.server";
import { verifyPayer } from "~/services/ordering/verify-payer.server";
import { issueRefund } from "~/services/payments/issue-refund.server";
import { placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods, mintPerson, mintRules } from "../../support/factories";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";
import {
  actAtSandbox,
  eventsOf,
  jobsOf,
  namingNobody,
  orderRow,
  postEvent,
  refundsOf,
  systemContext,
} from "../../support/payments";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const system = () => namingNobody(systemContext(database));

/** A bonded order paid under a provider that names nobody. */
async function paidByWhom(person = mintPerson(), prepare = async (_lotId: string) => {}) {
  const goods = await mintGoods(database, { lots: [3] });
  const ctx = namingNobody(contextOn(database, { actor: newVisitor() }));
  const { orderId } = await placedOrder(ctx, [[goods, 1]], person);
  await prepare(goods.lotIds[0] ?? "");
  await postEvent(system(), await actAtSandbox(system(), database, orderId, "pay"));
  const promise = () =>
    balanceOf(database, `promise:saleable:${goods.warehouseId}:${goods.variantId}`);
  return { orderId, ctx, goods, promise };
}

const withDeclarer = (ctx: ServiceContext, change: Partial<PaymentDeclarer>): ServiceContext => {
  const { paymentDeclarer } = ctx.ports;
  if (!paymentDeclarer) throw new Error("the test's shop has a declarer");
  return { ...ctx, ports: { ...ctx.ports, paymentDeclarer: { ...paymentDeclarer, ...change } } };
};

describe("the payer of a bonded order whose provider names nobody", () => {
  it("is the orderer: nothing is declared before that is known, everything after", async () => {
    const { orderId } = await paidByWhom();
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "not_due" });
    expect(await verifyPayer(system(), { orderId })).toEqual({ ok: true, value: "verified" });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      payer_state: "verified",
    });
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "assigned" });
    expect(await jobsOf(database, "orderId", orderId)).toContain("customs.submit_order_document");
    expect(await verifyPayer(system(), { orderId })).toEqual({ ok: true, value: "not_due" });
  });

  it("is somebody else: all money goes back by itself, and nothing stays held", async () => {
    const { orderId, promise } = await paidByWhom({ ...mintPerson(), name: "陈代付" });
    const both = await Promise.all([1, 2].map(() => verifyPayer(system(), { orderId })));
    expect(both.map((one) => one.ok && one.value).sort()).toEqual(["not_due", "refunding"]);
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "refunding",
      customs_status: "withdrawn",
      fulfilment_status: "cancelled",
    });
    const [refund, ...more] = await refundsOf(database, orderId);
    expect(more).toEqual([]);
    const { total_fen } = (await orderRow(database, orderId)) ?? {};
    expect(refund).toMatchObject({ reason: "payer_mismatch", amount_fen: total_fen });
    await issueRefund(system(), { refundId: refund?.id as RefundId });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunded" });
    expect(await promise()).toEqual({ onHand: 3, allocated: 0 });
    const [held] = await database.owner`
      SELECT count(*)::int AS count FROM ledger_hold WHERE saga_id = ${orderId} AND state = 'held'`;
    expect(held).toEqual({ count: 0 });
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "not_due" });
  });

  it("is not known while the firm is away, keeps silent, or there is none: the order waits", async () => {
    const { orderId } = await paidByWhom();
    const away = { code: "DECLARER_UNAVAILABLE" as const, detail: "away" };
    const gone = withDeclarer(system(), { namePayer: async () => ({ ok: false, error: away }) });
    expect(await verifyPayer(gone, { orderId })).toEqual({ ok: false, error: away });
    const silent = withDeclarer(system(), {
      namePayer: async () => ({ ok: true, value: { state: "unknown" } }),
    });
    expect(await verifyPayer(silent, { orderId })).toEqual({
      ok: false,
      error: { code: "PAYER_UNKNOWN" },
    });
    const blind = withDeclarer(system(), { verifiesPayer: false });
    expect(await verifyPayer(blind, { orderId })).toEqual({
      ok: false,
      error: { code: "NO_PAYMENT_DECLARER" },
    });
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "not_due" });
    expect(await eventsOf(database, orderId)).not.toContain("payer_verified");
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "paid" });
  });

  it("is asked for even without a lot; lots found later let a verified order go on", async () => {
    const { orderId, goods } = await paidByWhom(mintPerson(), async (lotId) => {
      await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${lotId}`;
    });
    expect(await orderRow(database, orderId)).toMatchObject({ fulfilment_status: "no_lot" });
    expect(await verifyPayer(system(), { orderId })).toEqual({ ok: true, value: "verified" });
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "not_due" });
    await database.owner`UPDATE lot SET recalled_at = NULL WHERE id = ${goods.lotIds[0] ?? ""}`;
    expect(await reallocateLots(system(), { orderId })).toMatchObject({ ok: true });
    expect(await assignWaybill(system(), orderId)).toEqual({ ok: true, value: "assigned" });
  });

  it("does not matter any more once the shopper gave the order up; one refund either way", async () => {
    const { orderId, ctx } = await paidByWhom({ ...mintPerson(), name: "陈代付" });
    await Promise.all([cancelOrder(ctx, { orderId }), verifyPayer(system(), { orderId })]);
    expect(await refundsOf(database, orderId)).toHaveLength(1);
    expect(await verifyPayer(system(), { orderId })).toEqual({ ok: true, value: "not_due" });
  });

  it("is the system's to ask for", async () => {
    const { orderId, ctx } = await paidByWhom();
    const finance = contextOn(database, { actor: operatorWith("finance") });
    for (const stranger of [ctx, finance]) {
      expect(await verifyPayer(stranger, { orderId })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
  });
});

describe("whether bonded goods may be sold at all", () => {
  it("asks the declarer itself: one that names nobody does not do", async () => {
    const goods = await mintGoods(database);
    const blind = withDeclarer(namingNobody(contextOn(database, { actor: newVisitor() })), {
      verifiesPayer: false,
    });
    await expect(placedOrder(blind, [[goods, 1]])).rejects.toThrow("PAYER_UNVERIFIABLE");
  });
});
