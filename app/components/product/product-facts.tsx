import type { ReactNode } from "react";
import { regimeName } from "~/components/ui/badge";
import { Icon } from "~/components/ui/icon";
import { formatNearDay } from "~/domain/format/day";
import { formatYuan } from "~/domain/format/money";
import { formatWeight } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProductOffer, ProductView } from "~/services/catalog/product-view";
import { FactsRow } from "./facts-row";
import { TariffRow, TaxRow } from "./product-tax";

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

function DeliveryRow({ offer }: { offer: ProductOffer }) {
  const { promise, freightFen, warehouse } = offer;
  const locale = getLocale();
  return (
    <FactsRow label={m.shop_delivery()}>
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
    </FactsRow>
  );
}

const offerPath = (product: ProductView, offerId: string) =>
  href(`/products/${product.slug}?offer=${offerId}`);

function VariantRow({ product, offer }: { product: ProductView; offer: ProductOffer }) {
  return (
    <FactsRow label={m.shop_spec()}>
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
    </FactsRow>
  );
}

function RegimeRow({ product, offer }: { product: ProductView; offer: ProductOffer }) {
  return (
    <FactsRow label={m.shop_way_of_buying()}>
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
    </FactsRow>
  );
}

/** What cannot be returned is said before the cart; fresh and chilled goods never on a change of mind. */
function ServiceRow({ offer, isPerishable }: { offer: ProductOffer; isPerishable: boolean }) {
  return (
    <FactsRow label={m.shop_services()}>
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
    </FactsRow>
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
