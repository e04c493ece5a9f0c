import { Price, StruckPrice } from "~/components/ui/price";
import { m } from "~/messages/compiled/messages";
import type { ProductOffer } from "~/services/catalog/product-view";
import { unitPriceText } from "./product-words";
import { Taxed } from "./taxed";

/** The price, with tax on the same line, and what it is for 100 g. */
export function PriceLines({ offer }: { offer: ProductOffer }) {
  return (
    <div className="panel price-lines">
      <p>
        <Price fen={offer.priceFen} size="large" />
        <Taxed tax={offer.tax} />
        {offer.unitPrice ? <small>{unitPriceText(offer.unitPrice)}</small> : null}
      </p>
      {offer.referencePriceFen !== null ? (
        <p className="price-was">
          <StruckPrice fen={offer.referencePriceFen} /> {m.shop_struck_price_is()}
        </p>
      ) : null}
    </div>
  );
}
