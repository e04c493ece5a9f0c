import { z } from "zod";
import type { PaymentId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { PAYMENT_METHODS } from "~/domain/order/payment-method";
import { ok, type Result, refuse } from "~/domain/result";
import type { EventError, PaymentEvent } from "./payments";

const common = {
  id: z.string().min(1),
  /** seconds */
  created: z.number().int(),
  payment_ref: z.string().min(1),
  merchant_payment_id: z.string().min(1),
};

/** The sandbox's events on the wire. */
export const sandboxEventBody = z.discriminatedUnion("type", [
  z.object({
    ...common,
    type: z.literal("payment.paid"),
    transaction_ref: z.string().min(1),
    amount_fen: z.number().int().positive(),
    currency: z.string().length(3),
    method: z.enum(PAYMENT_METHODS),
    /** null: this payment asked for nobody in particular, so nobody was verified */
    payer: z.object({ name: z.string().min(1), id_digest: z.string().min(1) }).nullable(),
  }),
  z.object({ ...common, type: z.literal("payment.closed") }),
]);
export type SandboxEventBody = z.infer<typeof sandboxEventBody>;

/** Reads an event body whose signature was verified. */
export function readSandboxEvent(rawBody: string): Result<PaymentEvent, EventError> {
  let json: unknown;
  try {
    json = JSON.parse(rawBody);
  } catch {
    return refuse({ code: "MALFORMED_EVENT", detail: "not JSON" });
  }
  const parsed = sandboxEventBody.safeParse(json);
  if (!parsed.success) {
    return refuse({ code: "MALFORMED_EVENT", detail: z.prettifyError(parsed.error) });
  }
  const body = parsed.data;
  const event = {
    eventId: body.id,
    providerRef: body.payment_ref,
    paymentId: body.merchant_payment_id as PaymentId,
    occurredAt: new Date(body.created * 1_000),
  };
  if (body.type === "payment.closed") return ok({ ...event, kind: "closed" });
  return ok({
    ...event,
    kind: "paid",
    transactionRef: body.transaction_ref,
    amountFen: fen(body.amount_fen),
    currency: body.currency,
    method: body.method,
    payer: body.payer
      ? { state: "verified", name: body.payer.name, idDigest: body.payer.id_digest }
      : { state: "unknown" },
  });
}
