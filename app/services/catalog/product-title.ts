import type { Locale } from "~/platform/context.server";

type Titled = { brandZh: string; brandEn: string; nameZh: string; nameEn: string };

/** Brand and name: 安佳 高钙全脂奶粉, Anchor Hi-Calcium Whole Milk Powder. */
export function productTitle(product: Titled, locale: Locale): string {
  return locale === "en"
    ? `${product.brandEn} ${product.nameEn}`
    : `${product.brandZh} ${product.nameZh}`;
}

/** The same with the specification of one variant behind it. */
export function variantTitle(
  product: Titled,
  variant: { specZh: string; specEn: string },
  locale: Locale,
): string {
  const title = productTitle(product, locale);
  return locale === "en" ? `${title}, ${variant.specEn}` : `${title} ${variant.specZh}`;
}
