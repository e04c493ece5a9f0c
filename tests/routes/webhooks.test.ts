import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signBody } from "~/ports/payments/event-signature.server";
import * as webhook from "~/routes/api.webhooks.$provider";
import { placedOrder } from "../support/checkout";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods, mintRules } from "../support/factories";
import { actAtSandbox, sentAgain } from "../support/payments";
import { type Answer, openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { contextOn, newVisitor } from "../support/service-context";

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

function post(
  body: string,
  { provider = "sandbox", headers = {} as Record<string, string> } = {},
): Promise<Answer> {
  const request = new Request(`http://shop.test/api/webhooks/${provider}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
  return new Visit(web.app).call(webhook.action, request, { provider });
}

const signed = (body: string, secret = web.app.env.SANDBOX_SECRET) => ({
  headers: { "sandbox-signature": signBody(body, secret, Math.floor(Date.now() / 1_000)) },
});

async function paidEvent() {
  const ctx = contextOn(database, { actor: newVisitor() });
  const { orderId } = await placedOrder(ctx, [[powder, 1]]);
  return { orderId, event: await actAtSandbox(ctx, database, orderId, "pay") };
}

const statusOf = async (orderId: string) => {
  const [row] = await database.owner`SELECT payment_status FROM "order" WHERE id = ${orderId}`;
  return row?.payment_status;
};

describe("a payment event", () => {
  it("that is signed is recorded, once, and answered 200 each time", async () => {
    const { orderId, event } = await paidEvent();
    const body = JSON.stringify(event);
    expect(await post(body, signed(body))).toMatchObject({
      status: 200,
      data: { outcome: "confirmed" },
    });
    expect(await statusOf(orderId)).toBe("paid");
    expect(await post(body, signed(body))).toMatchObject({ status: 200 });
    const repeat = JSON.stringify(sentAgain(event));
    expect(await post(repeat, signed(repeat))).toMatchObject({
      status: 200,
      data: { outcome: "noted" },
    });
    const [refunds] = await database.owner`
      SELECT count(*)::int AS n FROM refund WHERE order_id = ${orderId}`;
    expect(refunds?.n).toBe(0);
  });

  it("unsigned, forged, altered or about nothing we read is refused and changes nothing", async () => {
    const { orderId, event } = await paidEvent();
    const body = JSON.stringify(event);
    const altered = body.replace('"amount_fen":', '"amount_fen":1');
    expect((await post(body)).status).toBe(400);
    expect((await post(body, signed(body, "somebody else's secret"))).status).toBe(400);
    expect((await post(altered, signed(body))).status).toBe(400);
    expect((await post("not json", signed("not json"))).status).toBe(400);
    expect((await post("{}", signed("{}"))).status).toBe(400);
    expect(await statusOf(orderId)).toBe("awaiting");
  });

  it("keeps the raw body under cipher, findable by its digest", async () => {
    const { event } = await paidEvent();
    const body = JSON.stringify(event);
    await post(body, signed(body));
    const [kept] = await database.owner<{ body_digest: string; body_cipher: Buffer }[]>`
      SELECT body_digest, body_cipher FROM payment_event WHERE event_id = ${event.id}`;
    expect(kept?.body_digest).toBe(createHash("sha256").update(body).digest("hex"));
    expect(kept?.body_cipher.toString("latin1")).not.toContain(event.id);
  });

  it("is taken from the live provider only, at its own address", async () => {
    const { event } = await paidEvent();
    const body = JSON.stringify(event);
    expect((await post(body, { provider: "stripe", ...signed(body) })).status).toBe(404);
    expect((await post(body, { provider: "bank", ...signed(body) })).status).toBe(404);
    expect(webhook.loader().status).toBe(405);
  });

  it("of more than a megabyte is not read", async () => {
    const body = "x".repeat(1_000_001);
    expect((await post(body, signed(body))).status).toBe(413);
    const claimed = { ...signed("{}").headers, "Content-Length": "2000000" };
    expect((await post("{}", { headers: claimed })).status).toBe(413);
  });

  it("of no stated length is read no further than that", async () => {
    let givenCount = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        givenCount += 1;
        if (givenCount > 100) controller.error(new Error("read on and on"));
        else controller.enqueue(new Uint8Array(100_000).fill(120));
      },
    });
    const request = new Request("http://shop.test/api/webhooks/sandbox", {
      method: "POST",
      body: endless,
      duplex: "half",
    } as RequestInit);
    const { status } = await new Visit(web.app).call(webhook.action, request, {
      provider: "sandbox",
    });
    expect(status).toBe(413);
    expect(givenCount).toBeLessThan(20);
  });
});
