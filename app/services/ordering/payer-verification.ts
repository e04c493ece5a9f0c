import type { ServiceContext } from "~/platform/context.server";

/**
 * Whether a bonded order's payer can be known: named by the payment provider's signed event, or
 * verified by a payment declarer. Without either a bonded group is not charged at all.
 */
export function canVerifyPayer({ ports }: Pick<ServiceContext, "ports">): boolean {
  return ports.payments.namesPayer || (ports.paymentDeclarer?.verifiesPayer ?? false);
}
