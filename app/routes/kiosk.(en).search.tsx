import { SearchDesk } from "~/components/kiosk/search-desk";
import { NO_FILTERS } from "~/domain/search/request";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { searchProducts } from "~/services/catalog/search-products.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

/** Until something is typed: what is bought most. */
export async function loader(args: LoaderFunctionArgs) {
  const filters = { ...NO_FILTERS, inStock: true };
  const request = { text: "", filters, sort: "sales", page: 1 } as const;
  const found = await searchProducts(publicContext(args, "kiosk"), request, args.request.signal);
  return { popular: found.cards.slice(0, 6) };
}

export default function KioskSearch() {
  return <SearchDesk {...useLoaderData<typeof loader>()} />;
}
