import type { Payer } from "~/domain/identity/payer";
import type { PaymentId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { Result } from "~/domain/result";

export type PaymentRequest = {
  /** our payment's id: the idempotency key of opening */
  paymentId: PaymentId;
  orderNo: string;
  amountFen: Fen;
  /** one line the payer reads */
  description: string;
  /** where the payer's browser goes afterwards */
  returnUrl: string;
  /** where signed events go */
  notifyUrl: string;
  /** end of our hold; we call `expire` then, the provider need not */
  expiresAt: Date;
  /** bonded orders: the orderer, who must be the payer; providers that can, check it themselves */
  expectedPayer?: { name: string; idNumber: string };
  locale: "zh-CN" | "en";
};

/** What a provider says happened, after its signature was verified. */
export type PaymentEvent = {
  eventId: string;
  providerRef: string;
  occurredAt: Date;
} & (
  | { kind: "paid"; transactionRef: string; amountFen: Fen; currency: string; payer: Payer }
  | { kind: "closed" }
  | { kind: "refunded"; refundKey: string; providerRefundRef: string }
  /** signed and understood, but nothing we act on (another account's session, an unused event type) */
  | { kind: "ignored"; reason: string }
);

export type ProviderError = { code: "PROVIDER_UNAVAILABLE" | "PROVIDER_REFUSED"; detail: string };
export type EventError = { code: "BAD_SIGNATURE" | "MALFORMED_EVENT"; detail: string };

/**
 * One payment provider. Every call may be repeated: opening and refunding carry our keys, expiring
 * and retrieving change nothing twice. Errors that a retry may mend are PROVIDER_UNAVAILABLE.
 */
export interface PaymentProvider {
  readonly name: "sandbox" | "stripe";
  /** whether its events name a verified payer; without that bonded orders need a payment declarer that does */
  readonly namesPayer: boolean;
  open(
    request: PaymentRequest,
  ): Promise<Result<{ providerRef: string; payUrl: string }, ProviderError>>;
  /** closes an unpaid payment; `paid` when the money came first */
  expire(providerRef: string): Promise<Result<"closed" | "paid", ProviderError>>;
  /** the provider's present word on a payment: a paid event, a closed one, or undefined while open */
  retrieve(providerRef: string): Promise<Result<PaymentEvent | undefined, ProviderError>>;
  refund(request: {
    refundKey: string;
    providerRef: string;
    transactionRef: string;
    amountFen: Fen;
  }): Promise<Result<{ providerRefundRef: string; state: "done" | "pending" }, ProviderError>>;
  /** verifies the signature over the raw body before reading anything in it */
  readEvent(
    rawBody: string,
    signature: string | undefined,
  ): Promise<Result<PaymentEvent, EventError>>;
  /** digest of an identity number as this provider's events carry it */
  payerDigest(idNumber: string): string;
}
