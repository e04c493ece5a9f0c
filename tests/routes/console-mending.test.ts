import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/new-id.server";
import * as needsHand from "~/routes/ops.(en).needs-hand";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { placedOrder } from "../support/checkout";
import { operatorVisit } from "../support/console-visit";
import { mintCustomsRules, mintPaidOrder } from "../support/customs/paid-order";
import { startWorkingShop, type WorkingShop } from "../support/customs/working-shop";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { mintGoods } from "../support/factories";
import { payOrder } from "../support/payments";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";
import { contextOn, newVisitor } from "../support/service-context";
import { until } from "../support/until";

/**
 * What the acts of 待处理 bring about in the end: each trouble is made while the worker is away, mended
 * at the route, and seen through by the worker.
 */
let database: TestDatabase;
let web: RouteApp;
let shop: WorkingShop;
let admin: Visit;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  web = openRouteApp(database);
  shop = await startWorkingShop(database);
  admin = await operatorVisit(database, web, "admin");
  await shop.stop();
});
afterAll(async () => {
  await shop.stop();
  await web.close();
  await database.close();
});

const kinds = async () => {
  const { data } = await admin.get(needsHand.loader, "/ops/needs-hand");
  return data.items.map(({ kind }: { kind: string }) => kind);
};
/** Mends the only item that waits, has the worker work. */
async function mendsWithTheWorker(kind: string, form: Record<string, string>) {
  expect(await kinds()).toEqual([kind]);
  const answer = await admin.post(needsHand.action, "/ops/needs-hand", { kind, ...form });
  expect(answer).toMatchObject({ status: 200, data: { refusal: null } });
  await shop.start();
}
const bonded = async (options: Parameters<typeof mintPaidOrder>[3] = {}) =>
  mintPaidOrder(shop.context(), database, await mintGoods(database, { lots: [20] }), options);

describe("mending", () => {
  it("a message the exchange lost is answered by customs", async () => {
    const one = await bonded();
    const system = contextOn(database, { face: "worker" });
    await assignWaybill(system, one.orderId);
    await submitOrderDocument(system, one.orderId);
    // Lost: handed over as far as we know, never taken in there, and no job left that sends it.
    await database.owner`DELETE FROM graphile_worker._private_jobs`;
    const [message] = await database.owner`
      UPDATE customs_message SET sent_at = now() - interval '31 minutes', created_at = now() - interval '31 minutes'
      WHERE order_id = ${one.orderId} RETURNING id`;
    await mendsWithTheWorker("no_receipt", { messageId: message?.id });
    await until("customs answers the order document", async () => {
      const [row] = await database.owner`
        SELECT count(*)::int AS receipts FROM customs_receipt
        WHERE order_id = ${one.orderId} AND message_type = 'CEB312Message'`;
      return row?.receipts > 0;
    });
    expect(await kinds()).toEqual([]);
    await shop.stop();
    await database.owner`DELETE FROM graphile_worker._private_jobs`;
  });

  it("a failed job takes up its order where it stopped", async () => {
    const one = await bonded();
    await shop.begin(one);
    const [job] = await database.owner`
      UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'CARRIER_UNAVAILABLE'
      WHERE payload ->> 'orderId' = ${one.orderId} RETURNING id`;
    await mendsWithTheWorker("failed_job", { jobId: String(job?.id) });
    await shop.untilCustoms(one, "released");
    expect(await kinds()).toEqual([]);
    await shop.stop();
  });

  it("an order without a lot goes on as if it had had one at once", async () => {
    const one = await bonded({ isAllocated: false });
    await mendsWithTheWorker("no_lot", { orderId: one.orderId });
    await shop.untilCustoms(one, "released");
    expect((await shop.standing(one)).fulfilmentStatus).toBe("allocated");
    await shop.stop();
  });

  it("a refund the provider refused gives the money back once", async () => {
    const goods = await mintGoods(database, { customsRegime: "0110", lots: [20] });
    const buyer = contextOn(database, { actor: newVisitor() });
    const { orderId } = await placedOrder(buyer, [[goods, 1]]);
    await payOrder(contextOn(database, { face: "worker" }), database, orderId);
    await database.owner`DELETE FROM graphile_worker._private_jobs`;
    const refundId = newId("rfd");
    await database.owner`
      INSERT INTO refund (id, order_id, payment_id, refund_key, transaction_ref, amount_fen, reason, status, last_error, requested_at)
      SELECT ${refundId}, p.order_id, p.id, ${refundId}, p.transaction_ref, 100, 'paid_twice', 'failed', 'balance too low', now()
      FROM payment p WHERE p.order_id = ${orderId}`;
    await mendsWithTheWorker("open_refund", { refundId });
    await until("the refund is done", async () => {
      const [row] = await database.owner`SELECT status FROM refund WHERE id = ${refundId}`;
      return row?.status === "done";
    });
    const given = await database.owner`
      SELECT amount_fen::int AS amount_fen FROM payment_sandbox.refund WHERE refund_key = ${refundId}`;
    expect([...given]).toEqual([{ amount_fen: 100 }]);
    expect(await kinds()).toEqual([]);
    await shop.stop();
  });

  it("a parked product is written and leaves the queue of the search", async () => {
    const { productId } = await mintGoods(database, { lots: [1] });
    await database.owner`DELETE FROM search_mark`;
    await database.owner`DELETE FROM search_dirty`;
    await database.owner`DELETE FROM graphile_worker._private_jobs`;
    await database.owner`
      INSERT INTO search_dirty (product_id, version, first_at, next_at, attempts, last_error, parked_at)
      VALUES (${productId}, 1, now(), now() + interval '5 minutes', 8, 'invalid_document_fields', now())`;
    await mendsWithTheWorker("parked_document", { productId });
    await until("the product is clean", async () => {
      const rows = await database.owner`SELECT 1 FROM search_dirty WHERE product_id = ${productId}`;
      return rows.length === 0;
    });
    const written =
      await database.owner`SELECT 1 FROM search_product WHERE product_id = ${productId}`;
    expect(written).toHaveLength(1);
    await shop.stop();
  });
});
