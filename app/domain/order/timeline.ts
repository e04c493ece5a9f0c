import type { CustomsRegime, DeliveryMethod } from "../catalog/terms";
import { assertNever } from "../invariant";
import type { Standing } from "./decide";

/** Stages of an order as its page counts them, from the bottom; each kind of order has its own. */
export const BONDED_STAGES = [
  "paid",
  "documents",
  "customs_review",
  "released",
  "left_zone",
  "transport",
  "delivered",
] as const;
export const HOME_STAGES = ["paid", "picked", "packed", "handed_over", "delivered"] as const;
export const PICKUP_STAGES = ["paid", "picked", "ready_in_hall", "collected"] as const;
export type StageKey =
  | (typeof BONDED_STAGES)[number]
  | (typeof HOME_STAGES)[number]
  | (typeof PICKUP_STAGES)[number];

/** now = under way; `tone` colours the water: warn while customs looks closer, stop where it will not go on. */
export type Stage = {
  key: StageKey;
  state: "done" | "now" | "next";
  tone: "normal" | "warn" | "stop";
  at: Date | null;
};

/** What the page says first; each is worded in messages. */
export type Headline =
  | "awaiting_payment"
  | "expired"
  | "cancelled"
  | "paid"
  | "no_lot"
  | "declaring"
  | "customs_review"
  | "manual_review"
  | "inspection"
  | "rejected"
  | "released"
  | "preparing"
  | "left_zone"
  | "handed_over"
  | "ready_in_hall"
  | "collected"
  | "closed_by_customs"
  | "refunding"
  | "refunded";

export type OrderKind = { customsRegime: CustomsRegime; deliveryMethod: DeliveryMethod };

export function headlineOf(standing: Standing, kind: OrderKind): Headline {
  const { payment, customs, fulfilment } = standing;
  switch (payment) {
    case "awaiting":
      return "awaiting_payment";
    case "void":
      return fulfilment === "cancelled" ? "cancelled" : "expired";
    case "refunding":
      return customs === "closed" ? "closed_by_customs" : "refunding";
    case "refunded":
      return "refunded";
    case "paid":
      return kind.customsRegime === "0110"
        ? dutyPaidHeadline(fulfilment, kind.deliveryMethod)
        : bondedHeadline(customs, fulfilment);
    default:
      return assertNever(payment);
  }
}

function dutyPaidHeadline(
  fulfilment: Standing["fulfilment"],
  deliveryMethod: DeliveryMethod,
): Headline {
  const isPickup = deliveryMethod === "hall_pickup";
  if (fulfilment === "no_lot") return "no_lot";
  if (fulfilment === "handed_over") return isPickup ? "collected" : "handed_over";
  if (fulfilment === "packed" && isPickup) return "ready_in_hall";
  return fulfilment === "picked" || fulfilment === "packed" ? "preparing" : "paid";
}

function bondedHeadline(
  customs: Standing["customs"],
  fulfilment: Standing["fulfilment"],
): Headline {
  if (fulfilment === "no_lot") return "no_lot";
  if (fulfilment === "gated_out") return "left_zone";
  if (fulfilment === "picked" || fulfilment === "packed") return "preparing";
  switch (customs) {
    case "declared":
    case "accepted":
      return "customs_review";
    case "manual_review":
    case "inspection":
    case "rejected":
    case "released":
      return customs;
    default:
      return "declaring";
  }
}

/** Instants of what has happened, as the order's events and its declaration tell them. */
export type StageTimes = Partial<Record<StageKey, Date>>;

/** How many stages are behind the order, by kind; the next one is under way. */
function doneCount(standing: Standing, { customsRegime }: OrderKind): number {
  const { customs, fulfilment } = standing;
  if (customsRegime !== "0110") {
    if (fulfilment === "gated_out") return 5;
    if (customs === "released") return 4;
    return ["not_declared", "withdrawn"].includes(customs) ? 1 : 2;
  }
  if (fulfilment === "handed_over") return 4;
  if (fulfilment === "packed") return 3;
  return fulfilment === "picked" ? 2 : 1;
}

/** The stages of an order with what is done, under way and to come; empty until it is paid. */
export function timelineOf(standing: Standing, kind: OrderKind, times: StageTimes): Stage[] {
  if (times.paid === undefined) return [];
  const keys: readonly StageKey[] =
    kind.customsRegime !== "0110"
      ? BONDED_STAGES
      : kind.deliveryMethod === "hall_pickup"
        ? PICKUP_STAGES
        : HOME_STAGES;
  const done = Math.min(doneCount(standing, kind), keys.length);
  const isOver = standing.payment !== "paid";
  return keys.map((key, index) => {
    const state = index < done ? "done" : index === done && !isOver ? "now" : "next";
    return {
      key,
      state,
      tone: state === "now" ? toneOf(standing) : isOver && index === done ? "stop" : "normal",
      at: state === "next" ? null : (times[key] ?? null),
    };
  });
}

function toneOf({ customs, fulfilment }: Standing): Stage["tone"] {
  if (customs === "rejected") return "stop";
  return customs === "inspection" || customs === "manual_review" || fulfilment === "no_lot"
    ? "warn"
    : "normal";
}
