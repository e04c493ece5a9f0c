import { LotCard } from "~/components/product/lot-card";
import { ProductArt } from "~/components/product/product-art";
import { ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { gtinOfLink } from "~/domain/catalog/digital-link";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { notFound } from "~/platform/http-errors.server";
import { pageMeta } from "~/platform/page-meta";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getTracedLot } from "~/services/catalog/get-traced-lot.server";

/** Where a lot's GS1 Digital Link leads: this lot, whether it is still sold or not. */
export async function loader(args: LoaderFunctionArgs) {
  const gtin = gtinOfLink(args.params.gtin ?? "") ?? notFound();
  const lotNo = args.params.lot ?? "";
  return (await getTracedLot(publicContext(args), { gtin, lotNo })) ?? notFound();
}

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta({
    title: `${data ? m.shop_trace_title({ lot: data.lot.lotNo }) : ""} · ${m.common_site_name()}`,
    path: "/",
    origin: undefined,
    isUnlisted: true,
  });

export default function TracedLot() {
  const traced = useLoaderData<typeof loader>();
  return (
    <div className="page traced">
      <h1>{m.shop_trace_title({ lot: traced.lot.lotNo })}</h1>
      <div className="traced-goods">
        <ProductArt art={traced.art} crop="row" size={84} load="soon" />
        <div>
          <p>
            {traced.title} {traced.spec}
          </p>
          <ButtonLink to={href(`/products/${traced.slug}`)} tone="line" size="small">
            {m.shop_trace_to_product()}
          </ButtonLink>
        </div>
      </div>
      {traced.state === "recalled" ? (
        <Notice tone="danger" title={m.shop_trace_recalled()}>
          {m.shop_trace_recalled_text()}
        </Notice>
      ) : traced.state === "past_last_day" ? (
        <Notice tone="warn" title={m.shop_trace_not_sold()}>
          {m.shop_trace_not_sold_text()}
        </Notice>
      ) : null}
      <LotCard lot={traced.lot} originName={traced.originName} storageZone={traced.storageZone} />
    </div>
  );
}
