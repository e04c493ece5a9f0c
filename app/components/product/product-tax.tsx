import { DutySaved } from "~/components/tax/duty-saved";
import { PriceReasons } from "~/components/tax/price-reasons";
import { Details } from "~/components/ui/details";
import { formatHs } from "~/domain/format/duty";
import { formatBps, formatYuan } from "~/domain/format/money";
import { leviedBps } from "~/domain/tax/levied-rate";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProductOffer, ProductView } from "~/services/catalog/product-view";
import { FactsRow } from "./facts-row";

/** What a piece costs in tax, how that comes about, and what an agreement takes off. */
export function TaxRow({ offer }: { offer: ProductOffer }) {
  if (offer.tax.kind !== "estimate" || !offer.taxParts) {
    return (
      <FactsRow label={m.shop_tax()}>
        <p>{m.shop_tax_in_price()}</p>
        {offer.dutySaving ? (
          <p className="facts-note">
            <DutySaved saving={offer.dutySaving} />
          </p>
        ) : null}
      </FactsRow>
    );
  }
  return (
    <FactsRow label={m.shop_tax()}>
      <Details
        summary={
          <span>
            {m.shop_tax_estimate({ amount: formatYuan(offer.tax.taxFen) })}
            {offer.tax.isUnverified ? (
              <small className="unbroken"> {m.shop_unverified_parts()}</small>
            ) : null}
          </span>
        }
      >
        <TaxParts parts={offer.taxParts} taxText={formatYuan(offer.tax.taxFen)} />
        <Details summary={m.tax_why()} className="price-why">
          <PriceReasons reasons={offer.taxParts.reasons} />
        </Details>
      </Details>
    </FactsRow>
  );
}

/** Leads to the desk: where the line's rates come from, and what the agreements give its origin. */
export function TariffRow({ hs8, origin }: { hs8: string; origin: ProductView["origin"] }) {
  const query = new URLSearchParams({ line: hs8, origin: origin.code });
  return (
    <FactsRow label={m.tariff_product_label()}>
      <p>
        <Link to={href(`/tariff?${query}`)} className="link">
          {m.tariff_product_link({ code: formatHs(hs8), origin: origin.name })}
        </Link>
      </p>
    </FactsRow>
  );
}

function TaxParts({
  parts,
  taxText,
}: {
  parts: NonNullable<ProductOffer["taxParts"]>;
  taxText: string;
}) {
  const { explanation } = parts;
  const isReduced = explanation.taxShareBps < 10_000;
  const share = formatBps(explanation.taxShareBps);
  const levied = (bps: number) => formatBps(leviedBps(bps, explanation.taxShareBps));
  const rateOf = (bps: number) =>
    isReduced ? m.shop_tax_rate_reduced({ rate: formatBps(bps), share }) : formatBps(bps);
  return (
    <table className="tax-parts">
      <tbody>
        <tr>
          <th scope="row">{isReduced ? m.shop_tax_duty_within_limits() : m.shop_tax_duty()}</th>
          <td>{formatBps(leviedBps(explanation.dutyBps, explanation.dutyShareBps))}</td>
          <td>{formatYuan(parts.dutyFen)}</td>
        </tr>
        <tr>
          <th scope="row">{m.shop_tax_vat({ rate: rateOf(explanation.vatBps) })}</th>
          <td>{levied(explanation.vatBps)}</td>
          <td>{formatYuan(parts.vatFen)}</td>
        </tr>
        <tr>
          <th scope="row">
            {explanation.consumptionBps > 0
              ? m.shop_tax_consumption_at({ rate: rateOf(explanation.consumptionBps) })
              : m.shop_tax_consumption()}
          </th>
          <td>{explanation.consumptionBps > 0 ? levied(explanation.consumptionBps) : null}</td>
          <td>
            {parts.consumptionTaxFen > 0
              ? formatYuan(parts.consumptionTaxFen)
              : m.shop_tax_not_levied()}
          </td>
        </tr>
        <tr className="tax-parts-sum">
          <th scope="row">{m.shop_tax_each()}</th>
          <td />
          <td>{taxText}</td>
        </tr>
      </tbody>
      <caption>
        {m.shop_tax_freight_note()}{" "}
        <Link to={href("/tax")} className="link">
          {m.shop_page_tax()}
        </Link>
      </caption>
    </table>
  );
}
