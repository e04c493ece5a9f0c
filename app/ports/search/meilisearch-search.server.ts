import type { MultiSearchQuery } from "meilisearch";
import type { QueryPlan, QueryStage } from "~/domain/search/query-plan";
import { activeGroups } from "~/domain/search/request";
import { facetsOf } from "./meilisearch-facets.server";
import { type Found, totalOf } from "./meilisearch-found";
import { type Asked, askedBy, EVERYTHING, type QueryBuilder } from "./meilisearch-query.server";
import { type SearchAnswer, type SearchQuery, SearchUnavailable } from "./search";
import { FEW_HITS, MOST_ALTERNATIVES, MOST_POPULAR } from "./search-limits";

/** One search: its stages until one finds something, then counts and alternatives. */
export class MeilisearchSearch {
  readonly #build: QueryBuilder;
  readonly #query: SearchQuery;
  readonly #plan: QueryPlan;
  readonly #ask: (queries: MultiSearchQuery[]) => Promise<Found[]>;

  constructor(
    build: QueryBuilder,
    query: SearchQuery,
    plan: QueryPlan,
    ask: (queries: MultiSearchQuery[]) => Promise<Found[]>,
  ) {
    this.#build = build;
    this.#query = query;
    this.#plan = plan;
    this.#ask = ask;
  }

  async answer(): Promise<SearchAnswer> {
    const [first, ...later] = this.#plan.stages;
    const asked = first ? askedBy(first) : EVERYTHING;
    const counts = this.#query.wantsFacets ? this.#build.counts(asked) : [];
    // Hits that only the filters took away are no reason to read the words otherwise.
    const mayBeFilteredAway = first !== undefined && activeGroups(this.#query.filters).length > 0;
    const [hits, ...others] = await this.#ask([
      this.#build.hits(asked),
      ...counts.map((one) => one.query),
      ...(mayBeFilteredAway ? [this.#build.existence(asked)] : []),
    ]);
    if (!hits) throw new SearchUnavailable("an answer without results");
    const counted = others.slice(0, counts.length);
    const isFound = totalOf(hits) > 0 || (mayBeFilteredAway && totalOf(others.at(-1)) > 0);
    if (first && !isFound && later.length > 0) return this.#answerLater(first, later);
    return this.#finish(
      first,
      asked,
      hits,
      counts.map(({ name }, index) => [name, counted[index]]),
    );
  }

  /** The corrected and relaxed stages, asked together; the first that finds anything answers. */
  async #answerLater(first: QueryStage, later: readonly QueryStage[]): Promise<SearchAnswer> {
    const existing = await this.#ask(later.map((stage) => this.#build.existence(askedBy(stage))));
    const stage = later.find((_, index) => totalOf(existing[index]) > 0) ?? first;
    const asked = askedBy(stage);
    const counts = this.#query.wantsFacets ? this.#build.counts(asked) : [];
    const [hits, ...counted] = await this.#ask([
      this.#build.hits(asked),
      ...counts.map((one) => one.query),
    ]);
    if (!hits) throw new SearchUnavailable("an answer without results");
    return this.#finish(
      stage,
      asked,
      hits,
      counts.map(({ name }, index) => [name, counted[index]]),
    );
  }

  async #finish(
    stage: QueryStage | undefined,
    asked: Asked,
    hits: Found,
    counted: readonly [string, Found | undefined][],
  ): Promise<SearchAnswer> {
    const total = totalOf(hits);
    const groups = total === 0 ? this.#build.withoutGroups(asked) : [];
    const totals = await this.#ask(groups.map((one) => one.query));
    return {
      engine: "meilisearch",
      productIds: hits.hits.map((hit) => hit.id),
      total,
      reading: stage ? { kind: stage.kind, text: stage.text } : { kind: "everything", text: "" },
      facets: this.#query.wantsFacets
        ? facetsOf(
            hits,
            new Map(counted.flatMap(([name, found]) => (found ? [[name, found]] : []))),
          )
        : null,
      withoutGroup: groups.flatMap(({ group }, index) => {
        const left = totalOf(totals[index]);
        return left > 0 ? [{ group, total: left }] : [];
      }),
      alternatives: await this.#alternatives(hits, total),
    };
  }

  async #alternatives(hits: Found, total: number): Promise<SearchAnswer["alternatives"]> {
    if (this.#query.page !== 1 || total >= FEW_HITS) return null;
    if (this.#query.text !== "") {
      const shown = hits.hits.map((hit) => hit.id);
      const categories = [...new Set(hits.hits.map((hit) => hit.category))];
      const kinds = this.#plan.related?.concepts ?? [];
      const lists = await this.#ask(
        this.#build.ofKind(kinds, categories, shown, MOST_ALTERNATIVES),
      );
      const ids = [...new Set(lists.flatMap((list) => list.hits.map((hit) => hit.id)))];
      if (ids.length > 0) return { kind: "same_kind", productIds: ids.slice(0, MOST_ALTERNATIVES) };
    }
    if (total > 0) return null;
    const [popular] = await this.#ask([this.#build.popular(MOST_POPULAR)]);
    const ids = popular?.hits.map((hit) => hit.id) ?? [];
    return ids.length > 0 ? { kind: "popular", productIds: ids } : null;
  }
}
