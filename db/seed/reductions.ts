import type { Catalogue } from "./catalogue";
import type { SeedOffer, SeedProduct } from "./catalogue/types";
import { drawFor } from "./draw";

/**
 * Reduces about one offer in thirty by a quarter, beside those the parts reduce themselves, so that
 * 临期优惠 has goods. Their stock is planned near its expiry (stock-plans.ts). Only goods of one size:
 * beside a reduced tin the pack of two would cost more than two tins.
 */
export function withReductions(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    products: catalogue.products.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({
        ...variant,
        offers: variant.offers.map((offer) =>
          isReduced(product, variant.sku, offer) ? reduced(offer) : offer,
        ),
      })),
    })),
  };
}

function isReduced(product: SeedProduct, sku: string, offer: SeedOffer): boolean {
  const keepsLong = product.shelfLifeDays > 150 && product.shelfLifeDays <= 730;
  const isPlain = offer.referencePriceFen === undefined && offer.priceFen < 30_000;
  const hasOneSize = product.variants.length === 1;
  return keepsLong && isPlain && hasOneSize && drawFor(`reduced:${sku}:${offer.regime}`).oneIn(30);
}

/** A quarter less, in whole ten fen, the price before as the reference. */
function reduced(offer: SeedOffer): SeedOffer {
  const priceFen = Math.floor((offer.priceFen * 3) / 40) * 10;
  return { ...offer, priceFen, referencePriceFen: offer.priceFen };
}
