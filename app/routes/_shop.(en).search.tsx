import { ListPage } from "~/components/product/list-page";
import { readSearchRequest } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { listHeaders, searchEngineHeader } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { pageMeta } from "~/platform/page-meta";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import { data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { searchProducts } from "~/services/catalog/search-products.server";

export async function loader(args: LoaderFunctionArgs) {
  const request = readSearchRequest(new URL(args.request.url).searchParams);
  const page = await searchProducts(publicContext(args), request, args.request.signal);
  return data({ request, page }, searchEngineHeader(page.engine));
}

export const headers = listHeaders;

const titleOf = (text: string) => (text ? m.shop_search_for({ typed: text }) : m.shop_all_goods());

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta({
    title: `${titleOf(data?.request.text ?? "")} · ${m.common_site_name()}`,
    path: "/search",
    origin: undefined,
    isUnlisted: true,
  });

export default function Search() {
  const { request, page } = useLoaderData<typeof loader>();
  const title = titleOf(request.text);
  return (
    <ListPage
      base={{ path: "/search" }}
      request={request}
      page={page}
      title={title}
      crumbs={[{ label: m.shop_home(), to: href("/") }, { label: title }]}
    />
  );
}
