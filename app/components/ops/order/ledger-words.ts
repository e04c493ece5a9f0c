import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { LedgerPlaceView, OrderLedgerView } from "~/services/fulfilment/console-order-view";

export function ledgerName(ledger: OrderLedgerView["ledger"]): string {
  switch (ledger) {
    case "promise":
      return m.ops_ledger_promise();
    case "physical":
      return m.ops_ledger_physical();
    case "allowance":
      return m.ops_ledger_allowance();
    case "book":
      return m.ops_ledger_book();
    default:
      return assertNever(ledger);
  }
}

/** An account as a person calls it; a bucket that is new here shows its own name. */
function accountName(ledger: OrderLedgerView["ledger"], place: LedgerPlaceView): string {
  switch (`${ledger}:${place.bucket}`) {
    case "promise:saleable":
      return m.ops_account_saleable();
    case "promise:committed":
      return m.ops_account_sold();
    case "promise:consumed":
      return m.ops_account_delivered();
    case "promise:source":
      return m.ops_account_not_promised();
    case "allowance:free":
      return m.ops_account_free();
    case "allowance:used":
      return m.ops_account_used();
    case "allowance:elsewhere":
      return m.ops_account_elsewhere();
    case "physical:good":
      return place.customsStatus === "released" ? m.ops_account_released() : m.ops_account_bonded();
    case "physical:parcel":
      return m.ops_account_parcel();
    case "physical:customer":
      return m.ops_place_customer();
    case "physical:quarantine":
      return m.ops_place_quarantine();
    case "physical:supplier":
      return m.ops_place_supplier();
    default:
      return place.bucket;
  }
}

/** "可售 → 已售，占用": what moved, or is set aside to move, or was given back. */
export function entryWords(entry: OrderLedgerView): string {
  const from = accountName(entry.ledger, entry.from);
  const to = accountName(entry.ledger, entry.to);
  switch (entry.phase) {
    case "held":
      return m.ops_entry_held({ from, to });
    case "posted":
      return m.ops_entry_posted({ from, to });
    case "voided":
      return m.ops_entry_voided({ from });
    case "expired":
      return m.ops_entry_expired({ from });
    default:
      return assertNever(entry.phase);
  }
}
