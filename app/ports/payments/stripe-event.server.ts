import type Stripe from "stripe";
import { isId, type PaymentId } from "~/domain/ids";
import { fen } from "~/domain/money";
import type { PaymentEvent } from "./payments";

/** What every event of ours carries, whatever it says. */
type Heading = { eventId: string; occurredAt: Date };

const refText = (ref: string | { id: string } | null | undefined): string | undefined =>
  typeof ref === "string" ? ref : (ref?.id ?? undefined);

/** Our payment's id, as opening put it into the session; undefined = another application's session. */
function ownPaymentId(session: Stripe.Checkout.Session): PaymentId | undefined {
  const reference = session.client_reference_id ?? "";
  return isId("pay", reference) ? reference : undefined;
}

/** What a session says about its payment; undefined while it can still be paid. */
export function sessionEvent(
  session: Stripe.Checkout.Session,
  heading: Heading,
): PaymentEvent | undefined {
  const paymentId = ownPaymentId(session);
  const event = { ...heading, providerRef: session.id, ...(paymentId ? { paymentId } : {}) };
  if (paymentId === undefined) {
    return { ...event, kind: "ignored", reason: "a session of another application" };
  }
  if (session.status === "expired") return { ...event, kind: "closed" };
  const transactionRef = refText(session.payment_intent);
  const isPaid = session.status === "complete" && session.payment_status === "paid";
  if (!isPaid || transactionRef === undefined || session.amount_total === null) return undefined;
  return {
    ...event,
    kind: "paid",
    transactionRef,
    amountFen: fen(session.amount_total),
    currency: (session.currency ?? "").toUpperCase(),
    // Checkout names no verified payer: cards and wallets carry no identity number.
    payer: { state: "unknown" },
  };
}

function refundEvent(refund: Stripe.Refund, heading: Heading): PaymentEvent {
  const event = { ...heading, providerRef: refund.id };
  const refundKey = refund.metadata?.refund_key;
  if (refundKey === undefined) {
    return { ...event, kind: "ignored", reason: "a refund of another application" };
  }
  if (refund.status === "succeeded") {
    return { ...event, kind: "refunded", refundKey, providerRefundRef: refund.id };
  }
  if (refund.status === "failed" || refund.status === "canceled") {
    const detail = refund.failure_reason ?? refund.status;
    const round = Number(refund.metadata?.round ?? 1);
    return { ...event, kind: "refund_failed", refundKey, round, detail };
  }
  return { ...event, kind: "ignored", reason: "the refund is still under way" };
}

/** Translates a verified Stripe event; everything we do not act on is named and ignored. */
export function stripeEvent(event: Stripe.Event): PaymentEvent {
  const heading = { eventId: event.id, occurredAt: new Date(event.created * 1_000) };
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.expired": {
      const session = event.data.object;
      const ignored = { kind: "ignored" as const, reason: "the money is still under way" };
      return sessionEvent(session, heading) ?? { ...heading, providerRef: session.id, ...ignored };
    }
    case "checkout.session.async_payment_failed": {
      const session = event.data.object;
      const paymentId = ownPaymentId(session);
      return paymentId
        ? { ...heading, providerRef: session.id, paymentId, kind: "closed" }
        : {
            ...heading,
            providerRef: session.id,
            kind: "ignored",
            reason: "a session of another application",
          };
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return refundEvent(event.data.object, heading);
    default:
      return {
        ...heading,
        providerRef: event.id,
        kind: "ignored",
        reason: `unused event type ${event.type}`,
      };
  }
}
