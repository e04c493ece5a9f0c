import type { SearchResponse } from "meilisearch";
import type { ProductId } from "~/domain/ids";

/** What the index answers to one query of ours. */
export type Found = SearchResponse<{ id: ProductId; category: string }>;

/** Exact for queries with pages. */
export function totalOf(found: Found | undefined): number {
  return found && "totalHits" in found ? Number(found.totalHits) : 0;
}
