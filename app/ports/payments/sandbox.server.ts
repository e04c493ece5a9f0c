import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import { ok, refuse } from "~/domain/result";
import { href } from "~/platform/href";
import { newId } from "~/platform/new-id.server";
import type { Database } from "~db/client.server";
import { sandboxEvent, sandboxPayment } from "~db/schema";
import { isSignedBody } from "./event-signature.server";
import type { PaymentProvider } from "./payments";
import type { SandboxBank } from "./sandbox-bank";
import { createSandboxBank } from "./sandbox-bank.server";
import { readSandboxEvent } from "./sandbox-event.server";

export type SandboxOptions = {
  db: Database;
  secret: string;
  /** tests only: the provider's clock */
  now?: () => Date;
};

/**
 * The demo's payment provider, standing in for WeChat Pay and Alipay: its own tables, a page where
 * the payer acts, and signed events to the shop's webhook. It names its payers as real ones can.
 */
export function createSandbox(options: SandboxOptions): {
  provider: PaymentProvider;
  bank: SandboxBank;
} {
  const { db, secret } = options;
  const now = options.now ?? (() => new Date());
  const payerDigest = (idNumber: string) =>
    createHmac("sha256", secret).update(`payer:${idNumber}`).digest("hex");
  const statusOf = async (ref: string) => {
    const [row] = await db
      .select({ status: sandboxPayment.status })
      .from(sandboxPayment)
      .where(eq(sandboxPayment.ref, ref));
    return row?.status;
  };

  const provider: PaymentProvider = {
    name: "sandbox",
    namesPayer: true,
    payerDigest,
    async open(request) {
      const { expectedPayer } = request;
      const asked = {
        merchantPaymentId: request.paymentId,
        orderNo: request.orderNo,
        amountFen: request.amountFen,
        description: request.description,
        returnPath: request.returnPath,
        method: request.method,
        locale: request.locale,
        expectedPayerName: expectedPayer?.name,
        expectedPayerDigest: expectedPayer && payerDigest(expectedPayer.idNumber),
      };
      // A second opening with the same number changes nothing and answers what the first did.
      const [row] = await db
        .insert(sandboxPayment)
        .values({ ...asked, ref: newId("sbx"), status: "open", createdAt: now() })
        .onConflictDoUpdate({
          target: sandboxPayment.merchantPaymentId,
          set: { merchantPaymentId: sql`excluded.merchant_payment_id` },
        })
        .returning({ ref: sandboxPayment.ref, locale: sandboxPayment.locale });
      invariant(row, "a payment is there after opening");
      const locale = row.locale === "en" ? "en" : "zh-CN";
      const answer = {
        providerRef: row.ref,
        payUrl: href(`/sandbox/pay/${row.ref}`, locale),
      };
      const exchange = { request: JSON.stringify(asked), response: JSON.stringify(answer) };
      return ok({ ...answer, exchange });
    },
    async expire(providerRef) {
      const closed = await db
        .update(sandboxPayment)
        .set({ status: "closed" })
        .where(sql`${sandboxPayment.ref} = ${providerRef} AND ${sandboxPayment.status} = 'open'`)
        .returning({ ref: sandboxPayment.ref });
      const status = closed.length > 0 ? "closed" : await statusOf(providerRef);
      if (status === "closed" || status === "paid") return ok(status);
      return refuse({ code: "PROVIDER_REFUSED", detail: "no such payment" });
    },
    async retrieve(providerRef) {
      const [row] = await db
        .select({ status: sandboxPayment.status, body: sandboxEvent.body })
        .from(sandboxPayment)
        .leftJoin(
          sandboxEvent,
          sql`${sandboxEvent.paymentRef} = ${sandboxPayment.ref} AND ${sandboxEvent.body}::jsonb->>'type' = 'payment.paid'`,
        )
        .where(eq(sandboxPayment.ref, providerRef))
        .orderBy(sandboxEvent.createdAt, sandboxEvent.id)
        .limit(1);
      if (!row) return refuse({ code: "PROVIDER_REFUSED", detail: "no such payment" });
      if (row.body !== null) {
        const event = readSandboxEvent(row.body);
        invariant(event.ok, "the sandbox reads its own events");
        return ok(event.value);
      }
      if (row.status !== "closed") return ok(undefined);
      return ok({
        kind: "closed",
        eventId: `closed:${providerRef}`,
        providerRef,
        occurredAt: now(),
      });
    },
    async refund(request) {
      const [row] = await db.execute<{ refund_ref: string | null }>(sql`
        WITH asked AS (
          INSERT INTO payment_sandbox.refund (refund_key, refund_ref, transaction_ref, amount_fen, refunded_at)
          SELECT ${request.refundKey}, ${newId("sbr")}, m.transaction_ref, ${request.amountFen}, ${now().toISOString()}
          FROM payment_sandbox.movement m
          WHERE m.transaction_ref = ${request.transactionRef} AND m.payment_ref = ${request.providerRef}
            AND m.amount_fen >= ${request.amountFen} + coalesce((
                  SELECT sum(r.amount_fen) FROM payment_sandbox.refund r
                  WHERE r.transaction_ref = m.transaction_ref AND r.refund_key <> ${request.refundKey}), 0)
          ON CONFLICT (refund_key) DO UPDATE SET refund_key = excluded.refund_key
          RETURNING refund_ref)
        SELECT (SELECT refund_ref FROM asked) AS refund_ref`);
      if (!row?.refund_ref) {
        return refuse({ code: "PROVIDER_REFUSED", detail: "more than came in, or unknown money" });
      }
      return ok({ providerRefundRef: row.refund_ref, state: "done" });
    },
    async readEvent(rawBody, signature) {
      const nowSeconds = Math.floor(now().getTime() / 1_000);
      if (!isSignedBody(rawBody, signature, secret, nowSeconds)) {
        return refuse({ code: "BAD_SIGNATURE", detail: "not signed by the sandbox, or too old" });
      }
      return readSandboxEvent(rawBody);
    },
  };
  return { provider, bank: createSandboxBank({ db, secret, now, payerDigest }) };
}
