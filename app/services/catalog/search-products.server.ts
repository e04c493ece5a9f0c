import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import { normaliseGtin } from "~/domain/catalog/gtin";
import type { ProductId } from "~/domain/ids";
import { codeOf } from "~/domain/search/normalise";
import {
  type FilterGroup,
  MOST_HITS,
  NO_FILTERS,
  PER_PAGE,
  type SearchRequest,
} from "~/domain/search/request";
import type { ServiceContext } from "~/platform/context.server";
import type { EngineName, SearchAnswer } from "~/ports/search/search";
import { currentRules } from "~/services/rules/current-rules.server";
import { readCards } from "./card-facts.server";
import { type FacetView, facetView } from "./facet-view";
import { makeCard } from "./make-card.server";
import type { ProductCard } from "./product-card";

/** A list page: search results, or a category or brand when no words were typed. */
export type SearchPage = {
  cards: ProductCard[];
  total: number;
  page: number;
  pageCount: number;
  /** what the cards answer: the words as typed, corrected or relaxed ones, one article's code, or nothing */
  reading: { kind: "exact" | "corrected" | "relaxed" | "code" | "everything"; text: string };
  /** null on an article's code */
  facets: FacetView | null;
  /** on an empty page: the filters whose removal would find something, and how much */
  removableFilters: { group: FilterGroup; total: number }[];
  /** goods of the same kind behind few hits, or popular ones instead of none; never counted as hits */
  alternatives: { kind: "same_kind" | "popular"; cards: ProductCard[] } | null;
  engine: EngineName;
};

/**
 * Finds products and makes their cards from the database as it stands now. An article number or bar
 * code is looked up exactly first. At most three statements on the PostgreSQL engine. Writes the
 * query, how it was read and the number of hits to the log, without anybody's identity.
 */
export async function searchProducts(
  ctx: ServiceContext,
  request: SearchRequest,
  signal?: AbortSignal,
): Promise<SearchPage> {
  const byCode = await findByCode(ctx, request.text);
  if (byCode) return pageOf(ctx, { ...request, filters: NO_FILTERS }, codeAnswer(request, byCode));
  const answer = await ctx.ports.search.engine.search(
    {
      ...request,
      perPage: PER_PAGE,
      wantsFacets: true,
      today: shanghaiDay(ctx.fixedNow ?? new Date()),
    },
    signal,
  );
  if (request.text !== "" && request.page === 1) {
    const { reading, total, engine } = answer;
    ctx.log.info(
      { query: request.text, read: reading.kind, as: reading.text, total, engine },
      "search",
    );
  }
  return pageOf(ctx, request, answer);
}

/** The published product of an article number or GTIN; undefined when the text is no code of ours. */
async function findByCode(ctx: ServiceContext, text: string): Promise<ProductId | undefined> {
  const code = codeOf(text);
  if (code === undefined) return undefined;
  const [row] = await ctx.db.execute<{ product_id: ProductId }>(sql`
    SELECT v.product_id FROM variant v JOIN product p ON p.id = v.product_id
    WHERE p.status = 'published' AND (v.sku = ${code} OR v.gtin = ${normaliseGtin(code) ?? code})
    LIMIT 1`);
  return row?.product_id;
}

type PageAnswer = Omit<SearchAnswer, "reading"> & { reading: SearchPage["reading"] };

function codeAnswer(request: SearchRequest, productId: ProductId): PageAnswer {
  return {
    engine: "postgres",
    productIds: [productId],
    total: 1,
    reading: { kind: "code", text: request.text },
    facets: null,
    withoutGroup: [],
    alternatives: null,
  };
}

async function pageOf(
  ctx: ServiceContext,
  request: SearchRequest,
  answer: PageAnswer,
): Promise<SearchPage> {
  const { filters } = request;
  const alternativeIds = answer.alternatives?.productIds ?? [];
  const reading = await readCards(ctx, [...answer.productIds, ...alternativeIds], {
    brandSlugs: [...Object.keys(answer.facets?.brand ?? {}), ...filters.brands],
    withCategories: answer.facets !== null,
  });
  const book = await currentRules(ctx, { seenVersion: reading.ruleVersion });
  const rules = book.on(shanghaiDay(reading.now));
  const cardsOf = (ids: readonly ProductId[]) =>
    ids.flatMap((id) => {
      const facts = reading.facts.get(id);
      const card = facts && makeCard(facts, filters, rules, ctx.locale);
      return card ? [card] : [];
    });
  const alternatives = cardsOf(alternativeIds);
  return {
    cards: cardsOf(answer.productIds),
    total: answer.total,
    page: request.page,
    pageCount: Math.ceil(Math.min(answer.total, MOST_HITS) / PER_PAGE),
    reading: answer.reading,
    facets: answer.facets && facetView(answer.facets, filters, reading, ctx.locale),
    removableFilters: answer.withoutGroup,
    alternatives:
      answer.alternatives && alternatives.length > 0
        ? { kind: answer.alternatives.kind, cards: alternatives }
        : null,
    engine: answer.engine,
  };
}
