import { m } from "~/messages/compiled/messages";

/** Why a change of the cart was not made. */
export type CartFault =
  | { code: "NO_VISITOR" | "OFFER_GONE" | "NOT_IN_CART" | "HALL_PICKUP_FORBIDDEN" | "EMPTY_GROUP" }
  | { code: "CART_FULL"; lineLimit: number }
  /** the form was not one of ours: which field could not be read */
  | { code: "MALFORMED"; field: string };

export function cartFaultText(fault: CartFault): string {
  switch (fault.code) {
    case "OFFER_GONE":
      return m.checkout_fault_offer_gone();
    case "CART_FULL":
      return m.checkout_fault_cart_full({ count: fault.lineLimit });
    case "HALL_PICKUP_FORBIDDEN":
      return m.checkout_blocker_hall_pickup();
    case "MALFORMED":
      return fault.field === "quantity"
        ? m.checkout_fault_quantity()
        : m.checkout_fault_malformed({ field: fault.field });
    case "NO_VISITOR":
    case "NOT_IN_CART":
    case "EMPTY_GROUP":
      return m.checkout_fault_not_in_cart();
  }
}
