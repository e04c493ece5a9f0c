import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId, RefundId } from "~/domain/ids";
import { refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import type { PaymentEvent, PaymentProvider, ProviderError } from "~/ports/payments/payments";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { cancelRejectedOrder } from "~/services/ordering/cancel-rejected-order.server";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import { endPaidOrder } from "~/services/ordering/end-order.server";
import { openPayment } from "~/services/ordering/open-payment.server";
import { reallocateLots } from "~/services/ordering/reallocate-lots.server";
import { settleEvent } from "~/services/ordering/settle-event.server";
import { acknowledgePaymentEvent } from "~/services/payments/acknowledge-event.server";
import { issueRefund } from "~/services/payments/issue-refund.server";
import { retryRefund } from "~/services/payments/retry-refund.server";
import { inTransaction } from "~/services/transaction.server";
import { placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";
import {
  actAtSandbox,
  eventsOf,
  jobsOf,
  orderRow,
  payOrder,
  postEvent,
  refundsOf,
  sentAgain,
  systemContext,
} from "../../support/payments";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 24 });
  await mintRules(database);
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const system = () => systemContext(database);
const afterHold = () => systemContext(database, new Date(Date.now() + 16 * 60_000));
const promise = (goods: MintedGoods, bucket = "saleable") =>
  balanceOf(database, `promise:${bucket}:${goods.warehouseId}:${goods.variantId}`);
const bin = (goods: MintedGoods, status = "bonded") =>
  balanceOf(database, `physical:good:${goods.lotIds[0]}:${status}:A-01-01`);
const year = shanghaiDay(new Date()).slice(0, 4);
const allowance = (idNumber: string) =>
  balanceOf(database, `allowance:free:${system().seal.hashIdentity(idNumber)}:${year}`);

async function place(goods: MintedGoods, quantity = 1) {
  const ctx = contextOn(database, { actor: newVisitor() });
  return { ctx, ...(await placedOrder(ctx, [[goods, quantity]])) };
}
async function placeAndPay(goods: MintedGoods, quantity = 1) {
  const order = await place(goods, quantity);
  await payOrder(system(), database, order.orderId);
  return order;
}
const giveBack = async (orderId: string) => {
  for (const refund of await refundsOf(database, orderId)) {
    await issueRefund(system(), { refundId: refund.id as RefundId });
  }
};
const setCustoms = (orderId: string, status: string) =>
  database.owner`UPDATE "order" SET customs_status = ${status} WHERE id = ${orderId}`;
/** A context whose provider answers one call with an error. */
function providerThat(
  ctx: ServiceContext,
  call: "open" | "expire" | "refund",
  error: ProviderError,
) {
  const payments = { ...ctx.ports.payments, [call]: async () => refuse(error) };
  return { ...ctx, ports: { ...ctx.ports, payments } };
}
const AWAY = { code: "PROVIDER_UNAVAILABLE", detail: "test" } as const;
const REFUSED = { code: "PROVIDER_REFUSED", detail: "test" } as const;

describe("the end of an unpaid hold", () => {
  it("closes the payment first, then gives everything back, once", async () => {
    const goods = await mintGoods(database);
    const { orderId, person } = await place(goods, 2);
    expect(await closeUnpaidOrder(system(), { orderId })).toEqual({ ok: true, value: "not_due" });
    const closings = await Promise.all(
      [1, 2, 3].map(() => closeUnpaidOrder(afterHold(), { orderId })),
    );
    expect(closings.filter((one) => one.ok && one.value === "expired")).toHaveLength(1);
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "void",
      fulfilment_status: "waiting",
      customs_status: "not_declared",
      pay_status: "closed",
    });
    expect(await promise(goods)).toEqual({ onHand: 100, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    expect(await eventsOf(database, orderId)).toEqual(["placed", "expired"]);
  });

  it("keeps the hold while the provider cannot close the payment", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const ctx = providerThat(afterHold(), "expire", AWAY);
    expect(await closeUnpaidOrder(ctx, { orderId })).toEqual({ ok: false, error: AWAY });
    expect(await promise(goods)).toMatchObject({ allocated: 1 });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "awaiting" });
  });

  it("finds money whose event was lost, and settles it instead", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    await actAtSandbox(system(), database, orderId, "pay");
    expect(await closeUnpaidOrder(afterHold(), { orderId })).toEqual({ ok: true, value: "paid" });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      fulfilment_status: "allocated",
    });
  });

  it("of a payment that was never opened needs no provider's word but its refusal", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    await database.owner`UPDATE payment SET status = 'opening', provider_ref = NULL WHERE order_id = ${orderId}`;
    const refusing = providerThat(afterHold(), "open", REFUSED);
    expect(await closeUnpaidOrder(refusing, { orderId })).toEqual({ ok: true, value: "expired" });
  });

  it("is the system's to do", async () => {
    const { ctx, orderId } = await place(await mintGoods(database));
    expect(await closeUnpaidOrder(ctx, { orderId })).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });
});

describe("opening a payment that was interrupted", () => {
  it("is done by the queue or the shopper, and gives the same address again", async () => {
    const { ctx, orderId, payment, linkToken } = await place(await mintGoods(database));
    const payUrl = payment.state === "open" ? payment.payUrl : "";
    await database.owner`UPDATE payment SET status = 'opening', provider_ref = NULL, pay_url = NULL WHERE order_id = ${orderId}`;
    expect(await openPayment(system(), { orderId })).toEqual({ ok: true, value: { payUrl } });
    expect(await openPayment(ctx, { orderId })).toEqual({ ok: true, value: { payUrl } });
    const stranger = contextOn(database, { actor: newVisitor() });
    expect(await openPayment(stranger, { orderId, linkToken })).toMatchObject({ ok: true });
    expect(await openPayment(stranger, { orderId })).toEqual({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
    expect(await openPayment(afterHold(), { orderId })).toEqual({ ok: true, value: "not_due" });
  });
});

describe("the shopper cancels", () => {
  it("an unpaid order, whose late money then goes back", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId, person } = await place(goods);
    expect(await cancelOrder(ctx, { orderId })).toEqual({ ok: true, value: { refunds: false } });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "void",
      customs_status: "withdrawn",
      fulfilment_status: "cancelled",
    });
    expect(await promise(goods)).toEqual({ onHand: 100, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    const late = await actAtSandbox(system(), database, orderId, "pay_late");
    expect(await postEvent(system(), late)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "order_cancelled" }]);
    await giveBack(orderId);
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunded" });
  });

  it("an unpaid one also when the provider's word of the closing is quicker than ours", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId } = await place(goods);
    const { payments } = ctx.ports;
    const hasty: PaymentProvider = {
      ...payments,
      async expire(providerRef) {
        const closed = await payments.expire(providerRef);
        const event: PaymentEvent = {
          kind: "closed",
          eventId: newId("evt"),
          providerRef,
          occurredAt: new Date(),
        };
        await settleEvent(system(), { provider: "sandbox", event, rawBody: null });
        return closed;
      },
    };
    const hastily = { ...ctx, ports: { ...ctx.ports, payments: hasty } };
    expect(await cancelOrder(hastily, { orderId })).toEqual({
      ok: true,
      value: { refunds: false },
    });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "void",
      customs_status: "withdrawn",
      fulfilment_status: "cancelled",
    });
    expect(await promise(goods)).toEqual({ onHand: 100, allocated: 0 });
    // Given up is given up: money that still comes must not revive it.
    const late = await actAtSandbox(system(), database, orderId, "pay_late");
    expect(await postEvent(system(), late)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "order_cancelled" }]);
  });

  it("a paid one before its list is committed: all is free at once, the money goes back", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId, person } = await placeAndPay(goods, 3);
    expect(await cancelOrder(ctx, { orderId })).toEqual({ ok: true, value: { refunds: true } });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "refunding",
      customs_status: "withdrawn",
      fulfilment_status: "cancelled",
    });
    expect(await promise(goods)).toEqual({ onHand: 100, allocated: 0 });
    expect(await promise(goods, "committed")).toEqual({ onHand: 0, allocated: 0 });
    expect(await bin(goods)).toEqual({ onHand: 100, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    const [refund] = await refundsOf(database, orderId);
    expect(refund).toMatchObject({ reason: "shopper_cancelled", status: "requested" });
    expect(await jobsOf(database, "refundId", refund?.id)).toEqual(["payments.issue_refund"]);
    await giveBack(orderId);
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunded" });
    expect(await eventsOf(database, orderId)).toEqual([
      "placed",
      "paid",
      "lots_allocated",
      "cancelled",
      "refund_requested",
      "refund_done",
    ]);
  });

  it("one whose money came while it was being given up", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId } = await place(goods);
    await actAtSandbox(system(), database, orderId, "pay");
    expect(await cancelOrder(ctx, { orderId })).toEqual({ ok: true, value: { refunds: true } });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunding" });
  });

  it("not a declared, a picked or an ended one, nor somebody else's", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId, linkToken } = await placeAndPay(goods);
    const codeOf = async (who: ServiceContext, token?: string) => {
      const result = await cancelOrder(who, token ? { orderId, linkToken: token } : { orderId });
      return result.ok ? "ok" : result.error.code;
    };
    const stranger = contextOn(database, { actor: newVisitor() });
    expect(await codeOf(stranger)).toBe("NOT_FOUND");
    expect(await codeOf(stranger, "guess")).toBe("NOT_FOUND");
    expect(await codeOf(contextOn(database, { actor: operatorWith("viewer") }))).toBe("NOT_FOUND");
    await setCustoms(orderId, "declared");
    expect(await codeOf(ctx)).toBe("DECLARED_ALREADY");
    await setCustoms(orderId, "not_declared");
    expect(await codeOf(stranger, linkToken)).toBe("ok");
    expect(await codeOf(ctx)).toBe("ENDED_ALREADY");
    const paid = await placeAndPay(await mintGoods(database, { customsRegime: "0110" }));
    await database.owner`UPDATE "order" SET fulfilment_status = 'picked' WHERE id = ${paid.orderId}`;
    expect(await cancelOrder(paid.ctx, { orderId: paid.orderId })).toEqual({
      ok: false,
      error: { code: "PICKED_ALREADY" },
    });
  });

  it("against the sending of the list: exactly one of the two happens", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const { ctx, orderId } = await placeAndPay(await mintGoods(database));
      const [cancelled, [declared]] = await Promise.all([
        cancelOrder(ctx, { orderId }),
        database.sql`UPDATE "order" SET customs_status = 'declared'
          WHERE id = ${orderId} AND customs_status = 'not_declared' AND payment_status = 'paid' RETURNING id`,
      ]);
      expect(cancelled.ok).toBe(declared === undefined);
      outcomes.add(cancelled.ok ? "cancelled" : cancelled.error.code);
      const row = await orderRow(database, orderId);
      expect(row?.payment_status).toBe(cancelled.ok ? "refunding" : "paid");
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it("pressed five times at once refunds once", async () => {
    const { ctx, orderId } = await placeAndPay(await mintGoods(database));
    const presses = await Promise.all([1, 2, 3, 4, 5].map(() => cancelOrder(ctx, { orderId })));
    expect(presses.filter((one) => one.ok)).toHaveLength(1);
    expect(await refundsOf(database, orderId)).toHaveLength(1);
  });

  it("does not promise goods again whose lot may no longer be sold", async () => {
    const goods = await mintGoods(database, { lots: [10] });
    const { ctx, orderId } = await placeAndPay(goods, 4);
    await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${goods.lotIds[0] ?? ""}`;
    await cancelOrder(ctx, { orderId });
    expect(await promise(goods)).toEqual({ onHand: 6, allocated: 0 });
    expect(await promise(goods, "committed")).toEqual({ onHand: 0, allocated: 0 });
    expect(await promise(goods, "source")).toEqual({ onHand: -6, allocated: 0 });
  });
});

describe("an operator gives up a rejected order", () => {
  it("with full refund, and nobody else may", async () => {
    const goods = await mintGoods(database);
    const { ctx, orderId } = await placeAndPay(goods);
    const customs = contextOn(database, { actor: operatorWith("customs") });
    expect(await cancelRejectedOrder(customs, { orderId })).toEqual({
      ok: false,
      error: { code: "NOT_REJECTED" },
    });
    await setCustoms(orderId, "rejected");
    for (const who of [ctx, contextOn(database, { actor: operatorWith("warehouse", "viewer") })]) {
      expect(await cancelRejectedOrder(who, { orderId })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await cancelOrder(ctx, { orderId })).toMatchObject({
      error: { code: "DECLARED_ALREADY" },
    });
    const both = await Promise.all([1, 2].map(() => cancelRejectedOrder(customs, { orderId })));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "refunding",
      customs_status: "withdrawn",
    });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "rejected_given_up" }]);
    expect(await promise(goods)).toEqual({ onHand: 100, allocated: 0 });
    expect(await cancelRejectedOrder(customs, { orderId: "ord_nobody0000" as OrderId })).toEqual({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
  });
});

describe("customs closes an order (700)", () => {
  it("the goods are locked away, the allowance is free, all money goes back", async () => {
    const goods = await mintGoods(database, { lots: [5] });
    const { orderId, person } = await placeAndPay(goods, 2);
    await setCustoms(orderId, "inspection");
    const ctx = system();
    await inTransaction(ctx, async (tx) => {
      const isEnded = await endPaidOrder(ctx, tx, orderId, {
        when: sql`customs_status = 'inspection'`,
        to: { payment: "refunding", customs: "closed", fulfilment: "quarantined" },
        goods: "quarantine",
        reason: "customs_closed",
      });
      return isEnded ? { ok: true, value: undefined } : refuse({ code: "CONFLICT" });
    });
    expect(await balanceOf(database, `physical:quarantine:${goods.lotIds[0]}`)).toEqual({
      onHand: 2,
      allocated: 0,
    });
    expect(await bin(goods)).toEqual({ onHand: 3, allocated: 0 });
    expect(await promise(goods)).toEqual({ onHand: 3, allocated: 0 });
    expect(await promise(goods, "source")).toEqual({ onHand: -3, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "customs_closed" }]);
  });
});

describe("refunds", () => {
  const refunding = async () => {
    const { ctx, orderId } = await placeAndPay(await mintGoods(database));
    await cancelOrder(ctx, { orderId });
    const [refund] = await refundsOf(database, orderId);
    return { orderId, refundId: refund?.id as RefundId };
  };

  it("are given once, however often the job runs", async () => {
    const { orderId, refundId } = await refunding();
    const runs = await Promise.all([1, 2, 3].map(() => issueRefund(system(), { refundId })));
    expect(runs.filter((one) => one.ok && one.value === "done")).toHaveLength(1);
    const given = await database.owner`
      SELECT count(*)::int AS count FROM payment_sandbox.refund r JOIN payment_sandbox.movement m ON m.transaction_ref = r.transaction_ref
      JOIN payment p ON p.provider_ref = m.payment_ref WHERE p.order_id = ${orderId}`;
    expect(given[0]?.count).toBe(1);
    expect((await eventsOf(database, orderId)).filter((one) => one === "refund_done")).toHaveLength(
      1,
    );
    expect(
      await issueRefund(contextOn(database), { refundId: "rfd_nobody0000" as RefundId }),
    ).toEqual({ ok: true, value: "not_due" });
  });

  it("wait for a provider that is away, and for a person when it refuses", async () => {
    const { orderId, refundId } = await refunding();
    expect(await issueRefund(providerThat(system(), "refund", AWAY), { refundId })).toEqual({
      ok: false,
      error: AWAY,
    });
    expect(await refundsOf(database, orderId)).toMatchObject([
      { status: "requested", attempts: 1, last_error: "test" },
    ]);
    expect(await issueRefund(providerThat(system(), "refund", REFUSED), { refundId })).toEqual({
      ok: true,
      value: "failed",
    });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunding" });
    expect(await issueRefund(system(), { refundId })).toEqual({ ok: true, value: "not_due" });
    const viewer = contextOn(database, { actor: operatorWith("viewer") });
    expect(await retryRefund(viewer, { refundId })).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    const finance = contextOn(database, { actor: operatorWith("finance") });
    expect(await retryRefund(finance, { refundId })).toEqual({ ok: true, value: undefined });
    expect(await issueRefund(system(), { refundId })).toEqual({ ok: true, value: "done" });
    expect(await retryRefund(finance, { refundId })).toEqual({
      ok: false,
      error: { code: "NOT_OPEN" },
    });
    expect(await refundsOf(database, orderId)).toMatchObject([
      { status: "done", last_error: null },
    ]);
  });
});

describe("a refund whose end the provider tells later", () => {
  const rounds: number[] = [];
  /** Takes refunds in, and says how they ended by events only. */
  const slow = () => {
    const ctx = system();
    const payments: PaymentProvider = {
      ...ctx.ports.payments,
      refund: async ({ round }) => {
        rounds.push(round);
        return { ok: true, value: { providerRefundRef: `re_${round}`, state: "pending" } };
      },
    };
    return { ...ctx, ports: { ...ctx.ports, payments } };
  };
  const told = (event: PaymentEvent) =>
    settleEvent(slow(), { provider: "sandbox", rawBody: null, event });
  const news = (providerRef: string) => ({
    eventId: newId("evt"),
    occurredAt: new Date(),
    providerRef,
  });

  it("is asked anew in another round after it failed; old news of the failure does not stop that", async () => {
    const { ctx, orderId } = await placeAndPay(await mintGoods(database));
    await cancelOrder(ctx, { orderId });
    const [refund] = await refundsOf(database, orderId);
    const refundId = refund?.id as RefundId;
    const [{ refund_key: refundKey } = { refund_key: "" }] = await database.owner<
      { refund_key: string }[]
    >`SELECT refund_key FROM refund WHERE id = ${refundId}`;
    expect(await issueRefund(slow(), { refundId })).toEqual({ ok: true, value: "pending" });
    const failed = () =>
      told({ ...news("re_1"), kind: "refund_failed", refundKey, round: 1, detail: "declined" });
    await failed();
    expect(await refundsOf(database, orderId)).toMatchObject([
      { status: "failed", last_error: "declined" },
    ]);
    const finance = contextOn(database, { actor: operatorWith("finance") });
    expect(await retryRefund(finance, { refundId })).toEqual({ ok: true, value: undefined });
    expect(await issueRefund(slow(), { refundId })).toEqual({ ok: true, value: "pending" });
    expect(rounds).toEqual([1, 2]);
    await failed();
    expect(await refundsOf(database, orderId)).toMatchObject([{ status: "requested" }]);
    await told({ ...news("re_2"), kind: "refunded", refundKey, providerRefundRef: "re_2" });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunded" });
  });
});

describe("paid without a lot", () => {
  it("goes on when an operator finds lots, once", async () => {
    const goods = await mintGoods(database, { lots: [3] });
    const { orderId } = await place(goods);
    const lotId = goods.lotIds[0] ?? "";
    await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${lotId}`;
    await payOrder(system(), database, orderId);
    const warehouse = contextOn(database, { actor: operatorWith("warehouse") });
    expect(await reallocateLots(warehouse, { orderId })).toEqual({
      ok: false,
      error: { code: "LOT_SHORT", line: 1, missingCount: 1 },
    });
    expect(await orderRow(database, orderId)).toMatchObject({ fulfilment_status: "no_lot" });
    await database.owner`UPDATE lot SET recalled_at = NULL WHERE id = ${lotId}`;
    expect(
      await reallocateLots(contextOn(database, { actor: operatorWith("finance") }), { orderId }),
    ).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    const both = await Promise.all([1, 2].map(() => reallocateLots(warehouse, { orderId })));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await orderRow(database, orderId)).toMatchObject({ fulfilment_status: "allocated" });
    expect(await bin(goods)).toEqual({ onHand: 3, allocated: 1 });
    expect(await jobsOf(database, "orderId", orderId)).toContain("fulfilment.assign_waybill");
  });

  it("is given up like any other, with nothing to put back but the promise", async () => {
    const goods = await mintGoods(database, { lots: [3] });
    const { ctx, orderId } = await place(goods);
    await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${goods.lotIds[0] ?? ""}`;
    await payOrder(system(), database, orderId);
    expect(await cancelOrder(ctx, { orderId })).toMatchObject({ ok: true });
    expect(await promise(goods)).toEqual({ onHand: 3, allocated: 0 });
  });
});

describe("lots under many payments at once", () => {
  it("are never set aside twice", async () => {
    const goods = await mintGoods(database, { lots: [3, 2, 5] });
    const orders = await Promise.all(Array.from({ length: 10 }, () => place(goods)));
    await Promise.all(orders.map((one) => payOrder(system(), database, one.orderId)));
    const [sums] = await database.owner`
      SELECT sum(b.on_hand)::int AS on_hand, sum(b.allocated)::int AS allocated FROM ledger_balance b
      JOIN ledger_account a ON a.id = b.account_id
      WHERE a.ledger = 'physical' AND a.bucket = 'good' AND a.customs_status = 'bonded' AND a.variant_id = ${goods.variantId}`;
    expect(sums).toEqual({ on_hand: 10, allocated: 10 });
    for (const { orderId } of orders) {
      expect(await orderRow(database, orderId)).toMatchObject({ fulfilment_status: "allocated" });
    }
  });
});

describe("an event that needs a hand", () => {
  it("is acknowledged by finance, once", async () => {
    const { orderId } = await placeAndPay(await mintGoods(database));
    const event = await actAtSandbox(system(), database, orderId, "pay_again");
    const foreign = { ...sentAgain(event), payment_ref: "sbx_x", merchant_payment_id: "pay_x" };
    await postEvent(system(), foreign);
    const input = { provider: "sandbox", eventId: foreign.id, note: "called the provider" };
    const by = (...roles: Parameters<typeof operatorWith>) =>
      acknowledgePaymentEvent(contextOn(database, { actor: operatorWith(...roles) }), input);
    expect(await by("warehouse")).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    const both = await Promise.all([by("finance"), by("admin")]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await by("finance")).toEqual({ ok: false, error: { code: "NOT_OPEN" } });
  });
});
