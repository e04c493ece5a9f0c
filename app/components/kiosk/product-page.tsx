import { useState } from "react";
import { allergenName } from "~/components/product/allergen-names";
import { storageName } from "~/components/product/lot-card";
import { ProductArt } from "~/components/product/product-art";
import { unitPriceText } from "~/components/product/product-words";
import { Taxed } from "~/components/product/taxed";
import { DutySaved } from "~/components/tax/duty-saved";
import { RegimeBadge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Origin } from "~/components/ui/origin";
import { Price, StruckPrice } from "~/components/ui/price";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import type { ProductCard } from "~/services/catalog/product-card";
import type { ProductOffer, ProductView } from "~/services/catalog/product-view";
import { AddToList } from "./add-to-list";
import { productPath, WayBadge } from "./card";
import { HandoffCard } from "./handoff-card";
import { KioskLot } from "./lot";
import { PackDialog } from "./pack-dialog";
import { Way } from "./visit";
import { WhyPanel } from "./why-panel";

/** One product: picture and price above, the lot in the middle, what to do within reach. */
export function KioskProduct({
  product,
  today,
}: {
  product: ProductView;
  /** goods of the same kind that the hall hands over today */
  today: ProductCard[];
}) {
  const { offer } = product;
  const [isPackOpen, setPackOpen] = useState(false);
  return (
    <article className="kiosk-product">
      <Plate product={product} />
      <Facts product={product} />
      {offer?.lot ? <KioskLot lot={offer.lot} /> : null}
      {offer ? (
        <WhyPanel offer={offer}>
          {offer.isInStock ? <HandoffCard key={offer.offerId} offerId={offer.offerId} /> : null}
        </WhyPanel>
      ) : (
        <p className="kiosk-not-sold">{m.kiosk_not_sold()}</p>
      )}
      <Variants product={product} />
      <div className="kiosk-acts">
        {offer ? <AddToList key={offer.offerId} offer={offer} /> : null}
        <Button type="button" tone="quiet" onClick={() => setPackOpen(true)}>
          {m.kiosk_pack()}
        </Button>
      </div>
      {offer ? <OtherWays product={product} offer={offer} today={today} /> : null}
      <PackDialog product={product} isOpen={isPackOpen} onClose={() => setPackOpen(false)} />
    </article>
  );
}

function Plate({ product }: { product: ProductView }) {
  const { offer, photos } = product;
  const [photo] = photos;
  const name = `${product.title} ${product.spec}`;
  return (
    <section className="kiosk-plate">
      {photo ? (
        <ProductArt
          art={product.art}
          photoUrl={photo.url}
          alt={photo.alt}
          size={580}
          load="first"
          className="kiosk-plate-photo"
        />
      ) : (
        <>
          <span className="kiosk-plate-ground" aria-hidden="true">
            <ProductArt art={product.art} size={580} load="first" className="" />
            <ProductArt art={product.art} size={580} load="first" className="" />
          </span>
          <ProductArt
            art={product.art}
            alt={m.kiosk_illustration_of({ goods: name })}
            size={580}
            load="first"
            className=""
          />
        </>
      )}
      <div className="kiosk-info">
        <p className="kiosk-info-tags">
          <Origin {...product.origin} width={36} />
          {offer ? <RegimeBadge regime={offer.regime} /> : null}
        </p>
        <h1>{name}</h1>
        {product.otherTitle ? (
          <p className="kiosk-info-other" lang={getLocale() === "en" ? "zh-CN" : "en"}>
            {product.otherTitle}
          </p>
        ) : null}
        {offer ? <PriceOf offer={offer} /> : null}
      </div>
      {photo ? null : <small>{m.common_illustration()}</small>}
    </section>
  );
}

function PriceOf({ offer }: { offer: ProductOffer }) {
  return (
    <>
      <p className="kiosk-info-price">
        <Price fen={offer.priceFen} size="large" />
        <Taxed tax={offer.tax} />
      </p>
      <p className="kiosk-info-tax">
        {offer.tax.kind === "estimate" ? (
          <span>{m.shop_tax_estimate({ amount: formatYuan(offer.tax.taxFen) })}</span>
        ) : null}
        {offer.dutySaving ? (
          <span>
            <DutySaved saving={offer.dutySaving} />
          </span>
        ) : null}
        {offer.unitPrice ? <small>{unitPriceText(offer.unitPrice)}</small> : null}
        {offer.referencePriceFen !== null ? (
          <small>
            <StruckPrice fen={offer.referencePriceFen} /> {m.shop_struck_price_is()}
          </small>
        ) : null}
      </p>
    </>
  );
}

/** What may harm comes first and largest. */
function Facts({ product }: { product: ProductView }) {
  const { allergens, mayContain, label, storageZone } = product;
  return (
    <ul className="kiosk-facts">
      {allergens.map((key) => (
        <li key={key} className="kiosk-allergen">
          <Icon name="warn" size={32} />
          {m.shop_contains({ what: allergenName(key) })}
        </li>
      ))}
      {mayContain.length > 0 ? (
        <li>
          {m.shop_may_contain({ what: mayContain.map(allergenName).join(m.shop_list_comma()) })}
        </li>
      ) : null}
      <li>
        <Icon name={storageZone === "ambient" ? "thermometer" : "snowflake"} size={32} />
        {storageName(storageZone)}
      </li>
      {label.audience ? (
        <li>
          <Icon name="user" size={32} />
          {label.audience}
        </li>
      ) : null}
    </ul>
  );
}

function Variants({ product }: { product: ProductView }) {
  if (product.variants.length < 2) return null;
  return (
    <nav className="kiosk-variants" aria-label={m.kiosk_variants()}>
      {product.variants.map(({ sku, spec, offerId }) => (
        <Way key={sku} to={productPath(product.slug, offerId)} isCurrent={sku === product.sku}>
          {spec}
        </Way>
      ))}
    </nav>
  );
}

/** For bonded goods what can be taken along today instead; for duty-paid ones the other river's price. */
function OtherWays({
  product,
  offer,
  today,
}: {
  product: ProductView;
  offer: ProductOffer;
  today: ProductCard[];
}) {
  const others = product.offers.filter((one) => one.regime !== offer.regime && one.isInStock);
  const isBonded = offer.regime !== "0110";
  if (others.length === 0 && today.length === 0) return null;
  return (
    <section className={isBonded ? "kiosk-other" : "kiosk-other kiosk-other-bonded"}>
      <div>
        <h2>{isBonded ? m.kiosk_today_title() : m.kiosk_home_title()}</h2>
        <p>{isBonded ? m.kiosk_today_text() : m.kiosk_home_text()}</p>
      </div>
      {others.map((one) => (
        <Way key={one.offerId} to={productPath(product.slug, one.offerId)}>
          <ProductArt art={product.art} crop="icon" size={84} load="soon" className="" />
          <span>
            <b>{isBonded ? m.kiosk_same_duty() : m.kiosk_same_bonded()}</b>
            <Price fen={one.payFen} size="small" />
          </span>
        </Way>
      ))}
      {today.slice(0, 2 - others.length).map((card) => (
        <Way key={card.productId} to={productPath(card.slug, card.offer.offerId)}>
          <ProductArt art={card.art} crop="icon" size={84} load="soon" className="" />
          <span>
            <b>{card.name}</b>
            <span className="kiosk-other-price">
              <Price fen={card.offer.priceFen} size="small" />
              <WayBadge offer={card.offer} />
            </span>
          </span>
        </Way>
      ))}
    </section>
  );
}
