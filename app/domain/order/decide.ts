import type { CustomsRegime } from "../catalog/terms";
import { checkPayer, type Payer } from "../identity/payer";
import type { Fen } from "../money";
import { ok, type Result, refuse } from "../result";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "./status";

/** Where an order stands on its three axes. */
export type Standing = {
  payment: PaymentStatus;
  customs: CustomsStatus;
  fulfilment: FulfilmentStatus;
};

/** A new order waits for its money; duty-paid goods never meet customs. */
export function placedStanding(customsRegime: CustomsRegime): Standing {
  return {
    payment: "awaiting",
    customs: customsRegime === "0110" ? "not_applicable" : "not_declared",
    fulfilment: "waiting",
  };
}

/** Why money goes back. The first four close an order that was never confirmed. */
export const REFUND_REASONS = [
  "wrong_amount",
  "payer_mismatch",
  "late_unavailable",
  "order_cancelled",
  "paid_twice",
  "shopper_cancelled",
  "rejected_given_up",
  "customs_closed",
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export type MoneyIn = {
  transactionRef: string;
  amountFen: Fen;
  currency: string;
  payer: Payer;
};

export type PayableOrder = Standing & {
  totalFen: Fen;
  /** the movement that confirmed the order, or that is already on its way back */
  knownTransactionRef: string | null;
  /** bonded orders under a provider that names payers: who must have paid, as it would digest him */
  orderer: { name: string; idDigest: string } | null;
};

export type MoneyDecision =
  /** the very movement that is already known */
  | { kind: "repeat" }
  /** the hold stands: post it */
  | { kind: "confirm" }
  /** the hold ended: hold again if stock and allowance still allow, else refund `late_unavailable` */
  | { kind: "rehold" }
  /** `closes`: the order was waiting for this money and ends with its return */
  | { kind: "refund"; reason: RefundReason; closes: boolean };

/** What money that came in means for its order. One order takes one movement; any other goes back. */
export function decideMoney(order: PayableOrder, money: MoneyIn): MoneyDecision {
  if (order.knownTransactionRef === money.transactionRef) return { kind: "repeat" };
  if (order.payment !== "awaiting" && order.payment !== "void") {
    return { kind: "refund", reason: "paid_twice", closes: false };
  }
  if (money.currency !== "CNY" || money.amountFen !== order.totalFen) {
    return { kind: "refund", reason: "wrong_amount", closes: true };
  }
  if (order.orderer) {
    const payer = checkPayer(order.orderer, money.payer);
    // A provider that names payers and does not name this one has not verified him.
    if (!payer.ok || payer.value === "unknown") {
      return { kind: "refund", reason: "payer_mismatch", closes: true };
    }
  }
  if (order.payment === "awaiting") return { kind: "confirm" };
  if (order.fulfilment !== "waiting") {
    return { kind: "refund", reason: "order_cancelled", closes: true };
  }
  return { kind: "rehold" };
}

/** The order after its money was accepted. */
export function paidStanding(before: Standing, hasLots: boolean): Standing {
  return { ...before, payment: "paid", fulfilment: hasLots ? "allocated" : "no_lot" };
}

/** The hold ended unpaid: payment is void, the rest waits, since money may still come late. */
export function expiredStanding(before: Standing): Standing {
  return { ...before, payment: "void" };
}

/** The order ends before any list went out; money that came goes back. */
export function endedStanding(before: Standing, payment: "void" | "refunding"): Standing {
  return {
    payment,
    customs: before.customs === "not_applicable" ? "not_applicable" : "withdrawn",
    fulfilment: "cancelled",
  };
}

/** 700: customs sends the goods back; they are locked away until somebody rules on them. */
export function closedByCustomsStanding(): Standing {
  return { payment: "refunding", customs: "closed", fulfilment: "quarantined" };
}

export type CancelRefusal =
  /** the list was committed to be sent: only customs can undo it now */
  | { code: "DECLARED_ALREADY" }
  /** duty-paid goods that are being picked, or have left */
  | { code: "PICKED_ALREADY" }
  | { code: "ENDED_ALREADY" };

export type CancelDecision =
  /** close the payment at the provider first; only its success frees the order */
  { kind: "close_unpaid" } | { kind: "refund" };

/** Whether the shopper may still cancel: until the list (621) is committed, or picking began. */
export function decideCancel(order: Standing): Result<CancelDecision, CancelRefusal> {
  if (order.payment === "awaiting") return ok({ kind: "close_unpaid" });
  if (order.payment !== "paid") return refuse({ code: "ENDED_ALREADY" });
  if (order.customs !== "not_applicable" && order.customs !== "not_declared") {
    return refuse({ code: "DECLARED_ALREADY" });
  }
  if (order.fulfilment !== "allocated" && order.fulfilment !== "no_lot") {
    return refuse({ code: "PICKED_ALREADY" });
  }
  return ok({ kind: "refund" });
}

/** A rejected list may be given up instead of mended: everything is freed, all money goes back. */
export function decideGiveUp(order: Standing): Result<void, { code: "NOT_REJECTED" }> {
  const isStuck = order.payment === "paid" && order.customs === "rejected";
  return isStuck ? ok(undefined) : refuse({ code: "NOT_REJECTED" });
}
