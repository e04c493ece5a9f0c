import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import { STATUS_WORDS } from "~/messages/rules-words";
import type { AdvanceChangeRefusal } from "~/services/rules/advance-change.server";

type Worded = Exclude<AdvanceChangeRefusal, { code: "FORBIDDEN" | "CHANGE_NOT_FOUND" }>;

/** Why a change was not proposed, dropped, approved or rejected. */
export function advanceRefusalWords(refusal: Worded): string {
  switch (refusal.code) {
    case "NOT_NOW":
      return m.rules_refusal_not_now({ status: STATUS_WORDS[refusal.status]() });
    case "OWN_CHANGE":
      return m.rules_refusal_own();
    case "NOT_THE_AUTHOR":
      return m.rules_refusal_author();
    case "REASON_MISSING":
      return m.rules_refusal_reason();
    case "LOOK_AGAIN":
      return m.rules_refusal_look_again();
    case "ROWS_CONTRADICT":
      return m.rules_refusal_contradict();
    default:
      return assertNever(refusal);
  }
}
