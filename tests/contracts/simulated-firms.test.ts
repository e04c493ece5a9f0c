import { randomBytes } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { newId } from "~/platform/new-id.server";
import { DEMO_CARRIER } from "~/ports/carrier/simulator/firm";
import { createCarrierSimulator } from "~/ports/carrier/simulator/simulator.server";
import { DEMO_PAYMENT_FIRM } from "~/ports/payment-declarer/simulator/firm";
import { createPaymentDeclarerSimulator } from "~/ports/payment-declarer/simulator/simulator.server";
import { createSandbox } from "~/ports/payments/sandbox.server";
import type { Database } from "~db/client.server";
import * as schema from "~db/schema";
import { waybillDocument } from "../support/customs/sample-documents";
import { createCustomsWorld, freshOrder, PLATFORM } from "../support/customs/world";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { mintPerson } from "../support/factories";
import { contextOn } from "../support/service-context";

let database: TestDatabase;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await database.close();
});

/** A pool of a role that may touch these schemas and nothing else, but put jobs into the queue. */
async function firm(...schemas: string[]): Promise<{ db: Database; role: string }> {
  const { owner } = database;
  const role = `test_firm_${randomBytes(5).toString("hex")}`;
  const within = schemas.join(", ");
  await owner.unsafe(`
    CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO CURRENT_USER;
    GRANT USAGE ON SCHEMA ${within} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${within} TO ${role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${within} TO ${role};
    GRANT EXECUTE ON FUNCTION enqueue_jobs(jsonb) TO ${role}`);
  const pool = postgres(database.url, { max: 4, onnotice: () => {}, connection: { role } });
  closing.push(() => owner.unsafe(`DROP OWNED BY ${role}; DROP ROLE ${role}`));
  closing.push(() => pool.end());
  return { db: drizzle(pool, { schema }), role };
}

/** Tables a role can read outside the schemas it was given: none, or the test proves nothing. */
async function readableElsewhere(role: string, ...schemas: string[]): Promise<string[]> {
  const rows = await database.owner<{ name: string }[]>`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm') AND n.nspname <> ALL (${schemas})
      AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      AND has_schema_privilege(${role}, n.oid, 'USAGE') AND has_table_privilege(${role}, c.oid, 'SELECT, INSERT, UPDATE, DELETE')`;
  return rows.map(({ name }) => name);
}

const asks = (db: Database, statement: string) =>
  db.execute(statement).then(
    () => "answered",
    (error: Error) => String(error.cause ?? error),
  );

describe("each simulated firm does all its work without a right to anybody else's tables", () => {
  it("customs and its exchange: from four messages to release", async () => {
    const schemas = ["customs_sim", "certificate_sim"];
    const { db, role } = await firm(...schemas);
    expect(await readableElsewhere(role, ...schemas)).toEqual([]);
    expect(await asks(db, `SELECT * FROM "order"`)).toContain("permission denied");
    const customs = await createCustomsWorld({ ...database, db });
    const one = freshOrder();
    await customs.submit(one, "order", "payment", "waybill", "list");
    await customs.work();
    const answers = await customs.statuses("list", one);
    expect(answers.map(({ status }) => status)).toEqual(["2", "3", "120", "800"]);
  });

  it("carrier and payment firm: from number and payment to their own documents", async () => {
    const [carrying, paying] = [await firm("carrier_sim"), await firm("payment_declarer_sim")];
    expect(await readableElsewhere(carrying.role, "carrier_sim")).toEqual([]);
    expect(await readableElsewhere(paying.role, "payment_declarer_sim")).toEqual([]);
    expect(await asks(carrying.db, "SELECT * FROM payment_declarer_sim.declaration")).toContain(
      "permission denied",
    );
    expect(await asks(paying.db, "SELECT * FROM payment")).toContain("permission denied");
    const customs = await createCustomsWorld(database);
    const { seal } = contextOn(database);
    const { gateway } = customs;
    const carrier = createCarrierSimulator({ db: carrying.db, seal, gateway, firm: DEMO_CARRIER });
    const declarer = createPaymentDeclarerSimulator({
      db: paying.db,
      seal,
      gateway,
      firm: DEMO_PAYMENT_FIRM,
    });
    customs.handle("carrier_sim.send_waybill_document", (payload) =>
      carrier.sendDocument((payload as { waybillNo: string }).waybillNo),
    );
    customs.handle("payment_declarer_sim.send_payment_document", (payload) =>
      declarer.sendDocument((payload as { declarationId: string }).declarationId),
    );
    const orderNo = "FL-FIRMS-1";
    const parcel = { ...waybillDocument, orderNo };
    const assigned = await carrier.assignWaybill(parcel);
    if (!assigned.ok) throw new Error(assigned.error.detail);
    const { waybillNo } = assigned.value;
    const asked = { version: 1, subscriberAccount: PLATFORM.dxpId };
    expect(await carrier.declareWaybill({ waybillNo, parcel, ...asked })).toMatchObject({
      ok: true,
    });
    const orderer = mintPerson();
    const payment = { orderNo, transactionRef: "SBX-FIRMS-1", orderer };
    expect(await declarer.namePayer(payment)).toMatchObject({ ok: true });
    const declared = await declarer.declarePayment({
      ...payment,
      platform: PLATFORM,
      amountFen: fen(44_374),
      paidAt: new Date(),
      ...asked,
    });
    expect(declared).toMatchObject({ ok: true });
    await customs.work();
    const taken = (await customs.receipts(PLATFORM))
      .filter(({ number }) => number === waybillNo || number === payment.transactionRef)
      .map(({ type, status }) => [type, status]);
    expect(taken.sort()).toEqual([
      ["CEB412Message", "120"],
      ["CEB412Message", "2"],
      ["CEB512Message", "120"],
      ["CEB512Message", "2"],
    ]);
  });

  it("the sandbox: opens, is paid and pays back, and could not mark an order paid if it wished to", async () => {
    const { db, role } = await firm("payment_sandbox");
    expect(await readableElsewhere(role, "payment_sandbox")).toEqual([]);
    for (const table of [`"order"`, "payment", "payment_event", "ledger_hold"]) {
      expect(await asks(db, `DELETE FROM ${table}`), table).toContain("permission denied");
    }
    const { provider, bank } = createSandbox({ db, secret: "test-secret" });
    const opened = await provider.open({
      paymentId: newId("pay"),
      orderNo: "FL-FIRMS-2",
      amountFen: fen(10_000),
      description: "test",
      returnPath: "/orders/x",
      method: "alipay",
      placedAt: new Date(),
      locale: "zh-CN",
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    const { providerRef } = opened.value;
    expect(await bank.act(providerRef, "pay")).toMatchObject({ ok: true });
    const word = await provider.retrieve(providerRef);
    if (!word.ok || word.value?.kind !== "paid") throw new Error("it was paid");
    const { transactionRef, amountFen } = word.value;
    expect(
      await provider.refund({
        refundKey: "k",
        round: 1,
        providerRef,
        transactionRef,
        amountFen,
      }),
    ).toMatchObject({ ok: true, value: { state: "done" } });
    expect(await provider.expire(providerRef)).toEqual({ ok: true, value: "paid" });
  });
});
