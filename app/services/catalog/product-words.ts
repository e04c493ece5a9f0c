import type { Locale } from "~/platform/context.server";
import type { ProductFacts } from "./product-facts.server";
import { productTitle } from "./product-title";
import type { ProductView } from "./product-view";

type Words = Omit<
  ProductView,
  | "origin"
  | "art"
  | "sku"
  | "spec"
  | "variants"
  | "offer"
  | "offers"
  | "refused"
  | "notice"
  | "related"
>;

/** What a product page says of the product itself, in the reader's language. */
export function productWords(facts: ProductFacts, locale: Locale): Words {
  const isEn = locale === "en";
  const pick = <Value>(zh: Value, en: Value): Value => (isEn ? (en ?? zh) : (zh ?? en));
  const named = (row: { key: string; nameZh: string; nameEn: string }) => ({
    key: row.key,
    name: pick(row.nameZh, row.nameEn),
  });
  return {
    productId: facts.productId,
    slug: facts.slug,
    brand: { slug: facts.brandSlug, name: pick(facts.brandZh, facts.brandEn) },
    title: productTitle(facts, locale),
    otherTitle: productTitle(facts, isEn ? "zh-CN" : "en"),
    category: { ...named(facts.category), parent: facts.parent && named(facts.parent) },
    summary: pick(facts.summaryZh, facts.summaryEn),
    storageZone: facts.storageZone,
    photos: facts.photos.map(({ url, altZh, altEn }) => ({
      url,
      alt: pick(altZh, altEn) ?? productTitle(facts, locale),
    })),
    allergens: facts.allergens,
    mayContain: facts.mayContain,
    diet: facts.diet,
    nutrition: facts.nutrition,
    label: {
      ingredients: pick(facts.ingredientsZh, facts.ingredientsEn),
      usage: pick(facts.usageZh, facts.usageEn),
      audience: pick(facts.audienceZh, facts.audienceEn),
    },
    producer: facts.producerName
      ? {
          name: facts.producerName,
          city: facts.producerCity,
          registrationNo: facts.producerRegistrationNo,
          registrationState: facts.producerRegistrationState,
        }
      : null,
    authorisation: facts.authorisation,
  };
}
