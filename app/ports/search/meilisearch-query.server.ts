import type { MultiSearchQuery } from "meilisearch";
import type { QueryStage } from "~/domain/search/query-plan";
import {
  activeGroups,
  type FilterGroup,
  type Filters,
  FULFILMENTS,
  LIFE_MONTHS,
  NO_FILTERS,
  without,
} from "~/domain/search/request";
import { CHANNELS, type Channel } from "~/domain/search/source";
import { filterOf, quoted } from "./meilisearch-filters.server";
import type { SearchQuery } from "./search";
import { type Slot, slotsOf } from "./slots";

/** What one stage asks of the index, whatever else is counted beside it. */
export type Asked = { q: string; quantities: QueryStage["quantities"] };

export const EVERYTHING: Asked = { q: "", quantities: [] };

/**
 * A stage in the engine's query language: Latin words that the vocabulary knows are quoted, so that
 * niunai takes neither typing errors nor endings; unknown ones stay raw, and Chinese ones must, or
 * they would lose synonyms.
 */
export function askedBy(stage: QueryStage): Asked {
  const words = stage.words.map((word) =>
    word.script === "latin" && word.isKnown ? `"${word.text}"` : word.text,
  );
  return { q: words.join(" "), quantities: stage.quantities };
}

type Common = Pick<MultiSearchQuery, "indexUid" | "q" | "locales" | "matchingStrategy">;

export class QueryBuilder {
  readonly #index: string;
  readonly #query: SearchQuery;

  constructor(index: string, query: SearchQuery) {
    this.#index = index;
    this.#query = query;
  }

  #common(asked: Asked): Common {
    return { indexUid: this.#index, q: asked.q, locales: ["zh"], matchingStrategy: "all" };
  }

  #filter(asked: Asked, filters: Filters = this.#query.filters): string[] {
    return filterOf(filters, asked.quantities, this.#query.today);
  }

  /** One page of hits. */
  hits(asked: Asked): MultiSearchQuery {
    const { sort, page, perPage, wantsFacets } = this.#query;
    return {
      ...this.#common(asked),
      filter: this.#filter(asked),
      ...(sort === "relevance" ? {} : { sort: this.#sortBy() }),
      attributesToRetrieve: ["id", "category"],
      page,
      hitsPerPage: perPage,
      ...(wantsFacets ? { facets: [...VALUE_FACETS, "diet"] } : {}),
    };
  }

  /** How many hits there are under other filters; one hit a page keeps the total exact. */
  count(asked: Asked, filters: Filters, facets: string[] = []): MultiSearchQuery {
    return {
      ...this.#common(asked),
      filter: this.#filter(asked, filters),
      attributesToRetrieve: ["id"],
      page: 1,
      hitsPerPage: 1,
      ...(facets.length > 0 ? { facets } : {}),
    };
  }

  /** Whether the words find anything at all, whatever is filtered. */
  existence(asked: Asked): MultiSearchQuery {
    return {
      ...this.#common(asked),
      filter: filterOf(NO_FILTERS, asked.quantities, this.#query.today),
      attributesToRetrieve: ["id"],
      page: 1,
      hitsPerPage: 1,
    };
  }

  /** Goods of some kinds or categories, without those already shown. */
  ofKind(
    kinds: readonly string[],
    categories: readonly string[],
    shown: readonly string[],
    limit: number,
  ): MultiSearchQuery[] {
    const notShown = shown.length > 0 ? [`NOT id IN [${shown.map(quoted).join(", ")}]`] : [];
    const list = (attribute: string, values: readonly string[]): MultiSearchQuery[] =>
      values.length === 0
        ? []
        : [
            {
              ...this.#common(EVERYTHING),
              filter: [
                ...this.#filter(EVERYTHING),
                `${attribute} IN [${values.map(quoted).join(", ")}]`,
                ...notShown,
              ],
              attributesToRetrieve: ["id"],
              limit,
            },
          ];
    return [...list("kinds", kinds), ...list("category", categories)];
  }

  popular(limit: number): MultiSearchQuery {
    return { ...this.#common(EVERYTHING), attributesToRetrieve: ["id"], limit };
  }

  /** Every count beside the hits, named by what it counts. */
  counts(asked: Asked): { name: string; query: MultiSearchQuery }[] {
    const { filters } = this.#query;
    const open = VALUE_GROUPS.filter(({ group }) => activeGroups(filters).includes(group)).map(
      ({ group, attribute }) => ({
        name: `group:${attribute}`,
        query: this.count(asked, without(filters, group), [attribute]),
      }),
    );
    const anyPrice = without(filters, "price");
    return [
      ...open,
      ...FULFILMENTS.map((one) => ({
        name: `by:${one}`,
        query: this.count(asked, { ...filters, fulfilments: [one] }),
      })),
      ...LIFE_MONTHS.map((monthsLeft) => ({
        name: `life:${monthsLeft}`,
        query: this.count(asked, { ...filters, monthsLeft }),
      })),
      { name: "stock", query: this.count(asked, { ...filters, inStock: true }) },
      { name: "deal", query: this.count(asked, { ...filters, nearExpiryDeal: true }) },
      // A channel's lowest and highest price count only where that channel's offer matches.
      ...slotsByChannel(filters).map(({ channel, mustBeInStock }) => ({
        name: `price:${channel}`,
        query: this.count(asked, { ...anyPrice, fulfilments: [channel], inStock: mustBeInStock }, [
          `price_fen_${channel}`,
        ]),
      })),
    ];
  }

  /** What the removal of each active filter group would find. */
  withoutGroups(asked: Asked): { group: FilterGroup; query: MultiSearchQuery }[] {
    const { filters } = this.#query;
    return activeGroups(filters).map((group) => ({
      group,
      query: this.count(asked, without(filters, group)),
    }));
  }

  #sortBy(): string[] {
    const channel = onlyChannel(this.#query.filters);
    const price = channel ? `price_fen_${channel}` : "price_fen";
    switch (this.#query.sort) {
      case "price_up":
        return [`${price}:asc`];
      case "price_down":
        return [`${price}:desc`];
      case "newest":
        return ["published_ts:desc"];
      case "near_expiry":
        return ["is_deal:desc", "deal_expires:asc"];
      case "sales":
      case "relevance":
        return ["sales_30d:desc"];
    }
  }
}

/**
 * Whether the index can order these hits as their cards will show them. It has one price for all
 * channels and one for each; which offer matches a range or a life it cannot sort by.
 */
export function canSort({ sort, filters }: SearchQuery): boolean {
  const judgesOffers =
    filters.priceFrom !== null ||
    filters.priceTo !== null ||
    filters.monthsLeft !== null ||
    filters.nearExpiryDeal;
  switch (sort) {
    case "price_up":
    case "price_down":
      if (onlyChannel(filters)) return true;
      return filters.fulfilments.length === 0 && !judgesOffers;
    case "near_expiry":
      return filters.fulfilments.length === 0 && !judgesOffers;
    case "relevance":
    case "sales":
    case "newest":
      return true;
  }
}

/** 可到馆自提 together with 馆内有现货 is the wider one of the two. */
function slotsByChannel(filters: Filters): Slot[] {
  const slots = slotsOf(filters);
  return CHANNELS.flatMap((channel) => {
    const own = slots.filter((slot) => slot.channel === channel);
    return own.length > 0
      ? [{ channel, mustBeInStock: own.every((one) => one.mustBeInStock) }]
      : [];
  });
}

function onlyChannel({ fulfilments }: Filters): Channel | undefined {
  const channels = new Set(fulfilments.map((one) => (one === "hall_in_stock" ? "hall" : one)));
  const [only, ...more] = channels;
  return more.length === 0 ? only : undefined;
}

const VALUE_GROUPS = [
  { group: "category", attribute: "category" },
  { group: "brand", attribute: "brand" },
  { group: "origin", attribute: "origin" },
  { group: "storage", attribute: "storage" },
  { group: "stage", attribute: "stage" },
] as const satisfies readonly { group: FilterGroup; attribute: string }[];

export const VALUE_FACETS = VALUE_GROUPS.map(({ attribute }) => attribute);
