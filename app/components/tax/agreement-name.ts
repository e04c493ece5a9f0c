import { assertNever } from "~/domain/invariant";
import type { Agreement } from "~/domain/tariff/rows";
import { m } from "~/messages/compiled/messages";

/** What people call an agreement. */
export function agreementName(agreement: Agreement): string {
  switch (agreement) {
    case "RCEP":
      return m.tax_agreement_RCEP();
    case "ACFTA":
      return m.tax_agreement_ACFTA();
    case "CHAFTA":
      return m.tax_agreement_CHAFTA();
    case "NZFTA":
      return m.tax_agreement_NZFTA();
    case "KFTA":
      return m.tax_agreement_KFTA();
    default:
      return assertNever(agreement);
  }
}
