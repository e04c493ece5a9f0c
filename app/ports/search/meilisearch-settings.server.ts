import type { Settings } from "meilisearch";
import { CONCEPTS } from "~/domain/search/concepts/all";
import { dictionaryOf } from "~/domain/search/dictionary";
import { CHANNELS } from "~/domain/search/source";
import { STOP_WORDS } from "~/domain/search/words";

const SEARCHABLE = [
  "brand_zh",
  "brand_en",
  "name_zh",
  "name_en",
  "aliases",
  "category_names",
  "origin_names",
  "pinyin",
  "initials",
  "spec",
  "name_orig",
  "description_zh",
  "description_en",
];

/** Filtered by value: counted, never compared. */
const EQUAL = [
  "id",
  "category",
  "category_top",
  "origin",
  "storage",
  "diet",
  "kinds",
  "grade_key",
  "sizes",
  ...CHANNELS.flatMap((channel) => [`in_stock_${channel}`, `deal_${channel}`]),
];
/** Filtered by more and less as well. */
const COMPARED = [
  "stage",
  "grade_value",
  "pack_counts",
  ...CHANNELS.flatMap((channel) => [`price_fen_${channel}`, `expires_${channel}`]),
];

const rule = (attributePatterns: string[], comparison: boolean, facetSearch = false) => ({
  attributePatterns,
  features: { facetSearch, filter: { equality: true, comparison } },
});

/**
 * The index as Chinese goods need it. The dictionary holds what is cut out before segmentation;
 * whatever changes tokens reindexes everything, so settings come before documents.
 */
export function indexSettings(catalogueWords: readonly string[]): Settings {
  return {
    searchableAttributes: SEARCHABLE,
    displayedAttributes: ["id", "category", "doc_hash"],
    rankingRules: [
      "words",
      "sort",
      "typo",
      "proximity",
      "attributeRank",
      "wordPosition",
      "exactness",
      "in_stock:desc",
      "sales_30d:desc",
    ],
    filterableAttributes: [rule(["brand"], false, true), rule(EQUAL, false), rule(COMPARED, true)],
    sortableAttributes: [
      "in_stock",
      "sales_30d",
      "published_ts",
      "price_fen",
      "is_deal",
      "deal_expires",
      ...CHANNELS.map((channel) => `price_fen_${channel}`),
    ],
    dictionary: dictionaryOf(catalogueWords),
    synonyms: synonyms(),
    stopWords: [...STOP_WORDS].sort(),
    // UMF10 stays fuzzy all the same: grades are filters, codes never come here.
    typoTolerance: { disableOnNumbers: true },
    searchCutoffMs: 500,
    localizedAttributes: [
      {
        attributePatterns: ["*_zh", "aliases", "category_names", "origin_names", "spec"],
        locales: ["zho"],
      },
      { attributePatterns: ["*_en", "pinyin", "initials"], locales: ["eng"] },
    ],
    // Totals are cut off here, and counts beside a list are totals: no fewer than the shop has goods.
    pagination: { maxTotalHits: 20_000 },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { "*": "count" } },
    prefixSearch: "indexingTime",
  };
}

/** The Chinese names of one kind of goods for each other. */
function synonyms(): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { zh } of CONCEPTS) {
    for (const word of zh) {
      const others = zh.filter((other) => other !== word);
      if (others.length > 0) found[word] = [...new Set([...(found[word] ?? []), ...others])];
    }
  }
  return found;
}
