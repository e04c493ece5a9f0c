import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMessage } from "~/domain/customs/parsed-message";
import type { ServiceContext } from "~/platform/context.server";
import { receiptTo } from "~/ports/customs/simulator/receipt-message";
import { writeXml } from "~/ports/customs/xml.server";
import { collectReceipts } from "~/services/customs/collect-receipts.server";
import { getDeclaration } from "~/services/customs/get-declaration.server";
import { handleReceiptProblem } from "~/services/customs/handle-receipt-problem.server";
import { recordReceipt } from "~/services/customs/record-receipt.server";
import { repairAndResend } from "~/services/customs/repair-and-resend.server";
import { requestSupportingDocuments } from "~/services/customs/request-supporting-documents.server";
import { sendMessage } from "~/services/customs/send-message.server";
import { submitInventoryList } from "~/services/customs/submit-inventory-list.server";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { listNeedsHand } from "~/services/reporting/list-needs-hand.server";
import { customsMessage, customsReceipt, order, orderEvent } from "~db/schema";
import { ledgerState } from "../../support/customs/ledger-state";
import { mintCustomsRules, mintPaidOrder, type PaidOrder } from "../../support/customs/paid-order";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods } from "../../support/factories";
import { rewriteRules } from "../../support/rules";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let system: ServiceContext;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintCustomsRules(database);
  system = contextOn(database, { face: "worker" });
});
afterAll(() => database.close());

async function paid(): Promise<PaidOrder> {
  return mintPaidOrder(system, database, await mintGoods(database, { lots: [10] }));
}
/** An order whose list is committed; nothing has been sent, for no worker runs here. */
async function declared(): Promise<PaidOrder> {
  const one = await paid();
  expect(await assignWaybill(system, one.orderId)).toEqual({ ok: true, value: "assigned" });
  expect(await submitOrderDocument(system, one.orderId)).toEqual({ ok: true, value: "committed" });
  expect(await submitInventoryList(system, one.orderId)).toEqual({ ok: true, value: "committed" });
  return one;
}
const customsStatus = async ({ orderId }: PaidOrder) => {
  const [row] = await database.db
    .select({ status: order.customsStatus })
    .from(order)
    .where(eq(order.id, orderId));
  return row?.status;
};
async function headOf(one: PaidOrder) {
  const rows = await database.db
    .select()
    .from(customsMessage)
    .where(eq(customsMessage.orderId, one.orderId));
  const list = rows.filter(({ messageType }) => messageType === "CEB621Message").at(-1);
  const tree = list && system.ports.customs.read(system.seal.openBytes(list.bodyCipher));
  const head = tree?.ok ? readMessage(tree.value)?.documents[0]?.head : undefined;
  if (!head || !list) throw new Error("a list was kept");
  return { head, createdAt: list.createdAt };
}

const bytes = (xml: string) => new TextEncoder().encode(xml);
let nextGuid = 1;
/** A receipt to the order's list, `seconds` after it was made. */
async function receipt(one: PaidOrder, status: string, seconds: number, info = "[Code:1;Desc:x]") {
  const { head, createdAt } = await headOf(one);
  const at = new Date(createdAt.getTime() + seconds * 1_000);
  const guid = `receipt-${nextGuid++}`.padEnd(36, "x");
  const tree = receiptTo("list", head, { status, info, at }, guid, {
    preNo: "P00000000000000001",
    listNo: Number(status) >= 120 ? "80002026I000000001" : null,
  });
  return bytes(writeXml(tree, ""));
}
const record = (body: Uint8Array) => recordReceipt(system, body);
const problems = async () =>
  (await database.db.select().from(customsReceipt)).flatMap(({ problem }) => problem ?? []);

describe("receipts of a list", () => {
  it("change nothing the second time, and every answer counts under its own guid only once", async () => {
    const one = await declared();
    const accepted = await receipt(one, "120", 3);
    expect(await record(accepted)).toEqual({
      ok: true,
      value: { newCount: 1, repeatedCount: 0, problems: [] },
    });
    const again = await receipt(one, "120", 3);
    expect(again).not.toEqual(accepted);
    for (const body of [accepted, again]) {
      expect(await record(body)).toMatchObject({ value: { newCount: 0, repeatedCount: 1 } });
    }
    expect(await customsStatus(one)).toBe("accepted");
    const events = await database.db
      .select()
      .from(orderEvent)
      .where(eq(orderEvent.orderId, one.orderId));
    expect(events.filter(({ type }) => type === "customs_accepted")).toHaveLength(1);
  });

  it("end alike in every order of arrival, all at once too; release posts once", async () => {
    const flows = [
      ["2", "3", "120", "800"],
      ["2", "120", "300", "500", "800"],
    ];
    for (const flow of flows) {
      const shuffles = fc.sample(
        fc.shuffledSubarray([...flow, ...flow], { minLength: flow.length * 2 }),
        { numRuns: 4, seed: 20261123 },
      );
      for (const arrived of shuffles) {
        const one = await declared();
        const bodies = new Map<string, Uint8Array>();
        for (const [at, status] of flow.entries()) {
          bodies.set(status, await receipt(one, status, at + 1));
        }
        for (const status of arrived) await record(bodies.get(status) ?? new Uint8Array());
        expect(await customsStatus(one), arrived.join(" ")).toBe("released");
        expect(await ledgerState(database, one)).toMatchObject({
          "allowance:used": { onHand: 26_600, allocated: 0 },
          "physical:good:released": { onHand: 2, allocated: 2 },
        });
      }
    }
    const one = await declared();
    const bodies = await Promise.all(
      ["2", "3", "120", "800", "800", "120"].map((status, at) => receipt(one, status, at % 4)),
    );
    await Promise.all(bodies.map(record));
    expect(await customsStatus(one)).toBe("released");
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:good:bonded": { onHand: 8, allocated: 0 },
      "physical:good:released": { onHand: 2, allocated: 2 },
    });
  });

  it("about an earlier version do not stop the mended one", async () => {
    const one = await declared();
    const late = await receipt(one, "100", 2, "[Code:130126;Desc:电话]");
    await record(await receipt(one, "100", 1, "[Code:130126;Desc:电话]"));
    expect(await customsStatus(one)).toBe("rejected");
    const officer = contextOn(database, { actor: operatorWith("customs") });
    await database.owner`UPDATE customs_message SET created_at = created_at - interval '1 hour'
      WHERE order_id = ${one.orderId}`;
    expect(await repairAndResend(officer, { ...one, attempt: 1 })).toMatchObject({ ok: true });
    await database.owner`UPDATE customs_message SET created_at = now() + interval '1 hour'
      WHERE order_id = ${one.orderId} AND attempt = 2`;
    await record(late);
    expect(await customsStatus(one)).toBe("declared");
    await record(await receipt(one, "100", 1, "[Code:1313;Desc:年度]"));
    expect(await customsStatus(one)).toBe("rejected");
  });

  it("that contradict a ruling are kept for a person and move nothing", async () => {
    const one = await declared();
    await record(await receipt(one, "800", 5));
    expect(await record(await receipt(one, "700", 6))).toMatchObject({
      value: { problems: ["contradiction"] },
    });
    expect(await customsStatus(one)).toBe("released");
    expect(await ledgerState(database, one)).toMatchObject({
      "physical:good:released": { onHand: 2, allocated: 2 },
    });
  });

  it("with a status nobody explained are kept for a person", async () => {
    const one = await declared();
    expect(await record(await receipt(one, "600", 5))).toMatchObject({
      value: { problems: ["unknown_status"] },
    });
    expect(await customsStatus(one)).toBe("declared");
  });

  it("hide identity numbers in customs' words", async () => {
    const one = await declared();
    await record(await receipt(one, "100", 5, `购买人${one.person.idNumber}超过限额`));
    const [row] = await database.db
      .select()
      .from(customsReceipt)
      .where(eq(customsReceipt.orderId, one.orderId));
    expect(row?.returnInfo).not.toContain(one.person.idNumber);
    expect(system.seal.openText(row?.bodyCipher ?? new Uint8Array())).toContain(
      one.person.idNumber,
    );
  });
});

describe("deliveries that are no use", () => {
  it.each([
    ["broken XML", "<CEB622Message>", "malformed"],
    ["no XML", "你好", "malformed"],
    ["another namespace", `<CEB622Message xmlns="urn:x"/>`, "malformed"],
    [
      "a receipt without a time",
      `<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb"><InventoryReturn><copNo>1</copNo><returnStatus>2</returnStatus></InventoryReturn></CEB622Message>`,
      "malformed",
    ],
    [
      "a list nobody here sent",
      `<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb"><InventoryReturn><copNo>NOT-OURS</copNo><returnStatus>800</returnStatus><returnTime>20261123100000000</returnTime></InventoryReturn></CEB622Message>`,
      "unknown_document",
    ],
    [
      "a copy of an order nobody here has",
      `<CEB511Message xmlns="http://www.chinaport.gov.cn/ceb" guid="g"><Logistics><LogisticsHead><orderNo>NOT-OURS</orderNo></LogisticsHead></Logistics></CEB511Message>`,
      "unknown_document",
    ],
  ])("%s is kept once, for a person", async (_what, xml, problem) => {
    const before = (await problems()).length;
    expect(await record(bytes(xml))).toMatchObject({ ok: true, value: { problems: [problem] } });
    expect(await record(bytes(xml))).toMatchObject({ ok: true, value: { problems: [] } });
    expect((await problems()).length).toBe(before + 1);
  });

  it("a receipt to another carrier's waybill of the same number is none of ours", async () => {
    const one = await declared();
    const [{ waybillNo, carrierCode } = { waybillNo: "", carrierCode: "" }] = await database.db
      .select()
      .from(order)
      .where(eq(order.id, one.orderId));
    const answered = (logisticsCode: string) => {
      const head = { logisticsCode, logisticsNo: waybillNo ?? "" };
      const said = { status: "120", info: "x", at: new Date() };
      const guid = `receipt-${nextGuid++}`.padEnd(36, "x");
      return record(bytes(writeXml(receiptTo("waybill", head, said, guid), "")));
    };
    expect(await answered("5002OTHER4")).toMatchObject({
      value: { problems: ["unknown_document"] },
    });
    expect(await answered(carrierCode ?? "")).toMatchObject({ value: { problems: [] } });
  });

  it("leave the list when somebody says what was done, once, by the customs role", async () => {
    const [row] = await database.db
      .select()
      .from(customsReceipt)
      .where(eq(customsReceipt.problem, "malformed"))
      .limit(1);
    const input = { receiptKey: row?.receiptKey ?? "", note: "转海关核实" };
    const handle = (ctx: ServiceContext) => handleReceiptProblem(ctx, input);
    const warehouse = contextOn(database, { actor: operatorWith("warehouse") });
    const officer = contextOn(database, { actor: operatorWith("customs") });
    expect(await handle(warehouse)).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    const tries = await Promise.all([handle(officer), handle(officer)]);
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await handle(officer)).toMatchObject({ error: { code: "NOTHING_TO_HANDLE" } });
  });

  it("a message that the exchange refused whole stops a list, and is a problem otherwise", async () => {
    const one = await declared();
    const rows = await database.db
      .select()
      .from(customsMessage)
      .where(eq(customsMessage.orderId, one.orderId));
    const refusal = (type: string) => {
      const guid = rows.find(({ messageType }) => messageType === type)?.guid;
      return bytes(
        `<CEB900Message xmlns="http://www.chinaport.gov.cn/ceb"><MessageReturn><returnStatus>-1</returnStatus><returnInfo>格式错误</returnInfo><returnTime>20991231235959000</returnTime><oriCopMsgId>${guid}</oriCopMsgId></MessageReturn></CEB900Message>`,
      );
    };
    expect(await record(refusal("CEB311Message"))).toMatchObject({
      value: { problems: ["refused_message"] },
    });
    expect(await customsStatus(one)).toBe("declared");
    await record(refusal("CEB621Message"));
    expect(await customsStatus(one)).toBe("rejected");
  });
});

describe("a document that customs rejects before the list", () => {
  it("is shown as stopped and declared again, in a higher version", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    await submitOrderDocument(system, one.orderId);
    const rejected = receiptTo(
      "order",
      { ebpCode: "5002DEMO01", ebcCode: "5002DEMO02", orderNo: one.orderNo },
      { status: "100", info: "[Code:SIMV01;Desc:x]", at: new Date() },
      "g".repeat(36),
    );
    await record(bytes(writeXml(rejected, "")));
    const officer = contextOn(database, { actor: operatorWith("customs") });
    expect(await getDeclaration(officer, one)).toMatchObject({
      value: {
        rejection: { number: "312", status: "100" },
        documents: { order: { standing: "rejected" } },
      },
    });
    expect(await repairAndResend(officer, { ...one, attempt: 0 })).toEqual({
      ok: true,
      value: { attempt: 0, corrections: [], again: ["order"] },
    });
    const documents = await database.db
      .select()
      .from(customsMessage)
      .where(eq(customsMessage.orderId, one.orderId));
    expect(documents.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
    const tree = system.ports.customs.read(
      system.seal.openBytes(
        documents.find(({ attempt }) => attempt === 2)?.bodyCipher ?? new Uint8Array(),
      ),
    );
    expect(tree.ok && readMessage(tree.value)?.documents[0]?.head.appType).toBe("2");
  });
});

describe("a list and a document that customs rejected", () => {
  const answer = async (one: PaidOrder, status: string, after = 0) => {
    const head = { ebpCode: "5002DEMO01", ebcCode: "5002DEMO02", orderNo: one.orderNo };
    const at = new Date(Date.now() + after);
    const said = { status, info: "[Code:SIMV01;Desc:x]", at };
    const guid = `receipt-${nextGuid++}`.padEnd(36, "x");
    await record(bytes(writeXml(receiptTo("order", head, said, guid), "")));
  };
  const officer = () => contextOn(database, { actor: operatorWith("customs") });
  const listJob = ({ orderId }: PaidOrder) => database.owner<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker._private_jobs WHERE key = ${`list:${orderId}`}`;

  it("the list does not go on top of it, so the order can be mended or cancelled", async () => {
    const [mended, cancelled] = [await paid(), await paid()];
    for (const one of [mended, cancelled]) {
      await assignWaybill(system, one.orderId);
      await submitOrderDocument(system, one.orderId);
      await answer(one, "100");
      expect(await submitInventoryList(system, one.orderId)).toEqual({
        ok: true,
        value: "not_due",
      });
      expect(await customsStatus(one)).toBe("not_declared");
    }
    const finance = contextOn(database, { actor: operatorWith("finance") });
    expect(await cancelOrder(finance, cancelled)).toMatchObject({ ok: true });
    expect(await repairAndResend(officer(), { ...mended, attempt: 0 })).toMatchObject({
      value: { again: ["order"] },
    });
    // Its receipt brings the list forward; the clock does when that stays away.
    expect(await listJob(mended)).toHaveLength(1);
    expect(await submitInventoryList(system, mended.orderId)).toEqual({
      ok: true,
      value: "committed",
    });
    expect(await customsStatus(mended)).toBe("declared");
  });

  it("is mended also when its rejection came after the list had gone, which waits for it there", async () => {
    const one = await declared();
    await answer(one, "100");
    expect(await customsStatus(one)).toBe("declared");
    expect(await getDeclaration(officer(), one)).toMatchObject({
      value: { attempt: 1, rejection: { number: "312", status: "100" } },
    });
    const waiting = await listNeedsHand(officer());
    expect(waiting).toMatchObject({ ok: true });
    expect(waiting.ok && waiting.value.items.map((item) => item.order?.orderId)).toContain(
      one.orderId,
    );
    expect(await repairAndResend(officer(), { ...one, attempt: 1 })).toEqual({
      ok: true,
      value: { attempt: 1, corrections: [], again: ["order"] },
    });
    expect(await customsStatus(one)).toBe("declared");
    expect(await repairAndResend(officer(), { ...one, attempt: 1 })).toMatchObject({
      error: { code: "NOT_REJECTED" },
    });
    await answer(one, "120", 1_000);
    await record(await receipt(one, "800", 5));
    expect(await customsStatus(one)).toBe("released");
  });
});

describe("committing the list", () => {
  it("and a cancellation exclude each other exactly", async () => {
    const many = await Promise.all(Array.from({ length: 12 }, paid));
    for (const one of many) {
      await assignWaybill(system, one.orderId);
      await submitOrderDocument(system, one.orderId);
    }
    // The shopper's cancellation moves the same status from the same value (ordering/cancel-order).
    const cancel = ({ orderId }: PaidOrder) => database.sql`
      UPDATE "order" SET customs_status = 'withdrawn', payment_status = 'refunding', fulfilment_status = 'cancelled'
       WHERE id = ${orderId} AND customs_status = 'not_declared' RETURNING id`;
    const outcomes = await Promise.all(
      many.map(async (one, index) => {
        const acts = [() => submitInventoryList(system, one.orderId), () => cancel(one)];
        if (index % 2 === 1) acts.reverse();
        await Promise.all(acts.map((act) => act()));
        const lists = await database.db
          .select({ id: customsMessage.id })
          .from(customsMessage)
          .where(
            sql`${customsMessage.orderId} = ${one.orderId} AND ${customsMessage.messageType} = 'CEB621Message'`,
          );
        return { status: await customsStatus(one), lists: lists.length };
      }),
    );
    for (const { status, lists } of outcomes) {
      expect(["declared", "withdrawn"]).toContain(status);
      expect(lists).toBe(status === "declared" ? 1 : 0);
    }
  });

  it("happens once, however many try, and has nothing to do for an order that ended", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => submitInventoryList(system, one.orderId)),
    );
    expect(tries.filter((one) => one.ok && one.value === "committed")).toHaveLength(1);
    const ended = await paid();
    await assignWaybill(system, ended.orderId);
    await database.owner`UPDATE "order" SET payment_status = 'refunding' WHERE id = ${ended.orderId}`;
    expect(await submitInventoryList(system, ended.orderId)).toEqual({
      ok: true,
      value: "not_due",
    });
    expect(await submitOrderDocument(system, ended.orderId)).toEqual({
      ok: true,
      value: "not_due",
    });
  });

  it("refuses to send what customs would refuse for its form, naming the field", async () => {
    const one = await paid();
    await assignWaybill(system, one.orderId);
    await database.owner`UPDATE order_line SET hs_code = NULL WHERE order_id = ${one.orderId}`;
    expect(await submitInventoryList(system, one.orderId)).toEqual({
      ok: false,
      error: { code: "DOCUMENT_INCOMPLETE", field: "gcode", line: 1 },
    });
    await database.owner`UPDATE order_line SET hs_code = '0402210000', unit1 = '061' WHERE order_id = ${one.orderId}`;
    expect(await submitInventoryList(system, one.orderId)).toMatchObject({
      error: { field: "qty1", line: 1 },
    });
    await database.owner`UPDATE order_line SET unit1 = '035' WHERE order_id = ${one.orderId}`;
    const office = (state: string) =>
      rewriteRules(
        database,
        "setting",
        (sql) => sql`UPDATE setting SET state = ${state} WHERE key = 'customs.declaring_office'`,
      );
    await office("unknown");
    expect(await submitInventoryList(contextOn(database), one.orderId)).toMatchObject({
      ok: false,
      error: { code: "RATE_UNKNOWN", subject: "setting" },
    });
    await office("unverified");
    expect(await submitInventoryList(contextOn(database), one.orderId)).toMatchObject({ ok: true });
    expect(await customsStatus(one)).toBe("declared");
  });
});

describe("the system's own verbs", () => {
  it("are nobody else's", async () => {
    const one = await paid();
    for (const actor of [newVisitor(), operatorWith("admin")]) {
      const ctx = contextOn(database, { actor });
      const refused = { ok: false, error: { code: "FORBIDDEN" } };
      expect(await assignWaybill(ctx, one.orderId)).toEqual(refused);
      expect(await submitOrderDocument(ctx, one.orderId)).toEqual(refused);
      expect(await submitInventoryList(ctx, one.orderId)).toEqual(refused);
      expect(await recordReceipt(ctx, bytes("<a/>"))).toEqual(refused);
      expect(await collectReceipts(ctx)).toEqual(refused);
    }
  });

  it("change nothing while the other side is away, and say what is missing", async () => {
    const one = await paid();
    const away = { ok: false, error: { code: "CARRIER_UNAVAILABLE", detail: "away" } } as const;
    const { carrier } = system.ports;
    const withoutCarrier = contextOn(database, {
      ports: { carrier: { ...carrier, assignWaybill: async () => away } },
    });
    expect(await assignWaybill(withoutCarrier, one.orderId)).toEqual(away);
    expect(await assignWaybill(system, one.orderId)).toMatchObject({ value: "assigned" });

    const withoutDeclarer = contextOn(database, { env: { PAYMENT_DECLARER: "none" } });
    const noDeclarer = { ok: false, error: { code: "NO_PAYMENT_DECLARER" } };
    expect(await submitOrderDocument(withoutDeclarer, one.orderId)).toEqual(noDeclarer);
    expect(await requestSupportingDocuments(withoutDeclarer, one.orderId)).toEqual(noDeclarer);
    await database.owner`UPDATE customs_party SET dxp_id = NULL WHERE role = 'platform'`;
    expect(await submitOrderDocument(system, one.orderId)).toEqual({
      ok: false,
      error: { code: "PARTY_UNKNOWN", role: "platform" },
    });
    await database.owner`UPDATE customs_party SET dxp_id = 'DXPENTDEMO000001' WHERE role = 'platform'`;
    await submitOrderDocument(system, one.orderId);
    const [message] = await database.db
      .select()
      .from(customsMessage)
      .where(eq(customsMessage.orderId, one.orderId));
    if (!message) throw new Error("the order document was kept");
    const down = { ok: false, error: { code: "EXCHANGE_UNAVAILABLE", detail: "down" } } as const;
    const withoutExchange = contextOn(database, {
      ports: { customs: { ...system.ports.customs, send: async () => down } },
    });
    expect(await sendMessage(withoutExchange, message.id)).toEqual(down);
    const sentAt = async () =>
      (await database.db.select().from(customsMessage).where(eq(customsMessage.id, message.id)))[0]
        ?.sentAt;
    expect(await sentAt()).toBeNull();
    expect(await sendMessage(system, message.id)).toMatchObject({ ok: true });
    expect(await sentAt()).not.toBeNull();
  });

  it("assign one waybill, to one order, once", async () => {
    const one = await paid();
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => assignWaybill(system, one.orderId)),
    );
    expect(tries.filter((one) => one.ok && one.value === "assigned")).toHaveLength(1);
    expect(await assignWaybill(system, one.orderId)).toEqual({ ok: true, value: "not_due" });
  });
});
