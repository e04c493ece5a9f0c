import type { CalendarDay } from "~/domain/calendar-day";
import type { ProductId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { FilterGroup, Filters, Fulfilment, LifeMonths, Sort } from "~/domain/search/request";
import type { SearchSource } from "~/domain/search/source";

export type EngineName = "postgres" | "meilisearch";

export type SearchQuery = {
  /** as typed; empty lists everything */
  text: string;
  filters: Filters;
  sort: Sort;
  /** from 1 */
  page: number;
  perPage: number;
  wantsFacets: boolean;
  /** the business day: lives are counted from it */
  today: CalendarDay;
};

/** How many hits each further choice would leave, all other groups being as they are. */
export type FacetCounts = {
  fulfilment: Record<Fulfilment, number>;
  /** by key of the lower level; the page sums up the upper one */
  category: Record<string, number>;
  brand: Record<string, number>;
  origin: Record<string, number>;
  storage: Record<string, number>;
  stage: Record<string, number>;
  diet: Record<string, number>;
  monthsLeft: Record<LifeMonths, number>;
  inStock: number;
  nearExpiryDeal: number;
  /** cheapest and dearest matching offer, whatever price is asked for; null without hits */
  price: { fromFen: Fen; toFen: Fen } | null;
};

export type SearchAnswer = {
  engine: EngineName;
  productIds: ProductId[];
  total: number;
  /** what the hits answer: the query, its corrected or relaxed form, or nothing (no words typed) */
  reading: { kind: "exact" | "corrected" | "relaxed" | "everything"; text: string };
  facets: FacetCounts | null;
  /** without hits: how many there would be without one filter group */
  withoutGroup: { group: FilterGroup; total: number }[];
  /** goods to show behind few hits (of the same kind), or instead of none */
  alternatives: { kind: "same_kind" | "popular"; productIds: ProductId[] } | null;
};

/** Finds products. Ids, totals and counts only: cards are always read from PostgreSQL afterwards. */
export interface SearchEngine {
  readonly name: EngineName;
  /** whether it can order and count this query exactly; another engine is asked otherwise */
  answers(query: SearchQuery): boolean;
  /** Throws SearchUnavailable when the engine cannot answer now; never answers wrongly instead. */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer>;
  /** how many documents it holds */
  count(): Promise<number>;
}

export class SearchUnavailable extends Error {
  override name = "SearchUnavailable";
}

/** What became of a write: `refused` documents will not be taken however often they are sent. */
export type WriteOutcome = { refused: { productId: ProductId; reason: string }[] };

/** The engine's documents. Writing the same twice changes nothing. */
export interface SearchIndex {
  readonly name: EngineName;
  /** Replaces documents whole and removes others. Throws SearchUnavailable when it should be retried. */
  write(change: {
    put: readonly SearchSource[];
    remove: readonly ProductId[];
  }): Promise<WriteOutcome>;
  /** how many documents it holds */
  count(): Promise<number>;
  /** hash of every document it holds, to compare two indexes */
  hashes(): Promise<Map<ProductId, string>>;
}

/** An index that is rebuilt beside the live one and then takes its place. */
export interface RemoteSearchIndex extends SearchIndex {
  /** an empty index with our settings, not live yet */
  begin(stamp: string): Promise<SearchIndexDraft>;
  drop(indexName: string): Promise<void>;
  /** of the settings an index would be built with now; another one than before asks for a rebuild */
  settingsHash(): Promise<string>;
}

export interface SearchIndexDraft extends Omit<SearchIndex, "count"> {
  readonly indexName: string;
  /** hits of some words, to see before the swap that it answers */
  hitsOf(text: string): Promise<number>;
  /** swaps it with the live index; the old documents are then under `indexName` */
  takeOver(): Promise<void>;
}

export type Suggestion = {
  /** what to search for */
  text: string;
  kind: "brand" | "category" | "origin" | "concept" | "alias";
  /** brand slug, category key, country code; null for names of goods */
  key: string | null;
};

/** Everything search offers to the services. */
export type SearchPort = {
  engine: SearchEngine;
  /** words that begin with what is being typed, in Chinese, pinyin, initials or English */
  suggest(typed: string, limit: number): Promise<Suggestion[]>;
  /** brands and kinds that most products carry, to try an index with */
  commonWords(count: number): Promise<string[]>;
  local: SearchIndex;
  /** undefined when no remote engine is configured */
  remote: RemoteSearchIndex | undefined;
};
