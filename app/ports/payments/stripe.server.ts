import Stripe from "stripe";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type {
  EventError,
  OpenedPayment,
  PaymentEvent,
  PaymentProvider,
  PaymentRequest,
  ProviderError,
  RefundRequest,
} from "./payments";
import { sessionEvent, stripeEvent } from "./stripe-event.server";

export type StripeOptions = {
  secretKey: string;
  /** without it no event is believed */
  webhookSecret: string | undefined;
  /** our own public address, for the payer's way back */
  origin: string;
  /** another address than Stripe's own: stripe-mock and tests */
  apiBase?: string;
};

type RefundAnswer = Awaited<ReturnType<PaymentProvider["refund"]>>;

const TIMEOUT_MS = 10_000;
/**
 * Stripe refuses sessions that end within 30 minutes of their making. An hour leaves half of it to
 * retries of opening, which must repeat the same parameters; our hold's end calls `expire` anyway.
 */
const SESSION_MINUTES = 60;

function clientOf({ secretKey, apiBase }: StripeOptions): Stripe {
  const base = apiBase === undefined ? undefined : new URL(apiBase);
  return new Stripe(secretKey, {
    maxNetworkRetries: 1,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(base
      ? {
          host: base.hostname,
          port: base.port || (base.protocol === "https:" ? "443" : "80"),
          protocol: base.protocol === "https:" ? ("https" as const) : ("http" as const),
        }
      : {}),
  });
}

/** Whether asking again may help: the line, Stripe's own faults and its rate limit, not our requests. */
function errorOf(error: unknown): ProviderError {
  invariant(error instanceof Stripe.errors.StripeError, `not Stripe's error: ${String(error)}`);
  const isOurFault =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeIdempotencyError ||
    error instanceof Stripe.errors.StripeCardError;
  return {
    code: isOurFault ? "PROVIDER_REFUSED" : "PROVIDER_UNAVAILABLE",
    detail: `${error.type}: ${error.message}`,
  };
}

/**
 * The newest API version stripe-mock can check, and the last with a fixed list of payment methods;
 * later ones only filter what the account has switched on (docs/decisions/0030).
 */
const SESSION_API_VERSION = "2026-08-26.dahlia";

function sessionParams(
  request: PaymentRequest,
  origin: string,
): Stripe.Checkout.SessionCreateParams & { payment_method_types: string[] } {
  const back = `${origin}${request.returnPath}`;
  const metadata = { payment_id: request.paymentId, order_no: request.orderNo };
  return {
    mode: "payment",
    payment_method_types: ["wechat_pay", "alipay", "card"],
    payment_method_options: { wechat_pay: { client: "web" } },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "cny",
          unit_amount: request.amountFen,
          product_data: { name: request.description },
        },
      },
    ],
    client_reference_id: request.paymentId,
    metadata,
    payment_intent_data: { description: request.description, metadata },
    locale: request.locale === "en" ? "en" : "zh",
    success_url: back,
    cancel_url: back,
    expires_at: Math.floor(request.placedAt.getTime() / 1_000) + SESSION_MINUTES * 60,
  };
}

/** Runs a request and turns Stripe's errors into ours. */
async function ask<Value>(request: () => Promise<Value>): Promise<Result<Value, ProviderError>> {
  try {
    return ok(await request());
  } catch (error) {
    return refuse(errorOf(error));
  }
}

async function openSession(
  stripe: Stripe,
  request: PaymentRequest,
  origin: string,
): Promise<Result<OpenedPayment, ProviderError>> {
  const params = sessionParams(request, origin);
  const session = await ask(() =>
    stripe.checkout.sessions.create(params, {
      idempotencyKey: `open:${request.paymentId}`,
      apiVersion: SESSION_API_VERSION,
    }),
  );
  if (!session.ok) return session;
  const { id, url } = session.value;
  if (url === null) return refuse({ code: "PROVIDER_REFUSED", detail: "no payment address" });
  const exchange = { request: JSON.stringify(params), response: JSON.stringify(session.value) };
  return ok({ providerRef: id, payUrl: url, exchange });
}

async function expireSession(
  stripe: Stripe,
  providerRef: string,
): Promise<Result<"closed" | "paid", ProviderError>> {
  const expired = await ask(() => stripe.checkout.sessions.expire(providerRef));
  if (expired.ok) return ok("closed");
  if (expired.error.code === "PROVIDER_UNAVAILABLE") return expired;
  // Only open sessions expire: it was paid or had expired, or the money is still under way.
  const session = await ask(() => stripe.checkout.sessions.retrieve(providerRef));
  if (!session.ok) return session;
  const { status, payment_status } = session.value;
  if (status === "expired") return ok("closed");
  if (status === "complete" && payment_status === "paid") return ok("paid");
  return refuse({ code: "PROVIDER_UNAVAILABLE", detail: "the money is still under way" });
}

async function refundPayment(stripe: Stripe, request: RefundRequest): Promise<RefundAnswer> {
  const refund = await ask(() =>
    stripe.refunds.create(
      {
        payment_intent: request.transactionRef,
        amount: request.amountFen,
        metadata: { refund_key: request.refundKey, round: String(request.round) },
      },
      // Stripe answers a key that failed with the same failure for a day.
      { idempotencyKey: `refund:${request.refundKey}:${request.round}` },
    ),
  );
  if (!refund.ok) return refund;
  const { id, status } = refund.value;
  if (status === "failed" || status === "canceled") {
    return refuse({ code: "PROVIDER_REFUSED", detail: `refund ${status}` });
  }
  return ok({ providerRefundRef: id, state: status === "succeeded" ? "done" : "pending" });
}

async function readSigned(
  stripe: Stripe,
  webhookSecret: string | undefined,
  rawBody: string,
  signature: string | undefined,
): Promise<Result<PaymentEvent, EventError>> {
  if (webhookSecret === undefined) {
    return refuse({ code: "BAD_SIGNATURE", detail: "STRIPE_WEBHOOK_SECRET is not configured" });
  }
  try {
    const { webhooks } = stripe;
    return ok(
      stripeEvent(await webhooks.constructEventAsync(rawBody, signature ?? "", webhookSecret)),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      return refuse({ code: "BAD_SIGNATURE", detail: error.message });
    }
    if (error instanceof SyntaxError) {
      return refuse({ code: "MALFORMED_EVENT", detail: error.message });
    }
    throw error;
  }
}

/** Stripe Checkout in CNY with WeChat Pay, Alipay and cards. */
export function createStripe(options: StripeOptions): PaymentProvider {
  const stripe = clientOf(options);
  return {
    name: "stripe",
    namesPayer: false,
    payerDigest() {
      invariant(false, "Stripe names no payer, so there is nothing to compare a digest with");
    },
    open: (request) => openSession(stripe, request, options.origin),
    expire: (providerRef) => expireSession(stripe, providerRef),
    async retrieve(providerRef) {
      const session = await ask(() => stripe.checkout.sessions.retrieve(providerRef));
      if (!session.ok) return session;
      const { id, created } = session.value;
      // Stable across calls: asking twice is the same event.
      const heading = { eventId: `retrieved:${id}`, occurredAt: new Date(created * 1_000) };
      return ok(sessionEvent(session.value, heading));
    },
    refund: (request) => refundPayment(stripe, request),
    readEvent: (rawBody, signature) =>
      readSigned(stripe, options.webhookSecret, rawBody, signature),
  };
}
