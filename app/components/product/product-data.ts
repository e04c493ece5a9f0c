import { yuanText } from "~/domain/money";
import type { ProductView } from "~/services/catalog/product-view";

/** schema.org description of a product; its price is what the buyer pays, tax included. */
export function productData(product: ProductView, address: string): Record<string, unknown> {
  const { offer } = product;
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: `${product.title} ${product.spec}`.trim(),
    sku: product.sku,
    brand: { "@type": "Brand", name: product.brand.name },
    countryOfOrigin: product.origin.code,
    ...(product.summary ? { description: product.summary } : {}),
    ...(product.photos.length > 0 ? { image: product.photos.map(({ url }) => url) } : {}),
    ...(offer
      ? {
          offers: {
            "@type": "Offer",
            url: address,
            priceCurrency: "CNY",
            price: yuanText(offer.payFen),
            priceSpecification: {
              "@type": "UnitPriceSpecification",
              price: yuanText(offer.payFen),
              priceCurrency: "CNY",
              valueAddedTaxIncluded: true,
            },
            availability: offer.isInStock
              ? "https://schema.org/InStock"
              : "https://schema.org/OutOfStock",
            itemCondition: "https://schema.org/NewCondition",
          },
        }
      : {}),
  };
}
