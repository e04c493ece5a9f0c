import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import type { RefundId } from "~/domain/ids";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import { recordPayment } from "~/services/ordering/record-payment.server";
import { deliverSandboxEvent } from "~/services/payments/deliver-sandbox-event.server";
import { issueRefund } from "~/services/payments/issue-refund.server";
import { sweepOpenPayments } from "~/services/payments/sweep-open-payments.server";
import { placedOrder } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, type MintedGoods, mintGoods, mintPerson, mintRules } from "../../support/factories";
import { balanceOf, expectLedgersTrue } from "../../support/ledger-truth";
import {
  actAtSandbox,
  eventsOf,
  jobsOf,
  namingNobody,
  orderRow,
  payOrder,
  postEvent,
  refundsOf,
  sentAgain,
  systemContext,
} from "../../support/payments";
import { contextOn, newVisitor } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 24 });
  await mintRules(database);
});
afterAll(async () => {
  await expectLedgersTrue(database);
  await database.close();
});

const visit = () => contextOn(database, { actor: newVisitor() });
const system = () => systemContext(database);
const afterHold = () => systemContext(database, new Date(Date.now() + 16 * 60_000));
const promise = (goods: MintedGoods, bucket: string) =>
  balanceOf(database, `promise:${bucket}:${goods.warehouseId}:${goods.variantId}`);
const year = shanghaiDay(new Date()).slice(0, 4);
const allowance = (idNumber: string) =>
  balanceOf(database, `allowance:free:${system().seal.hashIdentity(idNumber)}:${year}`);
const place = async (goods: MintedGoods, quantity = 1, person = mintPerson()) =>
  placedOrder(visit(), [[goods, quantity]], person);
const giveBack = async (orderId: string) => {
  for (const refund of await refundsOf(database, orderId)) {
    await issueRefund(system(), { refundId: refund.id as RefundId });
  }
};

describe("money in time", () => {
  it("confirms a bonded order: promise committed, oldest lots set aside, allowance still reserved", async () => {
    const goods = await mintGoods(database, { lots: [2, 9] });
    const { orderId, person } = await place(goods, 3);
    const { outcome, event } = await payOrder(system(), database, orderId);
    expect(outcome).toBe("confirmed");
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      customs_status: "not_declared",
      fulfilment_status: "allocated",
      pay_status: "paid",
      payer_state: "verified",
      method: "wechat_pay",
      transaction_ref: event.type === "payment.paid" ? event.transaction_ref : "",
    });
    expect(await promise(goods, "saleable")).toEqual({ onHand: 8, allocated: 0 });
    expect(await promise(goods, "committed")).toEqual({ onHand: 3, allocated: 0 });
    const [first, second] = goods.lotIds;
    const bin = (lotId?: string) => balanceOf(database, `physical:good:${lotId}:bonded:A-01-01`);
    expect(await bin(first)).toEqual({ onHand: 2, allocated: 2 });
    expect(await bin(second)).toEqual({ onHand: 9, allocated: 1 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 39_400 });
    expect(await eventsOf(database, orderId)).toEqual(["placed", "paid", "lots_allocated"]);
    expect(await jobsOf(database, "orderId", orderId)).toEqual([
      "fulfilment.assign_waybill",
      "ordering.close_unpaid_order",
      "ordering.open_payment",
    ]);
  });

  it("sends duty-paid goods to the order's parcel, without customs", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110", lots: [5] });
    const { orderId } = await place(goods, 2);
    await payOrder(system(), database, orderId);
    expect(await orderRow(database, orderId)).toMatchObject({
      customs_status: "not_applicable",
      fulfilment_status: "allocated",
      payer_state: "unknown",
    });
    const [hold] = await database.owner`
      SELECT a.code, h.qty::int, h.grams::int FROM ledger_hold h JOIN ledger_account a ON a.id = h.to_account_id
      WHERE h.saga_id = ${orderId} AND h.ledger = 'physical' AND h.state = 'held'`;
    expect(hold).toEqual({
      code: `physical:parcel:${goods.lotIds[0]}:released:${orderId}`,
      qty: 2,
      grams: 1_800,
    });
  });

  it("needs few statements", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const ctx = system();
    const event = await actAtSandbox(ctx, database, orderId, "pay");
    database.takeStatements();
    await postEvent(ctx, event);
    const statements = database.takeStatements();
    expect(statements.length, statements.join("\n---\n")).toBeLessThanOrEqual(11);
  });

  it("keeps the raw event under cipher only", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const { event } = await payOrder(system(), database, orderId);
    const [row] = await database.owner`SELECT * FROM payment_event WHERE event_id = ${event.id}`;
    expect(row).toMatchObject({ provider: "sandbox", kind: "paid", outcome: "confirmed" });
    expect(Buffer.from(row?.body_cipher).toString("latin1")).not.toContain(event.payment_ref);
    expect(system().seal.openText(row?.body_cipher)).toBe(JSON.stringify(event));
  });

  it("waits for a person when no lot may be sold, and keeps what was committed", async () => {
    const goods = await mintGoods(database, { lots: [3] });
    const { orderId } = await place(goods);
    await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${goods.lotIds[0] ?? ""}`;
    await payOrder(system(), database, orderId);
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      fulfilment_status: "no_lot",
    });
    expect(await promise(goods, "committed")).toEqual({ onHand: 1, allocated: 0 });
    expect(await eventsOf(database, orderId)).toEqual(["placed", "paid", "no_lot"]);
    expect(await jobsOf(database, "orderId", orderId)).not.toContain("fulfilment.assign_waybill");
  });
});

describe("repeats", () => {
  it("one event delivered ten times at once settles once", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay");
    const results = await Promise.all(Array.from({ length: 10 }, () => postEvent(system(), event)));
    const outcomes = results.map((one) => one.ok && one.value.outcome);
    expect(outcomes.filter((one) => one === "confirmed")).toHaveLength(1);
    expect(await eventsOf(database, orderId)).toEqual(["placed", "paid", "lots_allocated"]);
    expect(await refundsOf(database, orderId)).toEqual([]);
    expect(await postEvent(system(), event)).toEqual({ ok: true, value: { outcome: "repeat" } });
  });

  it("the same money under another event number changes nothing", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const { event } = await payOrder(system(), database, orderId);
    expect(await postEvent(system(), sentAgain(event))).toEqual({
      ok: true,
      value: { outcome: "noted" },
    });
    expect(await refundsOf(database, orderId)).toEqual([]);
    expect(await eventsOf(database, orderId)).toHaveLength(3);
  });

  it("paid twice: the second money goes back, the order stays", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    await payOrder(system(), database, orderId);
    const second = await actAtSandbox(system(), database, orderId, "pay_again");
    expect(await postEvent(system(), second)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, orderId)).toMatchObject([
      { reason: "paid_twice", status: "requested", amount_fen: 15_056 },
    ]);
    await giveBack(orderId);
    expect(await refundsOf(database, orderId)).toMatchObject([{ status: "done" }]);
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      fulfilment_status: "allocated",
    });
  });
});

describe("wrong money goes back and ends the order", () => {
  it.each([
    ["pay_wrong_amount", "wrong_amount", 14_956],
    ["pay_as_other", "payer_mismatch", 15_056],
  ] as const)("%s", async (act, reason, amount) => {
    const goods = await mintGoods(database);
    const { orderId, person } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, act);
    expect(await postEvent(system(), event)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "refunding",
      customs_status: "withdrawn",
      fulfilment_status: "cancelled",
    });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason, amount_fen: amount }]);
    expect(await promise(goods, "saleable")).toEqual({ onHand: 100, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    await giveBack(orderId);
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "refunded" });
    expect((await eventsOf(database, orderId)).at(-1)).toBe("refund_done");
    // The same money once more asks for nothing.
    expect(await postEvent(system(), sentAgain(event))).toMatchObject({ ok: true });
    expect(await refundsOf(database, orderId)).toHaveLength(1);
  });

  it("anybody may pay for duty-paid goods", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110" });
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay_as_other");
    expect(await postEvent(system(), event)).toMatchObject({ value: { outcome: "confirmed" } });
  });
});

describe("late money", () => {
  const expire = async (orderId: string) => {
    const closed = await closeUnpaidOrder(afterHold(), { orderId: orderId as never });
    expect(closed).toEqual({ ok: true, value: "expired" });
  };
  const payLate = async (orderId: string) =>
    postEvent(system(), await actAtSandbox(system(), database, orderId, "pay_late"));

  it("is held again while stock and allowance allow it", async () => {
    const goods = await mintGoods(database);
    const { orderId, person } = await place(goods, 2);
    await expire(orderId);
    expect(await promise(goods, "saleable")).toEqual({ onHand: 100, allocated: 0 });
    expect(await payLate(orderId)).toMatchObject({ value: { outcome: "held_again" } });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      fulfilment_status: "allocated",
      closed_at: null,
    });
    expect(await promise(goods, "committed")).toEqual({ onHand: 2, allocated: 0 });
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 26_600 });
    expect(await eventsOf(database, orderId)).toEqual([
      "placed",
      "expired",
      "paid_late",
      "lots_allocated",
    ]);
  });

  it("goes back when the goods were sold meanwhile, and leaves nothing held", async () => {
    const goods = await mintGoods(database, { lots: [1] });
    const { orderId, person } = await place(goods);
    await expire(orderId);
    await place(goods);
    expect(await payLate(orderId)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "late_unavailable" }]);
    expect(await allowance(person.idNumber)).toMatchObject({ allocated: 0 });
    expect(await promise(goods, "saleable")).toEqual({ onHand: 1, allocated: 1 });
  });

  it("goes back when the person used up the year meanwhile", async () => {
    const person = mintPerson();
    const cheap = await mintGoods(database, { priceFen: 100_000 });
    const { orderId } = await place(cheap, 1, person);
    await expire(orderId);
    const dear = await mintGoods(database, { priceFen: 2_500_000 });
    await place(dear, 1, person);
    expect(await payLate(orderId)).toMatchObject({ value: { outcome: "refunding" } });
    expect(await refundsOf(database, orderId)).toMatchObject([{ reason: "late_unavailable" }]);
  });

  it("goes back when the person ate the year's rice meanwhile", async () => {
    const person = mintPerson();
    const rice = await mintGoods(database, { hsCode: HS.rice, netWeightGrams: 5_000 });
    const { orderId } = await place(rice, 2, person);
    await expire(orderId);
    await place(rice, 3, person);
    expect(await payLate(orderId)).toMatchObject({ value: { outcome: "refunding" } });
  });

  it("races with the end of the hold, and one of the two happens whole", async () => {
    for (let round = 0; round < 6; round++) {
      const goods = await mintGoods(database);
      const { orderId, person } = await place(goods);
      const ctx = system();
      const [closed] = await Promise.all([
        closeUnpaidOrder(afterHold(), { orderId: orderId as never }),
        actAtSandbox(ctx, database, orderId, "pay").then(
          (event) => postEvent(ctx, event),
          () => "closed first",
        ),
      ]);
      const row = await orderRow(database, orderId);
      const isPaid = row?.payment_status === "paid";
      expect(closed).toMatchObject({ ok: true });
      expect(["paid", "void"]).toContain(row?.payment_status);
      expect(await allowance(person.idNumber)).toMatchObject({ allocated: isPaid ? 13_800 : 0 });
      expect(await promise(goods, "saleable")).toEqual({ onHand: isPaid ? 99 : 100, allocated: 0 });
    }
  });
});

describe("other events", () => {
  it("a payer who gives up ends the hold at once", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "cancel");
    expect(await postEvent(system(), event)).toMatchObject({ value: { outcome: "noted" } });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "void",
      pay_status: "closed",
      fulfilment_status: "waiting",
    });
    expect(await promise(goods, "saleable")).toEqual({ onHand: 100, allocated: 0 });
  });

  it("a closing that came late is noted; one after the money is a contradiction for a person", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const { event } = await payOrder(system(), database, orderId);
    const closed = {
      id: "sbe_before0",
      created: event.created - 60,
      payment_ref: event.payment_ref,
      merchant_payment_id: event.merchant_payment_id,
      type: "payment.closed" as const,
    };
    expect(await postEvent(system(), closed)).toMatchObject({ value: { outcome: "noted" } });
    const after = { ...closed, id: "sbe_after00", created: event.created + 60 };
    expect(await postEvent(system(), after)).toMatchObject({ value: { outcome: "contradiction" } });
    expect(await postEvent(system(), after)).toMatchObject({ value: { outcome: "repeat" } });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "paid" });
    expect(
      (await eventsOf(database, orderId)).filter((one) => one === "payment_contradiction"),
    ).toEqual(["payment_contradiction"]);
  });

  it("money for a payment nobody knows waits for a person", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay");
    const foreign = {
      ...sentAgain(event),
      payment_ref: "sbx_somebodyelse",
      merchant_payment_id: "pay_somebodyelse",
    };
    expect(await postEvent(system(), foreign)).toMatchObject({
      value: { outcome: "unknown_payment" },
    });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "awaiting" });
  });

  it("finds its payment by our own number before the provider's was stored", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay");
    await database.owner`UPDATE payment SET provider_ref = NULL, status = 'opening' WHERE order_id = ${orderId}`;
    expect(await postEvent(system(), event)).toMatchObject({ value: { outcome: "confirmed" } });
    expect(await orderRow(database, orderId)).toMatchObject({ pay_status: "paid" });
  });

  it("is believed only from the system, of the live provider, and signed", async () => {
    const rawBody = "{}";
    expect(await recordPayment(visit(), { provider: "sandbox", rawBody, signature: "" })).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    expect(await recordPayment(system(), { provider: "stripe", rawBody, signature: "" })).toEqual({
      ok: false,
      error: { code: "OTHER_PROVIDER" },
    });
    expect(
      await recordPayment(system(), { provider: "sandbox", rawBody, signature: "t=1,v1=0" }),
    ).toMatchObject({ ok: false, error: { code: "BAD_SIGNATURE" } });
  });
});

describe("a provider that names no payer", () => {
  it("confirms a bonded order with its payer unknown: the declarer is asked next", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay_as_other");
    expect(await postEvent(namingNobody(system()), event)).toMatchObject({
      value: { outcome: "confirmed" },
    });
    expect(await orderRow(database, orderId)).toMatchObject({
      payment_status: "paid",
      payer_state: "unknown",
    });
    expect(await jobsOf(database, "orderId", orderId)).toContain("ordering.verify_payer");
  });

  it("needs nobody verified for duty-paid goods", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110" });
    const { orderId } = await place(goods);
    const event = await actAtSandbox(system(), database, orderId, "pay");
    await postEvent(namingNobody(system()), event);
    const jobs = await jobsOf(database, "orderId", orderId);
    expect(jobs).toContain("fulfilment.assign_waybill");
    expect(jobs).not.toContain("ordering.verify_payer");
  });
});

describe("the sandbox's second delivery", () => {
  it("is the system's, and fails until the webhook takes it", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    const { id: eventId } = await actAtSandbox(system(), database, orderId, "pay");
    expect(await deliverSandboxEvent(visit(), { eventId })).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    // No webhook address is registered here.
    expect(await deliverSandboxEvent(system(), { eventId })).toEqual({
      ok: false,
      error: { code: "NOT_TAKEN" },
    });
    const ctx = system();
    const live = { ...ctx, ports: { ...ctx.ports, sandboxBank: undefined } };
    expect(await deliverSandboxEvent(live, { eventId })).toEqual({
      ok: false,
      error: { code: "NO_SANDBOX" },
    });
  });
});

describe("what was lost on the way", () => {
  it("a payment whose event never came is found by asking", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    await actAtSandbox(system(), database, orderId, "pay");
    const later = systemContext(database, new Date(Date.now() + 120_000));
    expect(await sweepOpenPayments(later)).toMatchObject({ ok: true });
    expect(await orderRow(database, orderId)).toMatchObject({ payment_status: "paid" });
    expect(await sweepOpenPayments(visit())).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
  });

  it("a hold whose closing job is gone, and an interrupted opening, are queued again", async () => {
    const goods = await mintGoods(database);
    const { orderId } = await place(goods);
    await database.owner`DELETE FROM graphile_worker._private_jobs WHERE payload->>'orderId' = ${orderId}`;
    await sweepOpenPayments(afterHold());
    expect(await jobsOf(database, "orderId", orderId)).toEqual(["ordering.close_unpaid_order"]);
    const interrupted = await place(goods);
    await database.owner`DELETE FROM graphile_worker._private_jobs WHERE payload->>'orderId' = ${interrupted.orderId}`;
    await database.owner`UPDATE payment SET status = 'opening', provider_ref = NULL WHERE order_id = ${interrupted.orderId}`;
    await sweepOpenPayments(systemContext(database, new Date(Date.now() + 120_000)));
    expect(await jobsOf(database, "orderId", interrupted.orderId)).toEqual([
      "ordering.open_payment",
    ]);
  });
});
