import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditWords } from "~/components/ops/order/history-words";
import { newId } from "~/platform/new-id.server";
import * as find from "~/routes/ops.(en).find";
import * as orders from "~/routes/ops.(en).orders._index";
import * as order from "~/routes/ops.(en).orders.$orderId";
import * as message from "~/routes/ops.(en).orders.$orderId.messages.$ref";
import * as repair from "~/routes/ops.(en).orders.$orderId.repair";
import { auditOf, operatorVisit } from "../support/console-visit";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../support/customs/paid-order";
import { startWorkingShop, type WorkingShop } from "../support/customs/working-shop";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods } from "../support/factories";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";

let database: TestDatabase;
let web: RouteApp;
let shop: WorkingShop;
let bonded: MintedGoods;
let dutyPaid: MintedGoods;
let clerk: Visit;
let packer: Visit;
let viewer: Visit;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  bonded = await mintGoods(database, { lots: [200] });
  dutyPaid = await mintGoods(database, { customsRegime: "0110", lots: [200] });
  web = openRouteApp(database);
  shop = await startWorkingShop(database);
  clerk = await operatorVisit(database, web, "customs");
  packer = await operatorVisit(database, web, "warehouse");
  viewer = await operatorVisit(database, web, "viewer");
});
afterAll(async () => {
  await shop.stop();
  await web.close();
  await database.close();
});

const paid = (goods: MintedGoods) => mintPaidOrder(shop.context(), database, goods);
const pathOf = ({ orderId }: PaidOrder) => `/ops/orders/${orderId}`;
const look = (by: Visit, one: PaidOrder, query = "") =>
  by.get(order.loader, pathOf(one) + query, { orderId: one.orderId });
const act = (by: Visit, one: PaidOrder, form: Record<string, string>) =>
  by.post(order.action, pathOf(one), form, { orderId: one.orderId });
const standing = async ({ orderId }: PaidOrder) => {
  const [row] = await database.owner`
    SELECT payment_status, customs_status, fulfilment_status FROM "order" WHERE id = ${orderId}`;
  return [row?.payment_status, row?.customs_status, row?.fulfilment_status];
};
const released = async () => {
  const one = await paid(bonded);
  await shop.begin(one);
  await shop.untilCustoms(one, "released");
  return one;
};

describe("the list of orders", () => {
  it("shows a view with masked buyers, its count, and the next act's place", async () => {
    const one = await paid(dutyPaid);
    const { data } = await viewer.get(orders.loader, "/ops/orders?view=to_pick&regime=0110");
    const row = data.page.rows.find((found: { orderNo: string }) => found.orderNo === one.orderNo);
    expect(row).toMatchObject({
      buyer: "陈**",
      customs: "not_applicable",
      fulfilment: "allocated",
      customsRegime: "0110",
      moreKinds: 0,
    });
    expect(row.lotNos).toHaveLength(1);
    expect(data.counts.to_pick).toBeGreaterThanOrEqual(data.page.total);
    expect(JSON.stringify(data)).not.toContain(one.person.name);
  });

  it("falls back to the plain list for an address it does not know", async () => {
    const { status, data } = await viewer.get(
      orders.loader,
      "/ops/orders?view=drop&regime=9999&after=x%27--&warehouse=nowhere",
    );
    expect(status).toBe(200);
    expect(data.filter).toMatchObject({ view: "today", warehouseId: "nowhere" });
    expect(data.filter.regime).toBeUndefined();
    expect(data.page.rows).toEqual([]);
  });
});

describe("an order's page", () => {
  it("shows the whole order, masked, with the list it came from", async () => {
    const one = await released();
    const { data } = await look(packer, one, "?view=to_pick");
    expect(data.order.row).toMatchObject({
      orderNo: one.orderNo,
      customs: "released",
      customsCode: "800",
    });
    expect(data.declaration.comparison).toHaveLength(13);
    expect(data.page.rows.map((row: { orderId: string }) => row.orderId)).toContain(one.orderId);
    expect(data.act).toBe("pick");
    const text = JSON.stringify(data);
    expect(text).not.toContain(one.person.idNumber);
    expect(text).not.toContain("13900006620");
    expect((await look(viewer, one)).data.act).toBeUndefined();
  });

  it("answers 404 to an order that is not there, in whatever form it is asked", async () => {
    for (const orderId of [newId("ord"), "ord_x", "' OR 1=1", ""]) {
      const asked = await viewer.get(order.loader, "/ops/orders/x", { orderId });
      expect(asked.status).toBe(404);
    }
  });
});

describe("acts of the warehouse", () => {
  it("take a bonded order from its bins through the gate, each once however often it is pressed", async () => {
    const one = await released();
    for (const [intent, stage] of [
      ["pick", "picked"],
      ["pack", "packed"],
      ["gate_out", "gated_out"],
    ] as const) {
      const answers = await Promise.all([
        act(packer, one, { intent }),
        act(packer, one, { intent }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect((await standing(one))[2]).toBe(stage);
    }
    const deeds = await auditOf(database, one.orderId);
    expect(deeds.filter((deed) => deed.startsWith("order_"))).toEqual([
      "order_picked",
      "order_packed",
      "order_gated_out",
    ]);
  });

  it("refuse in words what is not due, and change nothing", async () => {
    const one = await paid(bonded);
    const early = await act(packer, one, { intent: "pick" });
    expect(early).toMatchObject({ status: 409, data: { refusal: { code: "NOT_RELEASED" } } });
    const other = await paid(dutyPaid);
    await act(packer, other, { intent: "pick" });
    await act(packer, other, { intent: "pack" });
    const gate = await act(packer, other, { intent: "gate_out" });
    expect(gate).toMatchObject({ status: 409, data: { refusal: { code: "OTHER_WAY_OUT" } } });
    expect((await act(packer, other, { intent: "hand_over" })).status).toBe(200);
    expect((await standing(other))[2]).toBe("handed_over");
    expect((await act(packer, other, { intent: "burn" })).status).toBe(400);
  });

  it.each(["pick", "pack", "gate_out", "hand_over", "repair", "give_up"])(
    "are denied to who may only look: %s",
    async (intent) => {
      const one = await paid(dutyPaid);
      expect((await act(viewer, one, { intent, attempt: "1" })).status).toBe(403);
      expect((await standing(one))[2]).toBe("allocated");
    },
  );
});

describe("a rejected declaration", () => {
  const rejected = async () => {
    const one = await paid(bonded);
    await shop.begin(one);
    await shop.untilCustoms(one, "released");
    // As if customs had said 100: the simulator's own faults are held in its tests.
    await database.owner`UPDATE "order" SET customs_status = 'rejected' WHERE id = ${one.orderId}`;
    await database.owner`
      UPDATE customs_receipt SET return_status = '100', return_info = '[Code:1305;Desc:订购人电话不一致]'
       WHERE order_id = ${one.orderId} AND message_type = 'CEB622Message' AND return_status = '800'`;
    return one;
  };

  it("is shown with what mends it, and goes again by the customs role alone", async () => {
    const one = await rejected();
    const { data } = await look(clerk, one);
    expect(data.declaration.rejection).toMatchObject({
      number: "622",
      status: "100",
      code: "1305",
    });
    expect(data.mayMend).toBe(true);
    const sheet = await clerk.get(repair.loader, `${pathOf(one)}/repair`, { orderId: one.orderId });
    expect(sheet.data.declaration.repair).toMatchObject({ repairsDone: 0, repairsAtMost: 3 });
    expect((await act(packer, one, { intent: "repair", attempt: "1" })).status).toBe(403);
    const stale = await act(clerk, one, { intent: "repair", attempt: "7" });
    expect(stale).toMatchObject({ status: 409, data: { refusal: { code: "NOT_REJECTED" } } });
    expect((await act(clerk, one, { intent: "repair", attempt: "1" })).status).toBe(200);
    const again = await act(clerk, one, { intent: "repair", attempt: "1" });
    expect(again.status).toBe(409);
    expect((await look(clerk, one)).data.declaration.attempt).toBe(2);
  });

  it("is given up with the full refund, once", async () => {
    const one = await rejected();
    expect((await act(packer, one, { intent: "give_up" })).status).toBe(403);
    expect((await act(clerk, one, { intent: "give_up" })).status).toBe(200);
    expect((await standing(one)).slice(1)).toEqual(["withdrawn", "cancelled"]);
    expect((await act(clerk, one, { intent: "give_up" })).status).toBe(409);
    const refunds =
      await database.owner`SELECT amount_fen FROM refund WHERE order_id = ${one.orderId}`;
    expect(refunds).toHaveLength(1);
  });
});

describe("a message", () => {
  it("is read masked by everyone, whole by the customs role with a record of it", async () => {
    const one = await released();
    const { data } = await look(viewer, one);
    const ref = data.declaration.messages.find(
      (found: { number: string }) => found.number === "311",
    ).ref;
    const params = { orderId: one.orderId, ref };
    const path = `${pathOf(one)}/messages/${encodeURIComponent(ref)}`;
    const masked = await viewer.get(message.loader, path, params);
    expect(masked.data.message).toMatchObject({ messageType: "CEB311Message", isMasked: true });
    expect(masked.data.message.xml).not.toContain(one.person.idNumber);
    expect((await viewer.post(message.action, path, { intent: "unmask" }, params)).status).toBe(
      403,
    );
    const whole = await clerk.post(message.action, path, { intent: "unmask" }, params);
    expect(whole.data.message.xml).toContain(one.person.idNumber);
    expect(await auditOf(database, ref)).toEqual(["message_unmasked"]);
  });

  it("of ours goes out once more by the customs role", async () => {
    const one = await released();
    const { data } = await look(viewer, one);
    const ref = data.declaration.messages.find(
      (found: { number: string }) => found.number === "621",
    ).ref;
    const params = { orderId: one.orderId, ref };
    const path = `${pathOf(one)}/messages/x`;
    expect((await packer.post(message.action, path, { intent: "resend" }, params)).status).toBe(
      403,
    );
    const sent = await clerk.post(message.action, path, { intent: "resend" }, params);
    expect(sent).toMatchObject({ status: 200, data: { isResent: true } });
    const [newest] = (await look(viewer, one)).data.order.audit;
    expect(newest).toMatchObject({
      action: "message_resent",
      actor: expect.stringContaining("测试"),
    });
    const receipt = data.declaration.messages.find(
      (found: { way: string }) => found.way === "received",
    ).ref;
    const stray = await clerk.post(
      message.action,
      path,
      { intent: "resend" },
      { ...params, ref: receipt },
    );
    expect(stray.status).toBe(404);
  });
});

describe("the scan box", () => {
  const scan = (code: string, prefix = "/ops") =>
    viewer.get(find.loader, `${prefix}/find?${new URLSearchParams({ q: code })}`);

  it("leads to the order of a number or a waybill, in the page's language", async () => {
    const one = await released();
    const [row] = await database.owner`SELECT waybill_no FROM "order" WHERE id = ${one.orderId}`;
    expect((await scan(one.orderNo.toLowerCase())).location).toBe(`/ops/orders/${one.orderId}`);
    expect((await scan(row?.waybill_no, "/ops/en")).location).toBe(`/ops/en/orders/${one.orderId}`);
  });

  it("leads to a lot, and to the stock in a bin", async () => {
    const [lot] =
      await database.owner`SELECT id, lot_no FROM lot WHERE id = ${bonded.lotIds[0] ?? ""}`;
    expect((await scan(lot?.lot_no)).location).toBe(`/ops/stock/${lot?.id}`);
    expect((await scan("a-01-01")).location).toBe("/ops/stock?q=A-01-01");
  });

  it("blocks on what nothing here is called", async () => {
    expect(await scan("NOTHING-LIKE-THIS")).toMatchObject({
      status: 404,
      data: { code: "NOTHING-LIKE-THIS" },
    });
    expect((await scan("  ")).location).toBe("/ops/orders");
  });
});

describe("the record of deeds", () => {
  it("calls everything that was done here with an order by words", async () => {
    const rows = await database.owner`
      SELECT DISTINCT action FROM audit_log WHERE entity IN ('order', 'customs_message')`;
    const actions = rows.map(({ action }) => action);
    expect(actions.length).toBeGreaterThan(6);
    expect(actions.filter((action) => auditWords(action) === action)).toEqual([]);
  });

  // Done by the money's side, which the flows above leave alone.
  it.each([
    "place_order",
    "cancel_order",
    "end_order",
    "expire_order",
    "paid",
    "paid_late",
    "money_returned",
    "payer_verified",
    "reallocate_lots",
    "retry_refund",
    "refund_done",
    "refund_failed",
  ])("has words for %s", (action) => {
    expect(auditWords(action)).not.toBe(action);
  });
});
