import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ParsedMessage, readMessage } from "~/domain/customs/parsed-message";
import { fen } from "~/domain/money";
import type { Carrier, Parcel } from "~/ports/carrier/carrier";
import { DEMO_CARRIER } from "~/ports/carrier/simulator/firm";
import {
  type CarrierSimulator,
  createCarrierSimulator,
} from "~/ports/carrier/simulator/simulator.server";
import { readXml } from "~/ports/customs/xml.server";
import { CUSTOMS_PARTIES } from "~db/seed/demo-firms";
import { type CustomsWorld, createCustomsWorld, PLATFORM } from "../../support/customs/world";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
let customs: CustomsWorld;
let carrier: CarrierSimulator;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  customs = await createCustomsWorld(database);
  const { seal } = contextOn(database);
  carrier = createCarrierSimulator({
    db: database.db,
    seal,
    gateway: customs.gateway,
    firm: DEMO_CARRIER,
  });
  customs.handle("carrier_sim.send_waybill_document", (payload) =>
    carrier.sendDocument((payload as { waybillNo: string }).waybillNo),
  );
});
afterAll(() => database.close());

const parcel = (orderNo: string, more: Partial<Parcel> = {}): Parcel => ({
  orderNo,
  consignee: { name: "罗演示", telephone: "13900006620", address: "重庆市涪陵区演示路 1 号" },
  goodsInfo: "脱脂奶粉等",
  grossWeightGrams: 2_750,
  freightFen: fen(1_000),
  insuranceFen: fen(0),
  ...more,
});
const assigned = async (one: Parcel) => {
  const result = await (carrier as Carrier).assignWaybill(one);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
};
/** Copies of the carrier's documents, as the subscriber gets them after customs took them. */
async function copies(waybillNo: string): Promise<ParsedMessage[]> {
  await customs.work();
  return (await customs.bodies(PLATFORM)).flatMap((body) => {
    const tree = readXml(body);
    const message = tree.ok ? readMessage(tree.value) : undefined;
    return message?.documents[0]?.head.logisticsNo === waybillNo ? [message] : [];
  });
}
const ask = (waybillNo: string, version: number, one: Parcel) =>
  carrier.declareWaybill({
    waybillNo,
    parcel: one,
    version,
    subscriberAccount: PLATFORM.dxpId,
  });

describe("waybill numbers", () => {
  it("are one for each order, however often and at once they are asked for", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => assigned(parcel("FL-1"))));
    const numbers = answers.map(({ waybillNo }) => waybillNo);
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(/^DEMO73\d{8}$/);
    expect(answers[0]?.firm).toEqual({ code: DEMO_CARRIER.code, name: DEMO_CARRIER.name });
    expect((await assigned(parcel("FL-2"))).waybillNo).not.toBe(numbers[0]);
  });
});

describe("the waybill document", () => {
  it("is the carrier's own: its code, its account, its signature, what it was told", async () => {
    const { waybillNo } = await assigned(parcel("FL-3"));
    expect(await ask(waybillNo, 1, parcel("FL-3"))).toEqual({ ok: true, value: undefined });
    const [copy, ...more] = await copies(waybillNo);
    expect(more).toEqual([]);
    expect(copy).toMatchObject({
      type: "CEB511Message",
      isSigned: true,
      transfer: { copCode: DEMO_CARRIER.code, dxpId: DEMO_CARRIER.dxpId },
      subscribers: [PLATFORM.dxpId],
      documents: [
        {
          head: {
            appType: "1",
            logisticsCode: DEMO_CARRIER.code,
            logisticsName: DEMO_CARRIER.name,
            orderNo: "FL-3",
            freight: "10",
            insuredFee: "0",
            weight: "2.75",
            packNo: "1",
            consignee: "罗演示",
            consigneeTelephone: "13900006620",
          },
        },
      ],
    });
    const statuses = (await customs.receipts(PLATFORM))
      .filter(({ number }) => number === waybillNo)
      .map(({ status }) => status);
    expect(statuses).toEqual(["2", "120"]);
  });

  it("goes out once for each version, a correction as a change", async () => {
    const { waybillNo } = await assigned(parcel("FL-4"));
    await Promise.all([ask(waybillNo, 1, parcel("FL-4")), ask(waybillNo, 1, parcel("FL-4"))]);
    await customs.work();
    await carrier.sendDocument(waybillNo);
    const consignee = { ...parcel("").consignee, name: "罗改名" };
    await ask(waybillNo, 2, parcel("FL-4", { consignee }));
    const sent = await copies(waybillNo);
    expect(sent.map(({ documents }) => documents[0]?.head.appType)).toEqual(["1", "2"]);
    expect(sent.map(({ documents }) => documents[0]?.head.consignee)).toEqual(["罗演示", "罗改名"]);
    expect(new Set(sent.map(({ guid }) => guid)).size).toBe(2);
  });

  it("can be mistaken at first when the address wishes it", async () => {
    const consignee = { ...parcel("").consignee, address: "演示运单电话不符" };
    const wished = parcel("FL-5", { consignee });
    const { waybillNo } = await assigned(wished);
    await ask(waybillNo, 1, wished);
    await ask(waybillNo, 2, wished);
    const phones = (await copies(waybillNo)).map(
      (one) => one.documents[0]?.head.consigneeTelephone,
    );
    expect(phones).toEqual(["1390000662#", "13900006620"]);
  });

  it("is refused for a number the carrier never gave, or gave for another order", async () => {
    const refused = { ok: false, error: { code: "CARRIER_REFUSED" } };
    expect(await ask("DEMO7399999999", 1, parcel("FL-9"))).toMatchObject(refused);
    const { waybillNo } = await assigned(parcel("FL-6"));
    expect(await ask(waybillNo, 1, parcel("FL-9"))).toMatchObject(refused);
  });
});

describe("what the carrier may know", () => {
  it("is no price, tax, identity or payment, and the consignee only sealed", async () => {
    const columns = await database.owner<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'carrier_sim'`;
    const names = columns.map(({ name }) => name).join(" ");
    expect(names).not.toMatch(/price|tax|total|id_number|buyer|payer|payment/);
    const [row] = await database.owner`SELECT * FROM carrier_sim.waybill LIMIT 1`;
    expect(JSON.stringify(row)).not.toContain("罗演示");
  });

  it("is the firm the shop's rows name, whose card the shop does not hold", async () => {
    const logistics = CUSTOMS_PARTIES.find(({ role }) => role === "logistics");
    expect(logistics).toMatchObject(DEMO_CARRIER);
    const { ports } = contextOn(database);
    const tree = { type: "CEB511Message", guid: "", children: [] };
    expect(await ports.customs.write(tree, DEMO_CARRIER.code)).toMatchObject({
      ok: false,
      error: { code: "EXCHANGE_REFUSED" },
    });
  });
});
