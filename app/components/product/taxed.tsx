import { m } from "~/messages/compiled/messages";
import type { TaxView } from "~/services/catalog/product-card";
import { taxedText } from "./product-words";

/** The price with tax; a star, explained at the foot of every page, where a fact behind it is unverified. */
export function Taxed({ tax, className = "taxed" }: { tax: TaxView; className?: string }) {
  return (
    <span className={className}>
      {taxedText(tax)}
      {tax.kind === "estimate" && tax.isUnverified ? <UnverifiedStar /> : null}
    </span>
  );
}

export function UnverifiedStar() {
  return (
    <>
      <span className="star" aria-hidden="true">
        *
      </span>
      <span className="visually-hidden"> {m.shop_unverified_parts()}</span>
    </>
  );
}
