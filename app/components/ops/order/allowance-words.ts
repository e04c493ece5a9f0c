import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { OverrideAllowanceRefusal } from "~/services/ordering/override-allowance.server";
import type { CustomsReturnRefusal } from "~/services/ordering/record-customs-return.server";

/** Why nothing was changed in a buyer's year, and what to do. */
export function allowanceRefusalWords(
  refusal: OverrideAllowanceRefusal | CustomsReturnRefusal | { code: "RETURN_INCOMPLETE" },
): string {
  switch (refusal.code) {
    case "FORBIDDEN":
      return m.ops_forbidden_text();
    case "ORDER_NOT_FOUND":
      return m.ops_missing_text();
    case "NO_ALLOWANCE":
      return m.ops_allowance_none();
    case "AMOUNT_INVALID":
      return m.ops_allowance_amount_wrong();
    case "REASON_MISSING":
      return m.ops_allowance_reason_missing();
    case "NOT_CONFIRMED":
      return m.ops_allowance_not_confirmed();
    case "NOT_RELEASED":
      return m.ops_refused_not_released();
    case "RETURNED_ALREADY":
      return m.ops_allowance_returned_already();
    case "TOO_MANY_PIECES":
      return m.ops_allowance_too_many_pieces({ line: refusal.line });
    case "RETURN_DAYS_WRONG":
      return m.ops_allowance_days_wrong();
    case "RETURN_TOO_LATE":
      return m.ops_allowance_too_late({ applyBy: refusal.applyBy, backBy: refusal.backBy });
    case "RETURN_INCOMPLETE":
      return m.ops_allowance_return_incomplete();
    case "RATE_UNKNOWN":
    case "UNVERIFIED":
      return m.ops_allowance_clocks_unknown();
    default:
      return assertNever(refusal);
  }
}
