import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomsMessageId, RefundId } from "~/domain/ids";
import { fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { handleReceiptProblem } from "~/services/customs/handle-receipt-problem.server";
import { recordReceipt } from "~/services/customs/record-receipt.server";
import { repairAndResend } from "~/services/customs/repair-and-resend.server";
import { resendMessage } from "~/services/customs/resend-message.server";
import { sendMessage } from "~/services/customs/send-message.server";
import { submitInventoryList } from "~/services/customs/submit-inventory-list.server";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { reallocateLots } from "~/services/ordering/reallocate-lots.server";
import { acknowledgePaymentEvent } from "~/services/payments/acknowledge-event.server";
import { retryRefund } from "~/services/payments/retry-refund.server";
import { listNeedsHand, needsHandCount } from "~/services/reporting/list-needs-hand.server";
import type { NeedsHandItem, NeedsHandKind } from "~/services/reporting/needs-hand-view";
import { retryJob } from "~/services/reporting/retry-job.server";
import { customsMessage, order, payment, paymentEvent, refund } from "~db/schema";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let system: ServiceContext;
let operator: ServiceContext;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintCustomsRules(database);
  system = contextOn(database, { face: "worker" });
  operator = contextOn(database, {
    actor: operatorWith("customs", "warehouse", "finance"),
    face: "console",
  });
});
afterAll(() => database.close());
beforeEach(async () => {
  // Each test looks at a list of its own making.
  await database.owner`DELETE FROM customs_receipt`;
  await database.owner`DELETE FROM graphile_worker._private_jobs`;
  await database.owner`UPDATE "order" SET payment_status = 'refunded'`;
  await database.owner`DELETE FROM refund`;
});

const list = async () => {
  const view = await listNeedsHand(operator);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
};
async function only<Kind extends NeedsHandKind>(kind: Kind) {
  const { items, total } = await list();
  expect(items.map((item) => item.kind)).toEqual([kind]);
  expect(total).toBe(1);
  return items[0] as Extract<NeedsHandItem, { kind: Kind }>;
}
const paid = async (options: Parameters<typeof mintPaidOrder>[3] = {}) =>
  mintPaidOrder(system, database, await mintGoods(database, { lots: [10] }), options);
const messageOf = async ({ orderId }: PaidOrder, type: string): Promise<CustomsMessageId> => {
  const rows = await database.db
    .select()
    .from(customsMessage)
    .where(eq(customsMessage.orderId, orderId));
  const found = rows.find(({ messageType }) => messageType === type);
  if (!found) throw new Error(`${type} was kept`);
  return found.id;
};

describe("what needs a hand", () => {
  it("is nothing at first, for operators only", async () => {
    expect(await list()).toMatchObject({ items: [], total: 0, oldestSince: null });
    expect(await listNeedsHand(contextOn(database, { actor: newVisitor() }))).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    const viewer = contextOn(database, { actor: operatorWith("viewer") });
    expect(await listNeedsHand(viewer)).toMatchObject({ ok: true });
  });

  it("a failed job: tried again", async () => {
    const one = await paid();
    await database.owner`DELETE FROM graphile_worker._private_jobs`;
    await database.owner`SELECT enqueue_jobs(${database.owner.json([
      { task: "fulfilment.assign_waybill", payload: { orderId: one.orderId } },
    ])})`;
    expect((await list()).total).toBe(0);
    await database.owner`UPDATE graphile_worker._private_jobs
      SET attempts = 25, last_error = 'CARRIER_UNAVAILABLE'`;
    const item = await only("failed_job");
    expect(item).toMatchObject({
      task: "fulfilment.assign_waybill",
      order: { orderId: one.orderId, orderNo: one.orderNo },
      attempts: 25,
      isGivenUp: true,
      error: "CARRIER_UNAVAILABLE",
    });
    const viewer = contextOn(database, { actor: operatorWith("viewer") });
    expect(await retryJob(viewer, item)).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await retryJob(operator, item)).toEqual({ ok: true, value: undefined });
    expect((await list()).total).toBe(0);
    expect(await retryJob(operator, { jobId: "999999" })).toMatchObject({ ok: false });
    expect(await retryJob(operator, { jobId: "1; DROP" })).toMatchObject({ ok: false });
  });

  it("a message without an answer: sent again under the same number", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    await submitOrderDocument(system, one.orderId);
    const messageId = await messageOf(one, "CEB311Message");
    expect(await sendMessage(system, messageId)).toMatchObject({ ok: true });
    expect((await list()).total).toBe(0);
    await database.owner`UPDATE customs_message SET sent_at = sent_at - interval '31 minutes'
      WHERE order_id = ${one.orderId}`;
    const item = await only("no_receipt");
    expect(item).toMatchObject({ messageId, number: "311", minutes: 31 });
    const warehouse = contextOn(database, { actor: operatorWith("warehouse") });
    expect(await resendMessage(warehouse, item)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await resendMessage(operator, item)).toEqual({ ok: true, value: undefined });
    const jobs = await database.owner`SELECT payload FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'customs.send_message'`;
    expect(jobs).toContainEqual({ payload: { messageId } });
    expect(await resendMessage(operator, { messageId: "msg_00000000" })).toMatchObject({
      error: { code: "MESSAGE_NOT_FOUND" },
    });
  });

  it("a list that customs took but never judged counts as unanswered", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    await submitInventoryList(system, one.orderId);
    await sendMessage(system, await messageOf(one, "CEB621Message"));
    await database.owner`UPDATE customs_message SET sent_at = sent_at - interval '31 minutes',
      created_at = created_at - interval '31 minutes' WHERE order_id = ${one.orderId}`;
    const answer = (status: string) =>
      recordReceipt(
        system,
        new TextEncoder().encode(
          `<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb"><InventoryReturn><copNo>${one.orderNo}</copNo><returnStatus>${status}</returnStatus><returnTime>20991231000000000</returnTime><returnInfo>x</returnInfo></InventoryReturn></CEB622Message>`,
        ),
      );
    await answer("2");
    expect(await only("no_receipt")).toMatchObject({ number: "621" });
    await answer("120");
    expect((await list()).total).toBe(0);
  });

  it("a paid order without a lot: allocated again", async () => {
    const one = await paid({ isAllocated: false });
    const item = await only("no_lot");
    expect(item).toMatchObject({
      order: { orderNo: one.orderNo },
      goods: "高钙全脂奶粉",
      pieces: 2,
    });
    expect(await reallocateLots(operator, { orderId: one.orderId })).toMatchObject({ ok: true });
    expect((await list()).total).toBe(0);
  });

  it("an open refund: retried", async () => {
    const one = await paid();
    const [money] = await database.db
      .select()
      .from(payment)
      .where(eq(payment.orderId, one.orderId));
    if (!money) throw new Error("the order was paid");
    const refundId: RefundId = newId("rfd");
    await database.db.insert(refund).values({
      id: refundId,
      orderId: one.orderId,
      paymentId: money.id,
      refundKey: `${money.id}:x`,
      transactionRef: "x",
      amountFen: fen(100),
      reason: "paid_twice",
      status: "requested",
      requestedAt: new Date(),
    });
    expect((await list()).total).toBe(0);
    await database.db.update(refund).set({ status: "failed", lastError: "PROVIDER_REFUSED" });
    expect(await only("open_refund")).toMatchObject({
      refundId,
      amountFen: 100,
      reason: "paid_twice",
      status: "failed",
      lastError: "PROVIDER_REFUSED",
    });
    expect(await retryRefund(operator, { refundId })).toMatchObject({ ok: true });
    expect((await list()).total).toBe(0);
  });

  it("a rejected list: mended", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    await submitOrderDocument(system, one.orderId);
    await submitInventoryList(system, one.orderId);
    await recordReceipt(
      system,
      new TextEncoder().encode(
        `<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb"><InventoryReturn><copNo>${one.orderNo}</copNo><returnStatus>100</returnStatus><returnTime>20991231000000000</returnTime><returnInfo>[Code:130126;Desc:清单与订单的订购人电话不一致]</returnInfo></InventoryReturn></CEB622Message>`,
      ),
    );
    expect(await only("rejected")).toMatchObject({
      order: { orderId: one.orderId },
      number: "622",
      status: "100",
      code: "130126",
    });
    expect(await repairAndResend(operator, { ...one, attempt: 1 })).toMatchObject({ ok: true });
    expect((await list()).total).toBe(0);
  });

  it("a payment event that contradicts: acknowledged", async () => {
    await database.db.insert(paymentEvent).values({
      provider: "sandbox",
      eventId: "evt_1",
      providerRef: "ref_unknown",
      kind: "paid",
      bodyDigest: "d",
      bodyCipher: system.seal.seal("{}"),
      outcome: "unknown_payment",
      receivedAt: new Date(),
    });
    expect(await only("payment_event")).toMatchObject({
      provider: "sandbox",
      eventId: "evt_1",
      outcome: "unknown_payment",
      order: null,
    });
    await acknowledgePaymentEvent(operator, {
      provider: "sandbox",
      eventId: "evt_1",
      note: "已核实",
    });
    expect((await list()).total).toBe(0);
  });

  it("a receipt nobody could act on: said what was done", async () => {
    await recordReceipt(system, new TextEncoder().encode("not a message"));
    const item = await only("receipt_problem");
    expect(item).toMatchObject({ number: "unknown", problem: "malformed", order: null });
    await handleReceiptProblem(operator, { receiptKey: item.receiptKey, note: "已转技术" });
    expect((await list()).total).toBe(0);
  });

  it("stands with the longest waiting first, and counts the same for the navigation", async () => {
    const [older, newer] = [await paid({ isAllocated: false }), await paid({ isAllocated: false })];
    await database.db
      .update(order)
      .set({ paidAt: new Date("2026-01-01T00:00:00Z") })
      .where(eq(order.id, older.orderId));
    await recordReceipt(system, new TextEncoder().encode("nonsense"));
    const view = await list();
    const numbers = view.items.map((item) =>
      "order" in item && item.order ? item.order.orderNo : item.kind,
    );
    expect(numbers[0]).toBe(older.orderNo);
    expect(numbers).toContain(newer.orderNo);
    expect(view).toMatchObject({
      total: 3,
      counts: { no_lot: 2, receipt_problem: 1, rejected: 0 },
    });
    expect(view.oldestSince).toEqual(new Date("2026-01-01T00:00:00Z"));
    const [row] = await database.db.execute<{ count: number }>(
      sql`SELECT ${needsHandCount(operator)} AS count`,
    );
    expect(row?.count).toBe(3);
  });
});
