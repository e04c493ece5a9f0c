/** Money: waiting, received, the unpaid hold ended, on its way back, back. */
export const PAYMENT_STATUSES = ["awaiting", "paid", "void", "refunding", "refunded"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * Customs: `not_declared` until the list is committed to be sent (`declared`), then what its 622
 * receipts say. `withdrawn` = given up before the list went out.
 */
export const CUSTOMS_STATUSES = [
  "not_applicable",
  "not_declared",
  "declared",
  "accepted",
  "manual_review",
  "inspection",
  "rejected",
  "released",
  "closed",
  "withdrawn",
] as const;
export type CustomsStatus = (typeof CUSTOMS_STATUSES)[number];

/** Goods: from waiting for payment to the gate (bonded) or the handover (duty-paid). */
export const FULFILMENT_STATUSES = [
  "waiting",
  "no_lot",
  "allocated",
  "picked",
  "packed",
  "gated_out",
  "handed_over",
  "cancelled",
  "quarantined",
] as const;
export type FulfilmentStatus = (typeof FULFILMENT_STATUSES)[number];
