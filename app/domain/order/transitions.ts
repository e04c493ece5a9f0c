import { invariant } from "../invariant";
import type { Standing } from "./decide";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "./status";

type Transitions<Status extends string> = { readonly [From in Status]: readonly Status[] };

/** An ended hold is still payable late (void → paid); money of a void order may also go back. */
export const PAYMENT_TRANSITIONS: Transitions<PaymentStatus> = {
  awaiting: ["paid", "void", "refunding"],
  paid: ["refunding"],
  void: ["paid", "refunding"],
  refunding: ["refunded"],
  refunded: [],
};

/** Receipts may skip stages or come late; 800 and 700 are final, a rejected list may be sent again. */
export const CUSTOMS_TRANSITIONS: Transitions<CustomsStatus> = {
  not_applicable: [],
  not_declared: ["declared", "withdrawn"],
  declared: ["accepted", "manual_review", "inspection", "rejected", "released", "closed"],
  accepted: ["manual_review", "inspection", "rejected", "released", "closed"],
  manual_review: ["accepted", "inspection", "rejected", "released", "closed"],
  inspection: ["accepted", "manual_review", "rejected", "released", "closed"],
  rejected: ["declared", "withdrawn"],
  released: [],
  closed: [],
  withdrawn: [],
};

export const FULFILMENT_TRANSITIONS: Transitions<FulfilmentStatus> = {
  waiting: ["allocated", "no_lot", "cancelled"],
  no_lot: ["allocated", "cancelled"],
  allocated: ["picked", "cancelled", "quarantined"],
  picked: ["packed"],
  packed: ["gated_out", "handed_over"],
  gated_out: [],
  handed_over: [],
  cancelled: [],
  quarantined: [],
};

export const canPayment = (from: PaymentStatus, to: PaymentStatus): boolean =>
  PAYMENT_TRANSITIONS[from].includes(to);
export const canCustoms = (from: CustomsStatus, to: CustomsStatus): boolean =>
  CUSTOMS_TRANSITIONS[from].includes(to);
export const canFulfilment = (from: FulfilmentStatus, to: FulfilmentStatus): boolean =>
  FULFILMENT_TRANSITIONS[from].includes(to);

/** Holds every step of the program to the tables: an axis stays, or moves as they allow. */
export function requireStep(from: Standing, to: Standing): void {
  const step = `${JSON.stringify(from)} → ${JSON.stringify(to)}`;
  const { payment, customs, fulfilment } = from;
  invariant(payment === to.payment || canPayment(payment, to.payment), step);
  invariant(customs === to.customs || canCustoms(customs, to.customs), step);
  invariant(fulfilment === to.fulfilment || canFulfilment(fulfilment, to.fulfilment), step);
}
