import { fen } from "~/domain/money";
import { FULFILMENTS, LIFE_MONTHS } from "~/domain/search/request";
import { CHANNELS } from "~/domain/search/source";
import { type Found, totalOf } from "./meilisearch-found";
import type { FacetCounts } from "./search";

/** Puts the counts of a search together: those of its hits, and those asked for beside it. */
export function facetsOf(hits: Found, counted: ReadonlyMap<string, Found>): FacetCounts {
  // An active group's own choices stay open: they are counted without its filter.
  const values = (attribute: string): Record<string, number> => {
    const found = counted.get(`group:${attribute}`) ?? hits;
    return { ...found.facetDistribution?.[attribute] };
  };
  const totals = <Key extends string | number>(prefix: string, keys: readonly Key[]) =>
    Object.fromEntries(
      keys.map((key) => [key, totalOf(counted.get(`${prefix}:${key}`))]),
    ) as Record<Key, number>;
  const prices = CHANNELS.flatMap((channel) => {
    const stats = counted.get(`price:${channel}`)?.facetStats?.[`price_fen_${channel}`];
    return stats ? [stats] : [];
  });
  return {
    fulfilment: totals("by", FULFILMENTS),
    category: values("category"),
    brand: values("brand"),
    origin: values("origin"),
    storage: values("storage"),
    stage: values("stage"),
    diet: values("diet"),
    monthsLeft: totals("life", LIFE_MONTHS),
    inStock: totalOf(counted.get("stock")),
    nearExpiryDeal: totalOf(counted.get("deal")),
    price:
      prices.length > 0
        ? {
            fromFen: fen(Math.min(...prices.map((one) => one.min))),
            toFen: fen(Math.max(...prices.map((one) => one.max))),
          }
        : null,
  };
}
