import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { newId } from "~/platform/new-id.server";
import type { PaymentProvider } from "~/ports/payments/payments";
import { createStripe } from "~/ports/payments/stripe.server";
import { describeProvider } from "./provider-behaviour";
import { startStripeFake } from "./stripe-fake";

const KEY = "sk_test_contract";
const WEBHOOK = "whsec_contract";
const library = new Stripe(KEY);

/** An event as Stripe would post it, signed by the library's own test helper. */
function wireOf(type: string, object: unknown) {
  const rawBody = JSON.stringify({
    id: `evt_${newId("rfd").slice(4)}`,
    object: "event",
    type,
    created: Math.floor(Date.now() / 1_000),
    data: { object },
  });
  return { rawBody, signature: sign(rawBody) };
}

function sign(payload: string, fault?: "other_secret" | "too_old"): string {
  const now = Math.floor(Date.now() / 1_000);
  return library.webhooks.generateTestHeaderString({
    payload,
    secret: fault === "other_secret" ? "whsec_another" : WEBHOOK,
    ...(fault === "too_old" ? { timestamp: now - 301 } : {}),
  });
}

const adapterOn = (apiBase: string) =>
  createStripe({ secretKey: KEY, webhookSecret: WEBHOOK, origin: "https://shop.test", apiBase });

describeProvider("stripe", async () => {
  const fake = await startStripeFake(KEY);
  return {
    provider: adapterOn(fake.base),
    pay: async (ref) => wireOf("checkout.session.completed", fake.pay(ref)),
    giveUp: async (ref) => wireOf("checkout.session.expired", fake.expire(ref)),
    sign,
    close: fake.close,
  };
});

const request = () => ({
  paymentId: newId("pay"),
  orderNo: "FL261123001742",
  amountFen: fen(52_181),
  description: "FL261123001742",
  returnPath: "/orders/ord_x",
  method: "wechat_pay" as const,
  placedAt: new Date(),
  locale: "zh-CN" as const,
});

describe("what only Stripe does", () => {
  let fake: Awaited<ReturnType<typeof startStripeFake>>;
  let provider: PaymentProvider;
  beforeAll(async () => {
    fake = await startStripeFake(KEY);
    provider = adapterOn(fake.base);
  });
  afterAll(() => fake.close());
  const open = async () => {
    const opened = await provider.open(request());
    if (!opened.ok) throw new Error(opened.error.detail);
    return opened.value.providerRef;
  };
  const read = async (type: string, object: unknown) => {
    const wire = wireOf(type, object);
    const event = await provider.readEvent(wire.rawBody, wire.signature);
    if (!event.ok) throw new Error(event.error.detail);
    return event.value;
  };

  it("may be tried again after faults of the line, of Stripe and of its rate limit", async () => {
    for (const outage of ["500", "429", "cut"] as const) {
      fake.setOutage(outage);
      const opened = await provider.open(request());
      fake.setOutage("none");
      expect(opened, outage).toMatchObject({ ok: false, error: { code: "PROVIDER_UNAVAILABLE" } });
    }
  });

  it("refuses a second opening with other content under the same key", async () => {
    const first = request();
    await provider.open(first);
    expect(await provider.open({ ...first, amountFen: fen(1) })).toMatchObject({
      ok: false,
      error: { code: "PROVIDER_REFUSED" },
    });
  });

  it("cannot open a session so late that Stripe would refuse its end", async () => {
    const placedAt = new Date(Date.now() - 31 * 60_000);
    expect(await provider.open({ ...request(), placedAt })).toMatchObject({
      ok: false,
      error: { code: "PROVIDER_REFUSED" },
    });
  });

  it("waits for money that is under way: neither paid nor closed", async () => {
    const ref = await open();
    const session = fake.processing(ref);
    expect(await read("checkout.session.completed", session)).toMatchObject({ kind: "ignored" });
    expect(await provider.retrieve(ref)).toEqual({ ok: true, value: undefined });
    expect(await provider.expire(ref)).toMatchObject({
      ok: false,
      error: { code: "PROVIDER_UNAVAILABLE" },
    });
    expect(await read("checkout.session.async_payment_failed", session)).toMatchObject({
      kind: "closed",
    });
    expect(await read("checkout.session.async_payment_succeeded", fake.pay(ref))).toMatchObject({
      kind: "paid",
    });
  });

  it("ignores what is not ours, by name", async () => {
    const session = fake.pay(await open());
    const foreign = { ...session, client_reference_id: "another-application" };
    for (const type of ["checkout.session.completed", "checkout.session.async_payment_failed"]) {
      expect(await read(type, foreign)).toMatchObject({ kind: "ignored" });
    }
    expect(
      await read("refund.updated", { id: "re_1", metadata: {}, status: "succeeded" }),
    ).toMatchObject({ kind: "ignored" });
    expect(await read("customer.created", { id: "cus_1" })).toMatchObject({
      kind: "ignored",
      reason: "unused event type customer.created",
    });
  });

  it("tells how a refund ended", async () => {
    const metadata = { refund_key: "order:late" };
    expect(
      await read("refund.updated", { id: "re_1", metadata, status: "succeeded" }),
    ).toMatchObject({ kind: "refunded", refundKey: "order:late", providerRefundRef: "re_1" });
    expect(
      await read("refund.failed", {
        id: "re_1",
        metadata,
        status: "failed",
        failure_reason: "declined",
      }),
    ).toMatchObject({
      kind: "refund_failed",
      refundKey: "order:late",
      round: 1,
      detail: "declined",
    });
    expect(
      await read("refund.failed", {
        id: "re_2",
        metadata: { ...metadata, round: "2" },
        status: "failed",
      }),
    ).toMatchObject({ kind: "refund_failed", round: 2 });
    expect(await read("refund.created", { id: "re_1", metadata, status: "pending" })).toMatchObject(
      {
        kind: "ignored",
      },
    );
  });

  it("repeats a failed refund's answer for its round, and gives the money back in the next", async () => {
    const session = await open();
    fake.pay(session);
    const refund = (round: number) =>
      provider.refund({
        refundKey: `again:${session}`,
        round,
        providerRef: session,
        transactionRef: `pi_${session}`,
        amountFen: fen(52_181),
      });
    fake.failRefunds(true);
    expect(await refund(1)).toMatchObject({ ok: false, error: { code: "PROVIDER_REFUSED" } });
    fake.failRefunds(false);
    expect(await refund(1)).toMatchObject({ ok: false });
    const given = await refund(2);
    expect(given).toMatchObject({ ok: true, value: { state: "done" } });
    expect(await refund(2)).toEqual(given);
  });

  it("believes nothing without a configured webhook secret", async () => {
    const blind = createStripe({
      secretKey: KEY,
      webhookSecret: undefined,
      origin: "https://shop.test",
      apiBase: fake.base,
    });
    const wire = wireOf("checkout.session.completed", fake.pay(await open()));
    expect(await blind.readEvent(wire.rawBody, wire.signature)).toMatchObject({
      ok: false,
      error: { code: "BAD_SIGNATURE" },
    });
  });
});

const mockUrl = process.env.STRIPE_MOCK_URL;
console.info(
  mockUrl ? `stripe-mock: requests are checked at ${mockUrl}` : "stripe-mock: not asked",
);

describe.runIf(mockUrl)("the shape of requests, as stripe-mock checks it", () => {
  it("is accepted for opening, expiring, asking and refunding", async () => {
    const provider = createStripe({
      secretKey: "sk_test_123",
      webhookSecret: WEBHOOK,
      origin: "https://shop.test",
      apiBase: mockUrl ?? "",
    });
    const opened = await provider.open(request());
    expect(opened).toMatchObject({ ok: true });
    const ref = opened.ok ? opened.value.providerRef : "";
    expect((await provider.expire(ref)).ok).toBe(true);
    expect((await provider.retrieve(ref)).ok).toBe(true);
    const refund = {
      refundKey: "k",
      round: 1,
      providerRef: ref,
      transactionRef: "pi_1",
      amountFen: fen(1),
    };
    expect((await provider.refund(refund)).ok).toBe(true);
  });
});
