import { KioskProduct } from "~/components/kiosk/product-page";
import { NO_FILTERS } from "~/domain/search/request";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { notFound } from "~/platform/http-errors.server";
import { type ShouldRevalidateFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getProduct } from "~/services/catalog/get-product.server";
import type { ProductView } from "~/services/catalog/product-view";
import { searchProducts } from "~/services/catalog/search-products.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export async function loader(args: LoaderFunctionArgs) {
  const product = await getProduct(publicContext(args, "kiosk"), {
    slug: args.params.slug ?? "",
    offerId: new URL(args.request.url).searchParams.get("offer"),
  });
  if (!product) notFound();
  return { product, today: await forToday(args, product) };
}

export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction === undefined && defaultShouldRevalidate;

/** Goods of the same kind that the hall hands over today, for whoever looks at bonded ones. */
async function forToday(args: LoaderFunctionArgs, product: ProductView) {
  if (!product.offer || product.offer.regime === "0110") return [];
  const found = await searchProducts(publicContext(args, "kiosk"), {
    text: "",
    filters: {
      ...NO_FILTERS,
      categories: [product.category.key],
      fulfilments: ["hall_in_stock"],
      inStock: true,
    },
    sort: "sales",
    page: 1,
  });
  return found.cards.filter((card) => card.productId !== product.productId).slice(0, 2);
}

export default function KioskProductPage() {
  return <KioskProduct {...useLoaderData<typeof loader>()} />;
}
