import type { Payer } from "~/domain/identity/payer";
import type { PaymentId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { Result } from "~/domain/result";

export type PaymentRequest = {
  /** our payment's id: the idempotency key of opening */
  paymentId: PaymentId;
  orderNo: string;
  amountFen: Fen;
  /** one line the payer reads */
  description: string;
  /** path of ours where the payer's browser goes afterwards */
  returnPath: string;
  /** how the shopper wishes to pay; the provider may offer the others too */
  method: PaymentMethod;
  placedAt: Date;
  /** bonded orders: the orderer, who must be the payer; providers that can, check it themselves */
  expectedPayer?: { name: string; idNumber: string };
  locale: "zh-CN" | "en";
};

/** What a provider says happened, after its signature was verified. */
export type PaymentEvent = {
  eventId: string;
  providerRef: string;
  occurredAt: Date;
  /** our payment's id as we gave it at opening; finds the payment even before its number is stored */
  paymentId?: PaymentId;
} & (
  | {
      kind: "paid";
      transactionRef: string;
      amountFen: Fen;
      currency: string;
      payer: Payer;
      method?: PaymentMethod;
    }
  /** can no longer be paid, and was not */
  | { kind: "closed" }
  | { kind: "refunded"; refundKey: string; providerRefundRef: string }
  /** `round`: of the request that failed */
  | { kind: "refund_failed"; refundKey: string; round: number; detail: string }
  /** signed and understood, but nothing we act on (another application's session, an unused type) */
  | { kind: "ignored"; reason: string }
);

export type ProviderError = { code: "PROVIDER_UNAVAILABLE" | "PROVIDER_REFUSED"; detail: string };
export type EventError = { code: "BAD_SIGNATURE" | "MALFORMED_EVENT"; detail: string };

export type OpenedPayment = {
  providerRef: string;
  payUrl: string;
  /** what was sent and answered, word for word: customs may ask for both (GACC Ann. 165/2018) */
  exchange: { request: string; response: string };
};
export type RefundRequest = {
  /** idempotency key: one refund per money movement and reason */
  refundKey: string;
  /** 1 first; the same key in a higher round asks anew after a failure that providers would repeat */
  round: number;
  providerRef: string;
  transactionRef: string;
  amountFen: Fen;
};

/**
 * One payment provider. Every call may be repeated: opening and refunding carry our keys, expiring
 * and retrieving change nothing twice. Errors that a retry may mend are PROVIDER_UNAVAILABLE.
 */
export interface PaymentProvider {
  readonly name: "sandbox" | "stripe";
  /** whether its events name a verified payer; without that bonded orders need a payment declarer that does */
  readonly namesPayer: boolean;
  open(request: PaymentRequest): Promise<Result<OpenedPayment, ProviderError>>;
  /** closes an unpaid payment; `paid` when the money came first */
  expire(providerRef: string): Promise<Result<"closed" | "paid", ProviderError>>;
  /** the provider's present word on a payment: a paid event, a closed one, or undefined while open */
  retrieve(providerRef: string): Promise<Result<PaymentEvent | undefined, ProviderError>>;
  refund(
    request: RefundRequest,
  ): Promise<Result<{ providerRefundRef: string; state: "done" | "pending" }, ProviderError>>;
  /** verifies the signature over the raw body before reading anything in it */
  readEvent(
    rawBody: string,
    signature: string | undefined,
  ): Promise<Result<PaymentEvent, EventError>>;
  /** digest of an identity number as this provider's events carry it; only where it names payers */
  payerDigest(idNumber: string): string;
}
