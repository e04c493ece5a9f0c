import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDeclaration } from "~/services/customs/get-declaration.server";
import { getMessageXml } from "~/services/customs/get-message-xml.server";
import { repairAndResend } from "~/services/customs/repair-and-resend.server";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { gateOutOrder } from "~/services/fulfilment/gate-out-order.server";
import { packOrder } from "~/services/fulfilment/pack-order.server";
import { pickOrder } from "~/services/fulfilment/pick-order.server";
import { customsMessage, customsReceipt, declaration, order, refund } from "~db/schema";
import { placedOrder } from "../../support/checkout";
import { ledgerState } from "../../support/customs/ledger-state";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { startWorkingShop, type WorkingShop } from "../../support/customs/working-shop";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { type MintedGoods, mintGoods } from "../../support/factories";
import { payOrder } from "../../support/payments";
import { newVisitor, operatorWith } from "../../support/service-context";
import { until } from "../../support/until";

let database: TestDatabase;
let shop: WorkingShop;
let goods: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  goods = await mintGoods(database, { lots: [1_000] });
  shop = await startWorkingShop(database);
});
afterAll(async () => {
  await shop.stop();
  await database.close();
});

const paid = (detail?: string) =>
  mintPaidOrder(shop.context(), database, goods, detail ? { address: { detail } } : {});
const begun = async (detail?: string) => {
  const one = await paid(detail);
  await shop.begin(one);
  return one;
};
const messagesOf = (one: PaidOrder) =>
  database.db.select().from(customsMessage).where(eq(customsMessage.orderId, one.orderId));
const receiptsOf = (one: PaidOrder) =>
  database.db.select().from(customsReceipt).where(eq(customsReceipt.orderId, one.orderId));

/** Fresh goods, so that their accounts tell of one order only. */
async function ownGoods(detail?: string) {
  const own = await mintGoods(database, { lots: [10] });
  return mintPaidOrder(shop.context(), database, own, detail ? { address: { detail } } : {});
}
const customsOfficer = () => shop.context({ actor: operatorWith("customs"), face: "console" });
const declarationOf = async (one: PaidOrder) => {
  const view = await getDeclaration(customsOfficer(), one);
  if (!view.ok || !view.value) throw new Error("the order is declared");
  return view.value;
};

describe("a paid bonded order", () => {
  it("is declared, released, picked, packed and gated out", async () => {
    const one = await begun();
    await shop.untilCustoms(one, "released");
    // Under load the last answer may be recorded before an earlier one.
    await until("every receipt is there", async () => (await receiptsOf(one)).length === 10);
    const sent = await messagesOf(one);
    expect(sent.map(({ messageType, origin }) => `${origin} ${messageType}`).sort()).toEqual([
      "copy CEB411Message",
      "copy CEB511Message",
      "own CEB311Message",
      "own CEB621Message",
    ]);
    const statuses = (type: string, rows: { messageType: string; returnStatus: string }[]) =>
      rows
        .filter(({ messageType }) => messageType === type)
        .map((row) => row.returnStatus)
        .sort();
    const receipts = await receiptsOf(one);
    for (const type of ["CEB312Message", "CEB412Message", "CEB512Message"]) {
      expect(statuses(type, receipts), type).toEqual(["120", "2"]);
    }
    expect(statuses("CEB622Message", receipts)).toEqual(["120", "2", "3", "800"]);
    expect(receipts.every(({ problem }) => problem === null)).toBe(true);
    const [declared] = await database.db
      .select()
      .from(declaration)
      .where(eq(declaration.orderId, one.orderId));
    expect(declared).toMatchObject({ attempt: 1, orderDocumentVersion: 1 });
    expect(declared?.invtNo).toMatch(/^8000\d{4}I\d{9}$/);
    expect(declared?.releasedAt).not.toBeNull();

    const warehouse = shop.context({ actor: operatorWith("warehouse"), face: "console" });
    expect(await pickOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await packOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await gateOutOrder(warehouse, one)).toMatchObject({ ok: true });
    expect(await shop.standing(one)).toMatchObject({
      customsStatus: "released",
      fulfilmentStatus: "gated_out",
    });
    expect(await shop.events(one)).toEqual(
      expect.arrayContaining([
        "waybill_assigned",
        "order_document_committed",
        "list_committed",
        "customs_released",
        "picked",
        "packed",
        "gated_out",
      ]),
    );
  });
});

describe("an order bought in the shop", () => {
  it("goes from cart and sandbox payment through customs out of the gate by jobs alone", async () => {
    const shopper = shop.context({ actor: newVisitor() });
    const { orderId } = await placedOrder(shopper, [[goods, 1]]);
    const one = { orderId } as PaidOrder;
    expect(await payOrder(shop.context(), database, orderId)).toMatchObject({
      outcome: "confirmed",
    });
    await shop.untilCustoms(one, "released");
    const warehouse = shop.context({ actor: operatorWith("warehouse") });
    for (const act of [pickOrder, packOrder, gateOutOrder]) {
      expect(await act(warehouse, one)).toMatchObject({ ok: true });
    }
    const view = await declarationOf(one);
    expect(view.differenceCount).toBe(0);
    expect(view.comparison.every(({ state }) => state === "same")).toBe(true);
  });
});

describe("what release moves", () => {
  it("uses the allowance, frees the pieces and sets them aside for the parcel", async () => {
    const one = await ownGoods();
    expect(await ledgerState(database, one)).toMatchObject({
      "allowance:used": { onHand: 0, allocated: 0 },
      "physical:good:bonded": { onHand: 10, allocated: 2 },
      "promise:committed": { onHand: 2, allocated: 0 },
    });
    await shop.begin(one);
    await shop.untilCustoms(one, "released");
    expect(await ledgerState(database, one)).toMatchObject({
      "allowance:used": { onHand: 26_600, allocated: 0 },
      "allowance:free": { allocated: 0 },
      "physical:good:bonded": { onHand: 8, allocated: 0 },
      "physical:good:released": { onHand: 2, allocated: 2 },
      "promise:committed": { onHand: 2, allocated: 0 },
    });
    const warehouse = shop.context({ actor: operatorWith("warehouse") });
    await pickOrder(warehouse, one);
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:good:released": { onHand: 0, allocated: 0 },
      "physical:parcel:released": { onHand: 2, allocated: 0 },
    });
    await packOrder(warehouse, one);
    await gateOutOrder(warehouse, one);
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:parcel:released": { onHand: 0 },
      "physical:customer": { onHand: 2 },
      "promise:committed": { onHand: 0 },
      "promise:consumed": { onHand: 2 },
    });
  });
});

describe("an exchange that delivers everything twice", () => {
  it("changes nothing", async () => {
    const one = await begun("演示重复");
    await shop.untilCustoms(one, "released");
    const events = await shop.events(one);
    expect(events.filter((type) => type === "customs_released")).toHaveLength(1);
    expect(events.filter((type) => type === "customs_contradiction")).toEqual([]);
  });
});

describe("an order that customs stops", () => {
  it.each([
    ["演示审核", "manual_review"],
    ["演示查验", "inspection"],
  ] as const)("%s: goes on to release", async (wish, stage) => {
    const one = await begun(wish);
    await shop.untilCustoms(one, "released");
    expect(await shop.events(one)).toEqual(
      expect.arrayContaining([`customs_${stage}`, "customs_released"]),
    );
  });

  it("700: refunds in full, frees the allowance and locks the goods away", async () => {
    const one = await ownGoods("演示退运");
    await shop.begin(one);
    await shop.untilCustoms(one, "closed");
    expect(await shop.standing(one)).toMatchObject({
      paymentStatus: expect.stringMatching(/^refund(ing|ed)$/),
      fulfilmentStatus: "quarantined",
    });
    expect(await ledgerState(database, one)).toMatchObject({
      "allowance:used": { onHand: 0 },
      "allowance:free": { allocated: 0 },
      "physical:good:bonded": { onHand: 8, allocated: 0 },
      "physical:quarantine": { onHand: 2 },
      "promise:committed": { onHand: 0 },
      "promise:saleable": { onHand: 8, allocated: 0 },
    });
    const refunds = await database.db.select().from(refund).where(eq(refund.orderId, one.orderId));
    const { totalFen } = await shop.standing(one);
    expect(refunds).toMatchObject([{ amountFen: totalFen, reason: "customs_closed" }]);
  });
});

describe("a rejected list", () => {
  it("is corrected from the order document, sent as a change, and released", async () => {
    const one = await paid();
    await shop.stop();
    // The order document is declared with one telephone; then the order's row says another.
    const system = shop.context();
    expect(await assignWaybill(system, one.orderId)).toMatchObject({ value: "assigned" });
    expect(await submitOrderDocument(system, one.orderId)).toMatchObject({ value: "committed" });
    const { address } = await shop.standing(one);
    await database.db
      .update(order)
      .set({ address: { ...address, phone: "13900006260" } })
      .where(eq(order.id, one.orderId));
    await shop.start();
    await shop.untilCustoms(one, "rejected");

    const view = await declarationOf(one);
    expect(view.rejection).toMatchObject({ number: "622", status: "100" });
    expect(view.repair).toMatchObject({
      corrections: expect.arrayContaining([
        { document: "list", field: "buyerTelephone", from: "139****6260", to: "139****6620" },
      ]),
      repairsDone: 0,
      repairsAtMost: 3,
    });
    expect(view.comparison.find(({ field }) => field === "telephone")).toMatchObject({
      state: "different",
      cells: { order: "139****6620", list: "139****6260" },
    });
    const before = await ledgerState(database, one);
    await database.db.update(order).set({ address }).where(eq(order.id, one.orderId));
    const repaired = await repairAndResend(customsOfficer(), { ...one, attempt: 1 });
    expect(repaired).toMatchObject({ ok: true, value: { attempt: 2 } });
    expect(await ledgerState(database, one)).toEqual(before);
    await shop.untilCustoms(one, "released");
    expect((await declarationOf(one)).differenceCount).toBe(0);
    const lists = (await messagesOf(one)).filter(({ messageType }) => messageType.includes("621"));
    expect(lists.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
  });

  it("waits for the carrier's corrected document when that one was wrong", async () => {
    const one = await begun("演示运单电话不符");
    await shop.untilCustoms(one, "rejected");
    const view = await declarationOf(one);
    expect(view.repair).toMatchObject({
      corrections: [
        {
          document: "waybill",
          field: "consigneeTelephone",
          from: "139****662#",
          to: "139****6620",
        },
      ],
      askAgain: ["waybill"],
    });
    expect(view.rejection?.code).toBe("SIMV10");
    const repaired = await repairAndResend(customsOfficer(), { ...one, attempt: 1 });
    expect(repaired).toMatchObject({ ok: true, value: { attempt: 2, again: ["waybill"] } });
    await shop.untilCustoms(one, "released");
    const waybills = (await messagesOf(one)).filter(({ messageType }) =>
      messageType.includes("511"),
    );
    expect(waybills.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
  });

  it("is mended at most three times, once at a time, by the customs role only", async () => {
    const one = await begun("演示退单");
    await shop.untilCustoms(one, "rejected");
    const repair = (attempt: number, ctx = customsOfficer()) =>
      repairAndResend(ctx, { orderId: one.orderId, attempt });
    const warehouse = shop.context({ actor: operatorWith("warehouse") });
    expect(await repair(1, warehouse)).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await repair(1, shop.context())).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await repair(2)).toEqual({ ok: false, error: { code: "NOT_REJECTED" } });
    const tries = await Promise.all([repair(1), repair(1), repair(1)]);
    expect(tries.filter((one) => one.ok)).toHaveLength(1);
    await shop.untilCustoms(one, "released");
    expect(await repair(2)).toEqual({ ok: false, error: { code: "NOT_REJECTED" } });
    await database.owner`UPDATE "order" SET customs_status = 'rejected' WHERE id = ${one.orderId}`;
    await database.owner`UPDATE declaration SET attempt = 4 WHERE order_id = ${one.orderId}`;
    expect(await repair(4)).toEqual({
      ok: false,
      error: { code: "REPAIR_LIMIT_REACHED", limit: 3 },
    });
  });
});

describe("messages in the console", () => {
  it("are masked; whole only for the customs role, and then in the audit log", async () => {
    const one = await begun();
    await shop.untilCustoms(one, "released");
    const { messages } = await declarationOf(one);
    const sent = messages.filter(({ way }) => way === "sent").map(({ number }) => number);
    expect(sent.sort()).toEqual(["311", "621"]);
    const list = messages.find(({ number }) => number === "621");
    if (!list) throw new Error("the list was sent");
    const viewer = shop.context({ actor: operatorWith("viewer"), face: "console" });
    const masked = await getMessageXml(viewer, { ref: list.ref });
    expect(masked).toMatchObject({ ok: true, value: { isMasked: true } });
    const text = JSON.stringify(masked);
    expect(text).not.toContain(one.person.idNumber);
    expect(text).toContain(`${one.person.idNumber.slice(0, 6)}********`);
    expect(await getMessageXml(viewer, { ref: list.ref, unmasked: true })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    const whole = await getMessageXml(customsOfficer(), { ref: list.ref, unmasked: true });
    expect(JSON.stringify(whole)).toContain(one.person.idNumber);
    const looks = await database.owner`
      SELECT entity_id FROM audit_log WHERE action = 'message_unmasked'`;
    expect(looks).toEqual([{ entity_id: list.ref }]);
    expect(await getMessageXml(viewer, { ref: "message:msg_nothere0000000" })).toMatchObject({
      error: { code: "MESSAGE_NOT_FOUND" },
    });
    expect(await getDeclaration(shop.context({ actor: { kind: "anonymous" } }), one)).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });
});

describe("a worker that goes away", () => {
  it("leaves everything for the next one", async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => begun()));
    await shop.stop();
    await shop.start();
    await Promise.all(many.map((one) => shop.untilCustoms(one, "released")));
    for (const one of many) {
      const types = (await messagesOf(one)).map(({ messageType }) => messageType);
      expect(types).toHaveLength(4);
      expect((await shop.events(one)).filter((type) => type === "customs_released")).toHaveLength(
        1,
      );
    }
  });
});
