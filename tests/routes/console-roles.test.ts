import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { newId } from "~/platform/new-id.server";
import * as goodsIn from "~/routes/ops.(en).goods-in";
import * as needsHand from "~/routes/ops.(en).needs-hand";
import * as order from "~/routes/ops.(en).orders.$orderId";
import * as allowance from "~/routes/ops.(en).orders.$orderId.allowance";
import * as message from "~/routes/ops.(en).orders.$orderId.messages.$ref";
import { operatorVisit } from "../support/console-visit";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { BONDED, mintGoods } from "../support/factories";
import { openRouteApp, type RouteApp, type Visit } from "../support/route-visit";
import { contextOn } from "../support/service-context";

const ROLES: readonly OperatorRole[] = [
  "viewer",
  "warehouse",
  "customs",
  "finance",
  "overseas",
  "admin",
];

let database: TestDatabase;
let web: RouteApp;
let one: PaidOrder;
let people: Record<string, Visit>;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintCustomsRules(database);
  const goods = await mintGoods(database, { lots: [10] });
  one = await mintPaidOrder(contextOn(database), database, goods);
  web = openRouteApp(database);
  people = Object.fromEntries(
    await Promise.all(
      ROLES.map(async (role) => [role, await operatorVisit(database, web, role)] as const),
    ),
  );
});
afterAll(async () => {
  await web.close();
  await database.close();
});

type Act = (by: Visit) => Promise<{ status: number }>;
const atOrder =
  (form: Record<string, string>): Act =>
  (by) =>
    by.post(order.action, `/ops/orders/${one.orderId}`, form, { orderId: one.orderId });
const atAllowance =
  (form: Record<string, string>): Act =>
  (by) => {
    // Of an order that is not there, so that nobody's year is touched by those who may.
    const orderId = newId("ord");
    return by.post(allowance.action, `/ops/orders/${orderId}/allowance`, form, { orderId });
  };
const atMessage =
  (intent: string): Act =>
  (by) => {
    const params = { orderId: one.orderId, ref: `message:${newId("msg")}` };
    return by.post(message.action, "/ops/orders/x/messages/x", { intent }, params);
  };
const atHand =
  (form: Record<string, string>): Act =>
  (by) =>
    by.post(needsHand.action, "/ops/needs-hand", form);

/** Every act of the console beside the register's, and who may do it; an administrator may all. */
const ACTS: [name: string, act: Act, roles: OperatorRole[]][] = [
  ["pick", atOrder({ intent: "pick" }), ["warehouse"]],
  ["pack", atOrder({ intent: "pack" }), ["warehouse"]],
  ["gate out", atOrder({ intent: "gate_out" }), ["warehouse"]],
  ["hand over", atOrder({ intent: "hand_over" }), ["warehouse"]],
  ["mend a declaration", atOrder({ intent: "repair", attempt: "1" }), ["customs"]],
  ["give an order up", atOrder({ intent: "give_up" }), ["customs", "finance"]],
  ["look at a buyer's year", atAllowance({ intent: "show" }), ["customs", "finance"]],
  [
    "correct a buyer's year",
    atAllowance({
      intent: "override",
      usedYuan: "1",
      reason: "海关答复",
      confirmed: "yes",
      actKey: "k".repeat(20),
    }),
    ["customs"],
  ],
  [
    "record a return",
    atAllowance({
      intent: "return",
      returnNo: "R-2026-1",
      appliedOn: "2026-11-01",
      backOn: "2026-11-02",
      "pieces-1": "1",
    }),
    ["customs"],
  ],
  ["unmask a message", atMessage("unmask"), ["customs"]],
  ["send a message again", atMessage("resend"), ["customs"]],
  [
    "enter a lot",
    (by) => by.post(goodsIn.action, "/ops/goods-in", { warehouseId: BONDED, article: "none" }),
    ["warehouse"],
  ],
  [
    "retry a job",
    atHand({ kind: "failed_job", jobId: "999999999" }),
    ["warehouse", "customs", "finance"],
  ],
  [
    "send what has no receipt",
    atHand({ kind: "no_receipt", messageId: newId("msg") }),
    ["customs"],
  ],
  ["allocate again", atHand({ kind: "no_lot", orderId: newId("ord") }), ["warehouse"]],
  ["retry a refund", atHand({ kind: "open_refund", refundId: newId("rfd") }), ["finance"]],
  [
    "take a payment event off",
    atHand({ kind: "payment_event", provider: "sandbox", eventId: "x", note: "已核实" }),
    ["finance"],
  ],
  [
    "take a receipt off",
    atHand({ kind: "receipt_problem", receiptKey: "ab".repeat(32), note: "已核实" }),
    ["customs"],
  ],
  ["index again", atHand({ kind: "parked_document", productId: newId("prd") }), []],
];

const everything = async () => {
  const [row] = await database.owner`
    SELECT (SELECT json_agg(o) FROM "order" o)::text AS orders, (SELECT count(*) FROM audit_log) AS audits,
           (SELECT count(*) FROM lot) AS lots, (SELECT count(*) FROM graphile_worker._private_jobs) AS jobs`;
  return row;
};

describe("who may do what", () => {
  it.each(ACTS)(
    "%s: denied to every other role, and then nothing changes",
    async (_name, act, roles) => {
      const before = await everything();
      for (const role of ROLES) {
        if (role === "admin" || roles.includes(role)) continue;
        expect((await act(people[role] as Visit)).status, role).toBe(403);
      }
      expect(await everything()).toEqual(before);
    },
  );

  it.each(ACTS)(
    "%s: not denied to its own roles and the administrator",
    async (_name, act, roles) => {
      for (const role of [...roles, "admin" as const]) {
        // There is nothing to do it to: refused for that reason, not for who asks.
        const { status } = await act(people[role] as Visit);
        expect([400, 404, 409], role).toContain(status);
      }
    },
  );
});
