import { blockerText } from "~/components/cart/blocker-words";
import { formatYuan } from "~/domain/format/money";
import type { IdNumberRefusal } from "~/domain/identity/id-number";
import { assertNever } from "~/domain/invariant";
import type { Address, AddressFault } from "~/domain/order/address";
import type { QuoteChange } from "~/domain/order/seen-quote";
import { m } from "~/messages/compiled/messages";
import type { PlaceOrderRefusal } from "~/services/ordering/place-order.server";
import type { VerifyIdentityRefusal } from "~/services/ordering/verify-identity.server";

/** What is wrong with a field of the address, and how to mend it. */
export function addressFaultText(
  field: keyof Address,
  fault: AddressFault,
  placeCount: number,
): string {
  switch (fault) {
    case "missing":
      return m.checkout_fault_missing();
    case "too_long":
      return m.checkout_fault_too_long();
    case "form":
      return field === "phone" ? m.checkout_fault_phone() : m.checkout_fault_place();
    case "outside_mainland":
      return m.checkout_fault_outside();
    case "unknown_place":
      return m.checkout_fault_place();
    case "ambiguous":
      return m.checkout_fault_places({ count: placeCount });
    default:
      return assertNever(fault);
  }
}

export function idNumberFaultText(reason: IdNumberRefusal["reason"]): string {
  switch (reason) {
    case "form":
      return m.checkout_fault_id_form();
    case "fifteen_digits":
      return m.checkout_fault_id_old();
    case "birthday":
    case "age":
      return m.checkout_fault_id_birthday();
    case "check_digit":
      return m.checkout_fault_id_check();
    default:
      return assertNever(reason);
  }
}

/** At which field a refusal of the identity step is said, and in which words. */
export function identityFault(fault: VerifyIdentityRefusal): {
  field: "name" | "idNumber" | "consent" | "form";
  text: string;
} {
  switch (fault.code) {
    case "CONSENT_MISSING":
      return { field: "consent", text: m.checkout_fault_consent() };
    case "NAME_INVALID":
      return { field: "name", text: m.checkout_fault_name() };
    case "ID_INVALID":
      return { field: "idNumber", text: idNumberFaultText(fault.reason) };
    case "IDENTITY_MISMATCH":
      return { field: "form", text: m.checkout_fault_mismatch() };
    case "IDENTITY_SERVICE_UNAVAILABLE":
      return { field: "form", text: m.checkout_fault_check_down() };
    case "IDENTITY_FORGOTTEN":
      return { field: "form", text: m.checkout_fault_forgotten() };
    case "NO_VISITOR":
    case "IDENTITY_NOT_NEEDED":
      return { field: "form", text: m.checkout_fault_gone() };
    default:
      return assertNever(fault);
  }
}

/** Why no order was placed. */
export function placeFaultText(
  fault: Exclude<PlaceOrderRefusal, { code: "QUOTE_CHANGED" }>,
): string {
  switch (fault.code) {
    case "NO_VISITOR":
    case "EMPTY_GROUP":
      return m.checkout_fault_gone();
    case "CART_CHANGED":
      return m.checkout_fault_cart_changed();
    case "ADDRESS_MISSING":
      return m.checkout_fault_address();
    case "IDENTITY_MISSING":
    case "CONSENT_MISSING":
      return m.checkout_fault_identity();
    case "NOTICE_NOT_ACCEPTED":
      return m.checkout_fault_notice();
    case "NOTICE_UNKNOWN":
      return m.checkout_obstacle_notice();
    case "PAYER_UNVERIFIABLE":
      return m.checkout_obstacle_payer();
    case "TOO_MANY_OPEN_ORDERS":
      return m.checkout_fault_open_orders({ count: fault.limit });
    default:
      return blockerText(fault);
  }
}

/** One thing that is not as the page said; `nameOf` finds goods by their offer in the cart. */
export function changeText(change: QuoteChange, nameOf: (offerId: string) => string): string {
  switch (change.kind) {
    case "line_added":
      return m.checkout_change_added({ goods: nameOf(change.offerId), count: change.quantity });
    case "line_removed":
      return m.checkout_change_removed({ goods: nameOf(change.offerId) });
    case "quantity":
      return m.checkout_change_quantity({
        goods: nameOf(change.offerId),
        was: change.was,
        is: change.is,
      });
    case "price":
      return m.checkout_change_price({ goods: nameOf(change.offerId), ...amounts(change) });
    case "freight":
      return m.checkout_change_freight(amounts(change));
    case "insurance":
      return m.checkout_change_insurance(amounts(change));
    case "tax":
      return m.checkout_change_tax(amounts(change));
    case "allowance":
      return m.checkout_change_allowance(amounts(change));
    case "treatment":
      return change.is === "full" ? m.checkout_change_full() : m.checkout_change_reduced();
    case "unreadable":
      return m.checkout_change_unreadable();
    default:
      return assertNever(change);
  }
}

const amounts = ({ wasFen, isFen }: Extract<QuoteChange, { wasFen: unknown }>) => ({
  was: formatYuan(wasFen),
  is: formatYuan(isFen),
});
