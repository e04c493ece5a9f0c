import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { newId } from "~/platform/new-id.server";
import { signBody } from "~/ports/payments/event-signature.server";
import { createSandbox } from "~/ports/payments/sandbox.server";
import type { SandboxAct, SandboxBank } from "~/ports/payments/sandbox-bank";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { describeProvider, type Wire } from "./provider-behaviour";

const SECRET = "test-secret";

/** A webhook that keeps what it is told and answers as it is bid. */
async function startWebhook() {
  const received: Wire[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    let rawBody = "";
    for await (const chunk of request) rawBody += chunk;
    received.push({ rawBody, signature: String(request.headers["sandbox-signature"]) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/hook`,
    received,
    answer: (next: number) => {
      status = next;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function actAndHear(bank: SandboxBank, received: Wire[], ref: string, act: SandboxAct) {
  const before = received.length;
  const done = await bank.act(ref, act);
  if (!done.ok) throw new Error(done.error.code);
  const wire = received[before];
  if (!wire) throw new Error("the webhook heard nothing");
  return wire;
}

describeProvider("sandbox", async () => {
  const database = await createTestDatabase();
  const { provider, bank } = createSandbox({ db: database.db, secret: SECRET });
  const webhook = await startWebhook();
  await bank.register(webhook.url);
  return {
    provider,
    pay: (ref) => actAndHear(bank, webhook.received, ref, "pay"),
    giveUp: (ref) => actAndHear(bank, webhook.received, ref, "cancel"),
    sign: (rawBody, fault) => {
      const now = Math.floor(Date.now() / 1_000);
      return signBody(
        rawBody,
        fault === "other_secret" ? "another" : SECRET,
        fault === "too_old" ? now - 301 : now,
      );
    },
    close: async () => {
      await webhook.close();
      await database.close();
    },
  };
});

describe("the sandbox's page", () => {
  let database: TestDatabase;
  let webhook: Awaited<ReturnType<typeof startWebhook>>;
  let sandbox: ReturnType<typeof createSandbox>;
  beforeAll(async () => {
    database = await createTestDatabase();
    webhook = await startWebhook();
    sandbox = createSandbox({ db: database.db, secret: SECRET });
    await sandbox.bank.register(webhook.url);
  });
  afterAll(async () => {
    await webhook.close();
    await database.close();
  });
  const open = async () => {
    const opened = await sandbox.provider.open({
      paymentId: newId("pay"),
      orderNo: "FL261123000001",
      amountFen: fen(10_000),
      description: "test",
      returnPath: "/orders/x",
      method: "alipay",
      placedAt: new Date(),
      expectedPayer: { name: "陈静怡", idNumber: "50010219000101003X" },
      locale: "en",
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    return opened.value;
  };
  const heard = async (ref: string, act: SandboxAct) =>
    JSON.parse((await actAndHear(sandbox.bank, webhook.received, ref, act)).rawBody);

  it("shows what is to be paid and for whom, never a number", async () => {
    const { providerRef, payUrl } = await open();
    expect(payUrl).toBe(`/en/sandbox/pay/${providerRef}`);
    expect(await sandbox.bank.find(providerRef)).toEqual({
      ref: providerRef,
      orderNo: "FL261123000001",
      amountFen: 10_000,
      description: "test",
      method: "alipay",
      returnPath: "/orders/x",
      status: "open",
      expectedPayerName: "陈静怡",
      movementCount: 0,
    });
    expect(await sandbox.bank.find("sbx_nobody")).toBeUndefined();
  });

  it("pays wrongly, as another, twice and late, each told as a signed event", async () => {
    const wrong = await open();
    expect(await heard(wrong.providerRef, "pay_wrong_amount")).toMatchObject({ amount_fen: 9_900 });
    const other = await open();
    expect((await heard(other.providerRef, "pay_as_other")).payer.name).toBe("另一付款人");
    const twice = await open();
    const first = await heard(twice.providerRef, "pay");
    const second = await heard(twice.providerRef, "pay_again");
    expect(second.transaction_ref).not.toBe(first.transaction_ref);
    expect((await sandbox.bank.find(twice.providerRef))?.movementCount).toBe(2);
    const late = await open();
    await sandbox.provider.expire(late.providerRef);
    expect(await heard(late.providerRef, "pay_late")).toMatchObject({ type: "payment.paid" });
  });

  it("refuses what is not possible as the payment stands", async () => {
    const { providerRef } = await open();
    for (const act of ["pay_again", "pay_late"] as const) {
      expect(await sandbox.bank.act(providerRef, act)).toEqual({
        ok: false,
        error: { code: "NOT_POSSIBLE", status: "open" },
      });
    }
    expect(await sandbox.bank.act("sbx_nobody", "pay")).toEqual({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
  });

  it("takes one payment when the button is pressed ten times at once", async () => {
    const { providerRef } = await open();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => sandbox.bank.act(providerRef, "pay")),
    );
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect((await sandbox.bank.find(providerRef))?.movementCount).toBe(1);
  });

  it("delivers again until the shop takes it, and not once more after that", async () => {
    const { providerRef } = await open();
    webhook.answer(500);
    const paid = await sandbox.bank.act(providerRef, "pay");
    webhook.answer(200);
    if (!paid.ok) throw new Error(paid.error.code);
    expect(paid.value.isDelivered).toBe(false);
    const before = webhook.received.length;
    expect(await sandbox.bank.deliver(paid.value.eventId)).toBe(true);
    expect(await sandbox.bank.deliver(paid.value.eventId)).toBe(true);
    expect(webhook.received.length).toBe(before + 1);
    const [job] = await database.owner<{ task: string }[]>`
      SELECT t.identifier AS task FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.payload->>'eventId' = ${paid.value.eventId}`;
    expect(job?.task).toBe("sandbox.deliver_event");
  });
});
