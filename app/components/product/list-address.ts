import { type SearchRequest, searchParamsOf } from "~/domain/search/request";
import { href } from "~/platform/href";

/** Where a list stands: search, or a category whose key is part of the path. */
export type ListBase = { path: "/search" } | { path: `/c/${string}`; category: string };

/** The address of a list in a given state. A category's own key is said by the path alone. */
export function listAddress(base: ListBase, request: SearchRequest): string {
  const params = searchParamsOf(request);
  if ("category" in base) params.delete("category");
  const query = params.toString();
  return href(query === "" ? base.path : `${base.path}?${query}`);
}

/** The same list from its first page, with something changed. */
export function changedAddress(
  base: ListBase,
  request: SearchRequest,
  change: Partial<SearchRequest>,
): string {
  return listAddress(base, { ...request, page: 1, ...change });
}
