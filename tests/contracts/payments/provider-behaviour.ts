import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { newId } from "~/platform/new-id.server";
import type { PaymentEvent, PaymentProvider, PaymentRequest } from "~/ports/payments/payments";

/** An event as it arrives at the shop's webhook. */
export type Wire = { rawBody: string; signature: string };

/** One adapter with the other side of its provider in the test's hand. */
export type ProviderWorld = {
  provider: PaymentProvider;
  /** the payer pays what is asked */
  pay: (providerRef: string) => Promise<Wire>;
  /** the payment ends unpaid at the provider, of itself or by the payer */
  giveUp: (providerRef: string) => Promise<Wire>;
  /** signs a body as the provider would, or wrongly */
  sign: (rawBody: string, fault?: "other_secret" | "too_old") => string;
  close: () => Promise<void>;
};

const person = { name: "陈静怡", idNumber: "50010219000101003X" };

function paymentRequest(more: Partial<PaymentRequest> = {}): PaymentRequest {
  return {
    paymentId: newId("pay"),
    orderNo: "FL261123001742",
    amountFen: fen(52_181),
    description: "FL261123001742",
    returnPath: "/orders/ord_x",
    method: "wechat_pay",
    placedAt: new Date(),
    expectedPayer: person,
    locale: "zh-CN",
    ...more,
  };
}

/** What the shop relies on, whoever the provider is. */
export function describeProvider(name: string, makeWorld: () => Promise<ProviderWorld>): void {
  describe(`payment provider ${name}`, () => {
    let world: ProviderWorld;
    beforeAll(async () => {
      world = await makeWorld();
    });
    afterAll(() => world.close());

    const open = async (request = paymentRequest()) => {
      const opened = await world.provider.open(request);
      if (!opened.ok) throw new Error(opened.error.detail);
      return { ...opened.value, request };
    };
    const paidEvent = async (wire: Wire) => {
      const read = await world.provider.readEvent(wire.rawBody, wire.signature);
      if (!read.ok || read.value.kind !== "paid") throw new Error(`no paid event: ${wire.rawBody}`);
      return read.value;
    };

    it("opens one payment however often it is asked, and another for another order", async () => {
      const { request, ...first } = await open();
      const { request: _again, ...second } = await open(request);
      expect(second).toEqual(first);
      expect((await open()).providerRef).not.toBe(first.providerRef);
      expect(first.payUrl).toMatch(/^(\/|https?:\/\/)/);
      expect(first.exchange.request).toContain(request.paymentId);
      expect(first.exchange.response).toContain(first.providerRef);
      expect(first.exchange.request).not.toContain(person.idNumber);
    });

    it("knows nothing to say while a payment is open", async () => {
      const { providerRef } = await open();
      expect(await world.provider.retrieve(providerRef)).toEqual({ ok: true, value: undefined });
    });

    it("says what was paid, by event and when asked, about the same money", async () => {
      const { providerRef, request } = await open();
      const event = await paidEvent(await world.pay(providerRef));
      expect(event).toMatchObject({
        providerRef,
        paymentId: request.paymentId,
        amountFen: 52_181,
        currency: "CNY",
      });
      const asked = await world.provider.retrieve(providerRef);
      expect(asked).toMatchObject({
        ok: true,
        value: { kind: "paid", transactionRef: event.transactionRef, amountFen: 52_181 },
      });
      expect(await world.provider.retrieve(providerRef)).toEqual(asked);
    });

    it("names the payer if it says it does, and nobody otherwise", async () => {
      const { providerRef } = await open();
      const { payer } = await paidEvent(await world.pay(providerRef));
      if (!world.provider.namesPayer) {
        expect(payer).toEqual({ state: "unknown" });
        expect(() => world.provider.payerDigest(person.idNumber)).toThrow();
        return;
      }
      expect(payer).toEqual({
        state: "verified",
        name: person.name,
        idDigest: world.provider.payerDigest(person.idNumber),
      });
      expect(JSON.stringify(payer)).not.toContain(person.idNumber);
      const anybody = await open(paymentRequest({ expectedPayer: undefined }));
      const event = await paidEvent(await world.pay(anybody.providerRef));
      expect(event.payer).toEqual({ state: "unknown" });
    });

    it("closes an unpaid payment, any number of times, and says so when asked", async () => {
      const { providerRef } = await open();
      for (const _time of [1, 2]) {
        expect(await world.provider.expire(providerRef)).toEqual({ ok: true, value: "closed" });
      }
      expect(await world.provider.retrieve(providerRef)).toMatchObject({
        ok: true,
        value: { kind: "closed", providerRef },
      });
    });

    it("does not close what was paid, but says that it was", async () => {
      const { providerRef } = await open();
      await world.pay(providerRef);
      expect(await world.provider.expire(providerRef)).toEqual({ ok: true, value: "paid" });
    });

    it("tells when the payer gave up", async () => {
      const { providerRef, request } = await open();
      const wire = await world.giveUp(providerRef);
      expect(await world.provider.readEvent(wire.rawBody, wire.signature)).toMatchObject({
        ok: true,
        value: { kind: "closed", providerRef, paymentId: request.paymentId },
      });
    });

    it("gives money back once for one key, and never more than came", async () => {
      const { providerRef } = await open();
      const { transactionRef } = await paidEvent(await world.pay(providerRef));
      const refund = (refundKey: string, amountFen: number) =>
        world.provider.refund({
          refundKey,
          round: 1,
          providerRef,
          transactionRef,
          amountFen: fen(amountFen),
        });
      const key = newId("rfd");
      const first = await refund(key, 52_181);
      expect(first).toMatchObject({ ok: true });
      expect(await refund(key, 52_181)).toEqual(first);
      expect(await refund(newId("rfd"), 1)).toMatchObject({
        ok: false,
        error: { code: "PROVIDER_REFUSED" },
      });
    });

    it("refuses what it never heard of", async () => {
      for (const ask of [world.provider.expire, world.provider.retrieve]) {
        expect(await ask("nobody_knows")).toMatchObject({
          ok: false,
          error: { code: "PROVIDER_REFUSED" },
        });
      }
    });

    it("believes no event that is altered, unsigned, signed by another or too old", async () => {
      const { providerRef } = await open();
      const { rawBody, signature } = await world.pay(providerRef);
      const bad = [
        [rawBody.replace("52181", "52182"), signature],
        [rawBody, undefined],
        [rawBody, ""],
        [rawBody, "t=1,v1=00"],
        [rawBody, world.sign(rawBody, "other_secret")],
        [rawBody, world.sign(rawBody, "too_old")],
      ] as const;
      for (const [body, header] of bad) {
        expect(await world.provider.readEvent(body, header)).toMatchObject({
          ok: false,
          error: { code: "BAD_SIGNATURE" },
        });
      }
    });

    it("tells a signed body it cannot read from a forged one", async () => {
      for (const body of ["not json", '{"id":']) {
        expect(await world.provider.readEvent(body, world.sign(body))).toMatchObject({
          ok: false,
          error: { code: "MALFORMED_EVENT" },
        });
      }
    });

    it("gives each event one identity, however often it is read", async () => {
      const { providerRef } = await open();
      const wire = await world.pay(providerRef);
      const read = async (): Promise<PaymentEvent> => paidEvent(wire);
      expect((await read()).eventId).toBe((await read()).eventId);
    });
  });
}
