import { GoodsList } from "~/components/kiosk/goods-list";
import { readSearchRequest, type SearchRequest } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { type ShouldRevalidateFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { findCategory } from "~/services/catalog/get-navigation.server";
import { searchProducts } from "~/services/catalog/search-products.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

/** A category, an origin, a way of buying, or words: the same list of goods. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args, "kiosk");
  const request = readSearchRequest(new URL(args.request.url).searchParams);
  const [category] = request.filters.categories;
  const [page, found] = await Promise.all([
    searchProducts(ctx, request, args.request.signal),
    category === undefined ? undefined : findCategory(ctx, category),
  ]);
  const [origin] = request.filters.origins;
  const named = page.facets?.origins.find(({ value }) => value === origin)?.name;
  // The filters beside a list are the shop's; a kiosk has no room for them.
  const { facets: _, ...shown } = page;
  return { title: titleOf(request, found?.name, named), request, page: { ...shown, facets: null } };
}

/** A change of the visit's list changes no goods. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction === undefined && defaultShouldRevalidate;

function titleOf(
  { text, filters }: SearchRequest,
  category: string | undefined,
  origin: string | undefined,
): string {
  if (text !== "") return m.shop_search_for({ typed: text });
  if (category !== undefined) return category;
  if (origin !== undefined) return origin;
  const [way] = filters.fulfilments;
  if (way === "1210") return m.common_regime_bonded();
  return way === undefined ? m.kiosk_all_goods() : m.common_regime_duty();
}

export default function KioskGoods() {
  return <GoodsList {...useLoaderData<typeof loader>()} />;
}
