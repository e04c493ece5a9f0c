import { ListPage } from "~/components/product/list-page";
import { activeGroups, readSearchRequest } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { listHeaders, searchEngineHeader } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { notFound } from "~/platform/http-errors.server";
import { originOf, pageMeta } from "~/platform/page-meta";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import { data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { findCategory } from "~/services/catalog/get-navigation.server";
import { searchProducts } from "~/services/catalog/search-products.server";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const category = (await findCategory(ctx, args.params.category ?? "")) ?? notFound();
  const params = new URL(args.request.url).searchParams;
  params.delete("q");
  params.set("category", category.key);
  const request = readSearchRequest(params);
  const page = await searchProducts(ctx, request, args.request.signal);
  return data({ category, request, page }, searchEngineHeader(page.engine));
}

export const headers = listHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: m.common_site_name() }];
  const { category, request } = data;
  const origin = originOf(matches);
  const page = request.page > 1 ? `?page=${request.page}` : "";
  return pageMeta({
    title: `${category.name} · ${m.common_site_name()}`,
    description: m.shop_category_description({ category: category.name }),
    path: `/c/${category.key}${page}`,
    origin,
    isUnlisted: activeGroups(request.filters).length > 1 || request.sort !== "relevance",
  });
};

export default function Category() {
  const { category, request, page } = useLoaderData<typeof loader>();
  return (
    <ListPage
      base={{ path: `/c/${category.key}`, category: category.key }}
      request={request}
      page={page}
      title={category.name}
      crumbs={[
        { label: m.shop_home(), to: href("/") },
        ...(category.parent
          ? [{ label: category.parent.name, to: href(`/c/${category.parent.key}`) }]
          : []),
        { label: category.name },
      ]}
    />
  );
}
