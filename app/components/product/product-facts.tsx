import type { ReactNode } from "react";
import { DutySaved } from "~/components/tax/duty-saved";
import { PriceReasons } from "~/components/tax/price-reasons";
import { regimeName } from "~/components/ui/badge";
import { Details } from "~/components/ui/details";
import { Icon } from "~/components/ui/icon";
import { formatNearDay } from "~/domain/format/day";
import { formatHs } from "~/domain/format/duty";
import { formatBps, formatYuan } from "~/domain/format/money";
import { formatWeight } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProductOffer, ProductView } from "~/services/catalog/product-view";

/** Tax, delivery, size, way of buying and services, each on its own row. */
export function ProductFacts({ product, offer }: { product: ProductView; offer: ProductOffer }) {
  return (
    <div className="panel facts">
      <TaxRow offer={offer} />
      {offer.hs8 ? <TariffRow hs8={offer.hs8} origin={product.origin} /> : null}
      <DeliveryRow offer={offer} />
      {product.variants.length > 1 ? <VariantRow product={product} offer={offer} /> : null}
      {product.offers.length > 1 ? <RegimeRow product={product} offer={offer} /> : null}
      <ServiceRow offer={offer} isPerishable={product.storageZone !== "ambient"} />
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="facts-row">
      <h2>{label}</h2>
      <div>{children}</div>
    </div>
  );
}

function TaxRow({ offer }: { offer: ProductOffer }) {
  if (offer.tax.kind !== "estimate" || !offer.taxParts) {
    return (
      <Row label={m.shop_tax()}>
        <p>{m.shop_tax_in_price()}</p>
        {offer.dutySaving ? (
          <p className="facts-note">
            <DutySaved saving={offer.dutySaving} />
          </p>
        ) : null}
      </Row>
    );
  }
  return (
    <Row label={m.shop_tax()}>
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
    </Row>
  );
}

/** Leads to the desk: where the line's rates come from, and what the agreements give its origin. */
function TariffRow({ hs8, origin }: { hs8: string; origin: ProductView["origin"] }) {
  const query = new URLSearchParams({ line: hs8, origin: origin.code });
  return (
    <Row label={m.tariff_product_label()}>
      <p>
        <Link to={href(`/tariff?${query}`)} className="link">
          {m.tariff_product_link({ code: formatHs(hs8), origin: origin.name })}
        </Link>
      </p>
    </Row>
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
  const levied = (bps: number) => formatBps(Math.round((bps * explanation.taxShareBps) / 10_000));
  const rateOf = (bps: number) =>
    isReduced ? m.shop_tax_rate_reduced({ rate: formatBps(bps), share }) : formatBps(bps);
  return (
    <table className="tax-parts">
      <tbody>
        <tr>
          <th scope="row">{isReduced ? m.shop_tax_duty_within_limits() : m.shop_tax_duty()}</th>
          <td>
            {formatBps(Math.round((explanation.dutyBps * explanation.dutyShareBps) / 10_000))}
          </td>
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

function DeliveryRow({ offer }: { offer: ProductOffer }) {
  const { promise, freightFen, warehouse } = offer;
  const locale = getLocale();
  return (
    <Row label={m.shop_delivery()}>
      {promise ? (
        <p>
          <b>{m.shop_arrives_by({ day: formatNearDay(promise.arrivesBy, locale) })}</b>
        </p>
      ) : null}
      <p className="facts-note">
        {promise
          ? m.shop_leaves_if_paid({
              warehouse: warehouse.name,
              day: formatNearDay(promise.leavesOn, locale),
              hour: `${promise.cutOffHour}:00`,
            })
          : warehouse.name}
        {freightFen !== null ? (
          <>
            <br />
            {freightFen === 0
              ? m.shop_freight_free()
              : m.shop_freight_one({ amount: formatYuan(freightFen) })}
          </>
        ) : null}
      </p>
      {offer.offersHallPickup ? (
        <p className="facts-note">
          <Link to={href("/hall")} className="link">
            {m.shop_hall_pickup_possible()}
          </Link>
        </p>
      ) : null}
    </Row>
  );
}

const offerPath = (product: ProductView, offerId: string) =>
  href(`/products/${product.slug}?offer=${offerId}`);

function VariantRow({ product, offer }: { product: ProductView; offer: ProductOffer }) {
  return (
    <Row label={m.shop_spec()}>
      <p className="chips">
        {product.variants.map((variant) => (
          <Link
            key={variant.sku}
            className="chip"
            to={offerPath(product, variant.offerId)}
            aria-current={variant.sku === offer.sku ? "true" : undefined}
            preventScrollReset
            replace
          >
            {variant.spec}
          </Link>
        ))}
      </p>
    </Row>
  );
}

function RegimeRow({ product, offer }: { product: ProductView; offer: ProductOffer }) {
  return (
    <Row label={m.shop_way_of_buying()}>
      <p className="chips">
        {product.offers.map((one) => (
          <Link
            key={one.offerId}
            className="chip chip-two"
            to={offerPath(product, one.offerId)}
            aria-current={one.offerId === offer.offerId ? "true" : undefined}
            preventScrollReset
            replace
          >
            <span>{regimeName(one.regime, "full")}</span>
            <small>
              {one.isInStock
                ? one.regime === "0110"
                  ? m.shop_price_tax_in({ amount: formatYuan(one.payFen) })
                  : m.shop_taxed_about({ amount: formatYuan(one.payFen) })
                : m.shop_out_of_stock()}
            </small>
          </Link>
        ))}
      </p>
    </Row>
  );
}

/** What cannot be returned is said before the cart; fresh and chilled goods never on a change of mind. */
function ServiceRow({ offer, isPerishable }: { offer: ProductOffer; isPerishable: boolean }) {
  return (
    <Row label={m.shop_services()}>
      <ul className="services">
        {offer.regime === "0110" ? (
          <>
            {isPerishable ? (
              <Service icon="warn">{m.shop_service_perishable()}</Service>
            ) : (
              <>
                <Service icon="check">{m.shop_service_duty_return()}</Service>
                <Service icon="warn">{m.shop_service_opened()}</Service>
              </>
            )}
            <Service icon="check">{m.shop_service_duty_no_identity()}</Service>
          </>
        ) : (
          <>
            {isPerishable ? (
              <Service icon="warn">{m.shop_service_perishable()}</Service>
            ) : (
              <>
                <Service icon="check">{m.shop_service_bonded_return()}</Service>
                <Service icon="warn">{m.shop_service_opened()}</Service>
              </>
            )}
            {offer.weightCap ? (
              <Service icon="warn">
                {m.shop_service_cap({ cap: formatWeight(offer.weightCap.capGrams) })}
                {offer.weightCap.isUnverified ? <small> {m.tax_unverified()}</small> : null}
              </Service>
            ) : null}
            <Service icon="warn">
              {m.shop_service_bonded_home_only()}{" "}
              <Link to={href("/import-notice#home-only")} className="link">
                {m.shop_why()}
              </Link>
            </Service>
          </>
        )}
      </ul>
    </Row>
  );
}

function Service({ icon, children }: { icon: "check" | "warn"; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={16} className={icon === "warn" ? "text-warn" : "text-ink-2"} />
      <span>{children}</span>
    </li>
  );
}
