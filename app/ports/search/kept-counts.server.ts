import type { FacetCounts, SearchEngine, SearchQuery } from "./search";

const KEPT_MS = 60_000;
const MOST_KEPT = 500;

/**
 * Counts of lists without words (the whole catalogue, categories, brands) are the dearest and change
 * least: they are kept for a minute. Hits, totals and cards are always new.
 */
export function withKeptCounts(engine: SearchEngine, clock?: () => number): SearchEngine {
  const now = clock ?? (() => performance.now());
  const kept = new Map<string, { facets: FacetCounts; at: number }>();
  return {
    ...engine,
    async search(query, signal) {
      if (query.text !== "" || !query.wantsFacets) return engine.search(query, signal);
      const key = keyOf(query);
      const known = kept.get(key);
      if (known && now() - known.at < KEPT_MS) {
        const answer = await engine.search({ ...query, wantsFacets: false }, signal);
        return { ...answer, facets: known.facets };
      }
      const answer = await engine.search(query, signal);
      if (answer.facets) {
        if (kept.size >= MOST_KEPT) kept.clear();
        kept.set(key, { facets: answer.facets, at: now() });
      }
      return answer;
    },
  };
}

/** Neither page nor order changes what is counted. */
function keyOf({ filters, today }: SearchQuery): string {
  return JSON.stringify([today, filters]);
}
