import type { AnnualLimitRefusal, CapRefusal, SingleLimitRefusal } from "~/domain/quota/quota";
import type { OrderFault, OrderRefusal } from "~/domain/tax/order-to-quote";

/** What the tax engine may refuse of goods in a cart: identity and payer are looked at later. */
export type GoodsFault = Exclude<OrderFault, { code: "ID_INVALID" | "PAYER_MISMATCH" }>;

/** Limits are of an order as a whole, whatever its lines. */
export type LimitFault = SingleLimitRefusal | AnnualLimitRefusal | CapRefusal;

export const isLimitFault = (fault: GoodsFault): fault is LimitFault =>
  fault.code === "SINGLE_LIMIT" || fault.code === "ANNUAL_LIMIT" || fault.code === "CAP";

/** The engine's refusals of goods, each with the index of its line; null = the order. */
export function goodsFaults(
  refusals: readonly OrderRefusal[],
): { fault: GoodsFault; line: number | null }[] {
  return refusals.flatMap(({ line, ...fault }) =>
    fault.code === "ID_INVALID" || fault.code === "PAYER_MISMATCH" ? [] : [{ fault, line }],
  );
}
