import { RegimeBadge, regimeName } from "~/components/ui/badge";
import { MiniGauge } from "~/components/ui/gauge";
import { Origin } from "~/components/ui/origin";
import { Price, StruckPrice } from "~/components/ui/price";
import { formatYuan } from "~/domain/format/money";
import { unbrokenPack } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProductCard as Card, LifeView } from "~/services/catalog/product-card";
import { ProductArt } from "./product-art";
import { lifeText, unitPriceText } from "./product-words";
import { Taxed, UnverifiedStar } from "./taxed";

/** A product in a list: one link to the very offer it shows, price with tax always in the same place. */
export function ProductCard({ card, load }: { card: Card; load?: "soon" | "later" }) {
  const { offer, otherOffer, life } = card;
  return (
    <article className={offer.isInStock ? "card" : "card card-out"}>
      <ProductArt art={card.art} photoUrl={card.photoUrl} size={224} load={load} />
      <div className="card-body">
        <p className="card-tags">
          <Origin {...card.origin} />
          <RegimeBadge regime={offer.regime} />
        </p>
        <h3>
          <Link to={href(`/products/${card.slug}?offer=${card.offer.offerId}`)}>
            {unbrokenPack(card.name)}
          </Link>
        </h3>
        {offer.isInStock ? (
          life ? (
            <LifeLine life={life} />
          ) : null
        ) : (
          <p className="life">{m.shop_out_of_stock()}</p>
        )}
        <p className="card-price">
          <Price fen={offer.priceFen} />
          {offer.referencePriceFen ? <StruckPrice fen={offer.referencePriceFen} /> : null}
        </p>
        <p className="card-tax">
          <Taxed tax={offer.tax} />
          {offer.unitPrice ? <small>{unitPriceText(offer.unitPrice)}</small> : null}
        </p>
        {otherOffer ? (
          <p className={otherOffer.regime === "0110" ? "card-other" : "card-other card-other-bond"}>
            {(otherOffer.regime === "0110" ? m.shop_also_offered : m.shop_also_offered_taxed)({
              kind: regimeName(otherOffer.regime, "card"),
              amount: formatYuan(otherOffer.payFen),
            })}
            {otherOffer.isUnverified ? <UnverifiedStar /> : null}
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** What is left of the shelf life: the coloured part of the scale, and in words. */
export function LifeLine({ life }: { life: LifeView }) {
  return (
    <p className="life">
      <MiniGauge
        from={1 - life.shareBps / 10_000}
        to={1}
        tone={life.isNearExpiry ? "warn" : "wu"}
      />
      {lifeText(life.daysLeft)}
    </p>
  );
}
