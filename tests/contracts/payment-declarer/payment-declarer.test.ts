import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ParsedMessage, readMessage } from "~/domain/customs/parsed-message";
import { checkPayer } from "~/domain/identity/payer";
import { fen } from "~/domain/money";
import { readXml } from "~/ports/customs/xml.server";
import type { DeclaredPayment } from "~/ports/payment-declarer/payment-declarer";
import { DEMO_PAYMENT_FIRM } from "~/ports/payment-declarer/simulator/firm";
import {
  createPaymentDeclarerSimulator,
  type PaymentDeclarerSimulator,
} from "~/ports/payment-declarer/simulator/simulator.server";
import { CUSTOMS_PARTIES } from "~db/seed/demo-firms";
import { type CustomsWorld, createCustomsWorld, PLATFORM } from "../../support/customs/world";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintPerson } from "../../support/factories";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
let customs: CustomsWorld;
let declarer: PaymentDeclarerSimulator;
beforeAll(async () => {
  database = await createTestDatabase();
  customs = await createCustomsWorld(database);
  declarer = createPaymentDeclarerSimulator({
    db: database.db,
    seal: contextOn(database).seal,
    gateway: customs.gateway,
    firm: DEMO_PAYMENT_FIRM,
  });
  customs.handle("payment_declarer_sim.send_payment_document", (payload) =>
    declarer.sendDocument((payload as { declarationId: string }).declarationId),
  );
});
afterAll(() => database.close());

const orderer = mintPerson();
const payment = (transactionRef: string): DeclaredPayment => ({
  orderNo: `FL-${transactionRef}`,
  platform: { code: PLATFORM.code, name: PLATFORM.name },
  transactionRef,
  amountFen: fen(44_374),
  paidAt: new Date("2026-11-23T02:20:05Z"),
  orderer,
});
const ask = (transactionRef: string, version: number) =>
  declarer.declarePayment({
    ...payment(transactionRef),
    version,
    subscriberAccount: PLATFORM.dxpId,
  });
async function copies(transactionRef: string): Promise<ParsedMessage[]> {
  await customs.work();
  return (await customs.bodies(PLATFORM)).flatMap((body) => {
    const tree = readXml(body);
    const message = tree.ok ? readMessage(tree.value) : undefined;
    return message?.documents[0]?.head.payTransactionId === transactionRef ? [message] : [];
  });
}

describe("the payer", () => {
  it("is named, and proves to be the orderer or not", async () => {
    const named = async (name: string) => {
      const result = await declarer.namePayer({ ...payment("T0"), orderer: { ...orderer, name } });
      if (!result.ok) throw new Error(result.error.detail);
      return checkPayer({ name, idDigest: declarer.payerDigest(orderer.idNumber) }, result.value);
    };
    expect(declarer.verifiesPayer).toBe(true);
    expect(await named("陈静怡")).toEqual({ ok: true, value: "same" });
    expect(await named("陈代付")).toMatchObject({ ok: false, error: { code: "PAYER_MISMATCH" } });
  });
});

describe("the payment document", () => {
  it("is the payment firm's own: its code, its account, its signature, payment and payer", async () => {
    expect(await ask("T1", 1)).toEqual({ ok: true, value: undefined });
    const [copy, ...more] = await copies("T1");
    expect(more).toEqual([]);
    expect(copy).toMatchObject({
      type: "CEB411Message",
      isSigned: true,
      transfer: { copCode: DEMO_PAYMENT_FIRM.code, dxpId: DEMO_PAYMENT_FIRM.dxpId },
      subscribers: [PLATFORM.dxpId],
      documents: [
        {
          head: {
            appType: "1",
            payCode: DEMO_PAYMENT_FIRM.code,
            payName: DEMO_PAYMENT_FIRM.name,
            orderNo: "FL-T1",
            ebpCode: PLATFORM.code,
            payerName: orderer.name,
            payerIdNumber: orderer.idNumber,
            amountPaid: "443.74",
            payTime: "20261123102005",
          },
        },
      ],
    });
  });

  it("goes out once for each version, a correction as a change", async () => {
    await Promise.all([ask("T2", 1), ask("T2", 1), ask("T2", 1)]);
    await copies("T2");
    await ask("T2", 2);
    const sent = await copies("T2");
    expect(sent.map(({ documents }) => documents[0]?.head.appType)).toEqual(["1", "2"]);
  });
});

describe("what the payment firm may know", () => {
  it("is no goods, address, weight or waybill, and the payer only sealed", async () => {
    const columns = await database.owner<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = 'payment_declarer_sim'`;
    const names = columns.map(({ name }) => name).join(" ");
    expect(names).not.toMatch(/goods|line|address|consignee|weight|waybill|tax/);
    const [row] = await database.owner`SELECT * FROM payment_declarer_sim.declaration LIMIT 1`;
    expect(JSON.stringify(row)).not.toContain(orderer.idNumber);
    expect(JSON.stringify(row)).not.toContain(orderer.name);
  });

  it("is the firm the shop's rows name, whose card the shop does not hold", async () => {
    const named = CUSTOMS_PARTIES.find(({ role }) => role === "payment");
    expect(named).toMatchObject(DEMO_PAYMENT_FIRM);
    const tree = { type: "CEB411Message", guid: "", children: [] };
    const { ports } = contextOn(database);
    expect(await ports.customs.write(tree, DEMO_PAYMENT_FIRM.code)).toMatchObject({ ok: false });
  });
});
