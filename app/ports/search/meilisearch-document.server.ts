import { CHANNELS, type ChannelOffer } from "~/domain/search/source";
import type { SearchEntry } from "./entry.server";

/** A document of the remote index; see meilisearch-settings.server.ts for what its fields are for. */
export type MeilisearchDocument = Record<string, unknown> & { id: string; doc_hash: string };

export function meilisearchDocument({ source, document, hash }: SearchEntry): MeilisearchDocument {
  const offers = CHANNELS.flatMap((channel) => {
    const offer = source.channels[channel];
    return offer ? [offer] : [];
  });
  const best = [...offers].sort(inStockThenCheapest)[0];
  const dealDays = offers
    .filter((offer) => offer.isNearExpiryDeal)
    .map((one) => dayNumber(one.expiresOn));
  return {
    id: source.productId,
    doc_hash: hash,
    brand_zh: document.brandZh,
    brand_en: document.brandEn,
    name_zh: document.nameZh,
    name_en: document.nameEn,
    name_orig: document.nameOrig,
    aliases: document.aliases,
    category_names: document.categoryNames,
    origin_names: document.originNames,
    pinyin: [...document.pinyin, ...document.aliasPinyin].join(" "),
    initials: document.initials.join(" "),
    spec: document.specs,
    description_zh: document.descriptionZh,
    description_en: document.descriptionEn,
    brand: source.brand.slug,
    category: source.category.key,
    category_top: source.category.key.split(".")[0],
    origin: source.origin.code,
    storage: source.storageZone,
    stage: source.stage,
    diet: source.diet,
    kinds: document.marks.flatMap((mark) => (mark.startsWith("t:") ? [mark.slice(2)] : [])),
    grade_key: source.grade?.key ?? null,
    grade_value: source.grade?.value ?? null,
    pack_counts: source.variants.map((variant) => variant.packCount),
    sizes: document.marks.flatMap((mark) => (mark.startsWith("z:") ? [mark.slice(2)] : [])),
    sales_30d: source.sales30d,
    published_ts: Math.floor(source.publishedAt.getTime() / 1_000),
    price_fen: best?.taxInFen ?? null,
    in_stock: offers.some((offer) => offer.isInStock),
    is_deal: dealDays.length > 0,
    deal_expires: dealDays.length > 0 ? Math.min(...dealDays) : null,
    ...Object.fromEntries(
      CHANNELS.flatMap((channel) => {
        const offer = source.channels[channel];
        return [
          [`price_fen_${channel}`, offer?.taxInFen ?? null],
          [`in_stock_${channel}`, offer?.isInStock ?? false],
          [`expires_${channel}`, offer?.expiresOn ? dayNumber(offer.expiresOn) : null],
          [`deal_${channel}`, offer?.isNearExpiryDeal ?? false],
        ];
      }),
    ),
  };
}

/** 2027-01-20 as 20270120: whole numbers compare as days do. */
export function dayNumber(day: string | null): number {
  return Number((day ?? "9999-12-31").replaceAll("-", ""));
}

function inStockThenCheapest(a: ChannelOffer, b: ChannelOffer): number {
  if (a.isInStock !== b.isInStock) return a.isInStock ? -1 : 1;
  return a.taxInFen - b.taxInFen;
}
