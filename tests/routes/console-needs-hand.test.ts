import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { taskName } from "~/components/ops/needs-hand-words";
import { JOBS } from "~/jobs/catalogue";
import { newId } from "~/platform/new-id.server";
import { loader as frame } from "~/routes/ops";
import * as needsHand from "~/routes/ops.(en).needs-hand";
import { customsMessage, customsReceipt, paymentEvent, refund } from "~db/schema";
import { auditOf, operatorVisit } from "../support/console-visit";
import { mintCustomsRules, mintPaidOrder } from "../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods } from "../support/factories";
import { jobsOf } from "../support/payments";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";
import { contextOn } from "../support/service-context";

let database: TestDatabase;
let web: RouteApp;
let goods: MintedGoods;
let people: Record<"customs" | "warehouse" | "finance" | "admin" | "viewer", Visit>;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintCustomsRules(database);
  goods = await mintGoods(database, { customsRegime: "0110", lots: [100] });
  web = openRouteApp(database);
  const visit = (role: "customs" | "warehouse" | "finance" | "admin" | "viewer") =>
    operatorVisit(database, web, role);
  people = {
    customs: await visit("customs"),
    warehouse: await visit("warehouse"),
    finance: await visit("finance"),
    admin: await visit("admin"),
    viewer: await visit("viewer"),
  };
});
afterAll(async () => {
  await web.close();
  await database.close();
});
beforeEach(() => database.owner`TRUNCATE refund, payment_event, customs_receipt`);

const list = async (query = "") =>
  (await people.viewer.get(needsHand.loader, `/ops/needs-hand${query}`)).data;
const act = (by: Visit, form: Record<string, string>) =>
  by.post(needsHand.action, "/ops/needs-hand", form);

/** Denied to a looker, done once by who may, refused when it is done. */
async function provesItself(role: keyof typeof people, form: Record<string, string>) {
  expect((await act(people.viewer, form)).status).toBe(403);
  expect(await act(people[role], form)).toMatchObject({ status: 200, data: { refusal: null } });
  expect((await act(people[role], form)).status).toBe(409);
}

const paid = (isAllocated: boolean) =>
  mintPaidOrder(contextOn(database), database, goods, { isAllocated });

describe("what needs a hand", () => {
  it("is nothing while all goes well", async () => {
    expect(await list()).toMatchObject({ items: [], total: 0 });
  });

  it("an order paid without a lot: lots are set aside by the warehouse", async () => {
    const one = await paid(false);
    const { items, counts, mayDo } = await list("?kind=no_lot");
    expect(items).toMatchObject([{ kind: "no_lot", order: { orderNo: one.orderNo }, pieces: 2 }]);
    expect(counts.no_lot).toBe(1);
    expect(Object.values(mayDo)).toEqual(Array(9).fill(false));
    expect((await people.viewer.get(frame, "/ops")).data.counts.needsHand).toBe(1);
    await provesItself("warehouse", { kind: "no_lot", orderId: one.orderId });
    expect((await list()).total).toBe(0);
  });

  it("says so when there is still no lot, and leaves the order in the list", async () => {
    const scarce = await mintGoods(database, { customsRegime: "0110", lots: [1] });
    const one = await mintPaidOrder(contextOn(database), database, goods, { isAllocated: false });
    await database.owner`UPDATE order_line SET variant_id = ${scarce.variantId} WHERE order_id = ${one.orderId}`;
    const answer = await act(people.warehouse, { kind: "no_lot", orderId: one.orderId });
    expect(answer).toMatchObject({ status: 409, data: { refusal: "LOT_SHORT" } });
    expect((await list()).counts.no_lot).toBe(1);
    await database.owner`UPDATE "order" SET fulfilment_status = 'cancelled' WHERE id = ${one.orderId}`;
  });

  it("a refund the provider refused: tried again by finance", async () => {
    const one = await paid(true);
    const [payment] = await database.owner`SELECT id FROM payment WHERE order_id = ${one.orderId}`;
    const refundId = newId("rfd");
    await database.db.insert(refund).values({
      id: refundId,
      orderId: one.orderId,
      paymentId: payment?.id,
      refundKey: refundId,
      transactionRef: "SBX-1",
      amountFen: 100 as never,
      reason: "wrong_amount",
      status: "failed",
      lastError: "balance too low",
      requestedAt: new Date(),
    });
    expect((await list()).items).toMatchObject([
      { kind: "open_refund", status: "failed", lastError: "balance too low" },
    ]);
    expect((await act(people.customs, { kind: "open_refund", refundId })).status).toBe(403);
    expect((await act(people.finance, { kind: "open_refund", refundId })).status).toBe(200);
    expect((await list()).total).toBe(0);
    expect(await auditOf(database, one.orderId)).toContain("retry_refund");
  });

  it("a payment event in doubt: taken off with a note, by finance", async () => {
    await database.db.insert(paymentEvent).values({
      provider: "sandbox",
      eventId: "sbe_1",
      providerRef: "nobody",
      kind: "paid",
      bodyDigest: "x",
      bodyCipher: new Uint8Array([1]),
      outcome: "unknown_payment",
      receivedAt: new Date(),
    });
    const form = { kind: "payment_event", provider: "sandbox", eventId: "sbe_1" };
    const silent = await act(people.finance, { ...form, note: " " });
    expect(silent).toMatchObject({ status: 409, data: { refusal: "NOTE_MISSING" } });
    expect((await list()).counts.payment_event).toBe(1);
    await provesItself("finance", { ...form, note: "银行确认为他店款项" });
    expect(await auditOf(database, "sandbox:sbe_1")).toEqual(["acknowledge_payment_event"]);
  });

  it("a receipt nobody can act on: taken off with a note, by customs", async () => {
    const receiptKey = "ab".repeat(32);
    await database.db.insert(customsReceipt).values({
      receiptKey,
      messageType: "CEB622Message",
      businessKey: "X",
      returnStatus: "600",
      returnTime: "20261125101010123",
      returnInfo: "[Code:600;Desc:挂起]",
      bodyCipher: new Uint8Array([1]),
      problem: "unknown_status",
      receivedAt: new Date(),
    });
    const form = { kind: "receipt_problem", receiptKey };
    expect((await act(people.customs, { ...form, note: "x" })).data.refusal).toBe("NOTE_MISSING");
    await provesItself("customs", { ...form, note: "已向海关核实" });
  });

  it("a failed job: tried again, and only a job that is there", async () => {
    const [job] = await database.owner`
      SELECT (graphile_worker.add_job('customs.collect_receipts', '{}', run_at => now() + interval '1 day')).id`;
    await database.owner`
      UPDATE graphile_worker._private_jobs SET attempts = 25, last_error = 'GATEWAY_AWAY' WHERE id = ${job?.id}`;
    const { items } = await list();
    expect(items).toMatchObject([
      { kind: "failed_job", task: "customs.collect_receipts", isGivenUp: true },
    ]);
    const form = { kind: "failed_job", jobId: items[0].jobId };
    await provesItself("customs", form);
    expect((await list()).total).toBe(0);
    expect((await act(people.customs, { kind: "failed_job", jobId: "99999999" })).status).toBe(409);
    const [waiting] = await database.owner`
      SELECT (graphile_worker.add_job('customs.collect_receipts', '{}', run_at => now() + interval '1 day')).id`;
    const jobId = String(waiting?.id);
    expect((await act(people.customs, { kind: "failed_job", jobId })).status).toBe(409);
  });

  it("a job that pauses waits since it was wanted, not until it is tried next", async () => {
    const [job] = await database.owner`
      SELECT (graphile_worker.add_job('customs.collect_receipts', '{}', run_at => now() + interval '1 hour')).id`;
    await database.owner`
      UPDATE graphile_worker._private_jobs SET attempts = 4, last_error = 'x' WHERE id = ${job?.id}`;
    const { items } = await list();
    expect(items).toMatchObject([{ isGivenUp: false }]);
    expect(items[0].since.getTime()).toBeLessThanOrEqual(Date.now());
    await database.owner`DELETE FROM graphile_worker._private_jobs WHERE id = ${job?.id}`;
  });

  it.each(Object.keys(JOBS))("calls the job %s by a name of its own", (task) => {
    expect(taskName(task)).not.toBe(task);
  });

  it("a message without receipt: sent again by customs, and the firms behind it asked again", async () => {
    const one = await paid(true);
    await database.owner`UPDATE "order" SET customs_status = 'declared' WHERE id = ${one.orderId}`;
    const messageId = newId("msg");
    await database.db.insert(customsMessage).values({
      id: messageId,
      orderId: one.orderId,
      messageType: "CEB621Message",
      origin: "own",
      attempt: 1,
      guid: newId("gid"),
      senderCode: "5002DEMO03",
      senderAccount: "DXPENTDEMO000003",
      bodyCipher: new Uint8Array([1]),
      bodyDigest: "x",
      createdAt: new Date(Date.now() - 40 * 60_000),
      sentAt: new Date(Date.now() - 40 * 60_000),
    });
    expect((await list("?kind=no_receipt")).items).toMatchObject([
      { kind: "no_receipt", number: "621", minutes: 40, order: { orderNo: one.orderNo } },
    ]);
    const form = { kind: "no_receipt", messageId };
    expect((await act(people.viewer, form)).status).toBe(403);
    expect((await act(people.warehouse, form)).status).toBe(403);
    expect((await act(people.customs, form)).status).toBe(200);
    expect(await jobsOf(database, "messageId", messageId)).toEqual(["customs.send_message"]);
    expect(await jobsOf(database, "orderId", one.orderId)).toContain(
      "customs.request_supporting_documents",
    );
    expect(await auditOf(database, messageId)).toEqual(["message_resent"]);
    const unknown = await act(people.customs, { kind: "no_receipt", messageId: newId("msg") });
    expect(unknown.status).toBe(409);
    await database.owner`UPDATE "order" SET customs_status = 'not_applicable' WHERE id = ${one.orderId}`;
  });

  it("a product the search engine refused: indexed again by an administrator", async () => {
    await database.owner`DELETE FROM search_dirty`;
    await database.owner`
      INSERT INTO search_dirty (product_id, version, first_at, next_at, attempts, last_error, parked_at)
      VALUES (${goods.productId}, 1, now(), now(), 8, 'invalid_document_fields', now())`;
    expect((await list("?kind=parked_document")).items).toMatchObject([
      {
        kind: "parked_document",
        productId: goods.productId,
        product: expect.stringMatching(/\p{Script=Han}/u),
        attempts: 8,
        error: "invalid_document_fields",
      },
    ]);
    const form = { kind: "parked_document", productId: goods.productId };
    expect((await act(people.customs, form)).status).toBe(403);
    await provesItself("admin", form);
    expect((await list()).total).toBe(0);
    expect((await act(people.admin, { ...form, productId: "prd_x" })).status).toBe(400);
  });

  it("refuses acts nobody offered", async () => {
    expect((await act(people.customs, { kind: "make_coffee" })).status).toBe(400);
    expect((await act(people.warehouse, { kind: "no_lot", orderId: "1" })).status).toBe(400);
    expect((await act(people.customs, {})).status).toBe(400);
  });
});
