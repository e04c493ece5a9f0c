import { AddToCart } from "~/components/cart/add-to-cart";
import { LotCard } from "~/components/product/lot-card";
import { PriceLines } from "~/components/product/price-lines";
import { ProductCard } from "~/components/product/product-card";
import { productData } from "~/components/product/product-data";
import { ProductFacts } from "~/components/product/product-facts";
import { ProductGallery } from "~/components/product/product-gallery";
import {
  ImportNoticePanel,
  LabelPanel,
  NutritionPanel,
  TrustPanel,
} from "~/components/product/product-notes";
import { RefusedOffer } from "~/components/product/refused-offer";
import type { FrameHandle } from "~/components/shop/frame-handle";
import { RegimeBadge } from "~/components/ui/badge";
import { Breadcrumb } from "~/components/ui/breadcrumb";
import { Notice } from "~/components/ui/notice";
import { Origin } from "~/components/ui/origin";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { notFound } from "~/platform/http-errors.server";
import { originOf, pageMeta } from "~/platform/page-meta";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getProduct } from "~/services/catalog/get-product.server";

export const handle: FrameHandle = { hasOwnBar: true };

export async function loader(args: LoaderFunctionArgs) {
  const product = await getProduct(publicContext(args), {
    slug: args.params.slug ?? "",
    offerId: new URL(args.request.url).searchParams.get("offer"),
  });
  return product ?? notFound();
}

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: m.common_site_name() }];
  const origin = originOf(matches);
  const name = `${data.title} ${data.spec}`.trim();
  const path = `/products/${data.slug}`;
  return pageMeta({
    title: `${name} · ${m.common_site_name()}`,
    description: data.summary ?? name,
    path,
    origin,
    data: origin ? productData(data, `${origin}${href(path)}`) : undefined,
  });
};

export default function ProductPage() {
  const product = useLoaderData<typeof loader>();
  const { offer, category } = product;
  return (
    <div className="page product">
      <Breadcrumb
        crumbs={[
          { label: m.shop_home(), to: href("/") },
          ...(category.parent
            ? [{ label: category.parent.name, to: href(`/c/${category.parent.key}`) }]
            : []),
          { label: category.name, to: href(`/c/${category.key}`) },
          { label: product.title },
        ]}
      />
      <div className="product-top">
        <ProductGallery product={product} />
        <div className="product-buy">
          <div className="product-name">
            <p className="product-tags">
              <Origin {...product.origin} width={22} />
              {offer ? <RegimeBadge regime={offer.regime} form="full" /> : null}
            </p>
            <h1>
              {product.title} <span>{product.spec}</span>
            </h1>
            {product.otherTitle ? (
              <p lang={getLocale() === "en" ? "zh-CN" : "en"}>{product.otherTitle}</p>
            ) : null}
          </div>
          {offer ? (
            <>
              <PriceLines offer={offer} />
              <ProductFacts product={product} offer={offer} />
              {offer.isInStock ? (
                <AddToCart
                  offerId={offer.offerId}
                  regime={offer.regime}
                  goods={`${product.title} ${product.spec}`}
                />
              ) : (
                <Notice tone="plain" title={m.shop_out_of_stock()}>
                  {m.shop_out_of_stock_text()}
                </Notice>
              )}
            </>
          ) : (
            <Notice tone="plain" title={m.shop_not_sold_now()}>
              {m.shop_not_sold_now_text()}
            </Notice>
          )}
          <RefusedOffer product={product} />
          {product.summary ? <p className="product-summary">{product.summary}</p> : null}
        </div>
      </div>
      <div className="product-notes">
        {offer?.lot ? (
          <LotCard
            lot={offer.lot}
            originName={product.origin.name}
            storageZone={product.storageZone}
          />
        ) : null}
        <TrustPanel product={product} />
        {product.notice ? <ImportNoticePanel notice={product.notice} /> : null}
        <LabelPanel product={product} />
        {product.nutrition ? <NutritionPanel nutrition={product.nutrition} /> : null}
      </div>
      {product.related.length > 0 ? (
        <section className="product-related">
          <h2>{m.shop_related()}</h2>
          <div className="cards cards-wide">
            {product.related.map((card) => (
              <ProductCard key={card.slug} card={card} />
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}
