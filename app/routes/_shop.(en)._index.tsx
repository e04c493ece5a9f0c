import { ProductCard } from "~/components/product/product-card";
import {
  Arrivals,
  CategoryTiles,
  FreshLots,
  Guides,
  HallVisit,
  HomeSection,
  OriginRail,
  RiverSwitch,
} from "~/components/shop/home-sections";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { originOf, pageMeta } from "~/platform/page-meta";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getHome } from "~/services/catalog/get-home.server";

export async function loader(args: LoaderFunctionArgs) {
  return getHome(publicContext(args));
}

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) => {
  const origin = originOf(matches);
  return pageMeta({
    title: `${m.common_site_name()} · ${m.shop_home_claim()}`,
    description: m.shop_home_description(),
    path: "/",
    origin,
    data: origin
      ? {
          "@context": "https://schema.org",
          "@type": "WebSite",
          name: m.common_site_name(),
          url: `${origin}${href("/")}`,
          potentialAction: {
            "@type": "SearchAction",
            target: `${origin}${href("/search")}?q={search_term_string}`,
            "query-input": "required name=search_term_string",
          },
        }
      : undefined,
  });
};

export default function Home() {
  const home = useLoaderData<typeof loader>();
  return (
    <div className="page home">
      <h1 className="visually-hidden">{m.common_site_name()}</h1>
      <RiverSwitch home={home} />
      <CategoryTiles categories={home.categories} />
      <HomeSection
        title={m.shop_by_origin()}
        more={{
          to: href("/categories"),
          label: m.shop_member_countries({ count: home.origins.length }),
        }}
      >
        <OriginRail origins={home.origins} />
      </HomeSection>
      {home.arrivals ? <Arrivals arrivals={home.arrivals} /> : null}
      {home.newest.length > 0 ? (
        <HomeSection
          title={m.shop_newly_arrived()}
          more={{
            to: href("/search?sort=newest"),
            label: m.shop_all_of({ count: home.newestCount }),
          }}
        >
          <div className="cards">
            {home.newest.map((card, index) => (
              <ProductCard key={card.slug} card={card} load={index < 2 ? "soon" : "later"} />
            ))}
          </div>
        </HomeSection>
      ) : null}
      {home.freshest.length > 0 ? (
        <HomeSection title={m.shop_fresh_lots()} note={m.shop_fresh_lots_note()}>
          <FreshLots cards={home.freshest} />
        </HomeSection>
      ) : null}
      {home.nearExpiry.length > 0 ? (
        <HomeSection
          title={m.shop_near_expiry_deals()}
          note={m.shop_near_expiry_note()}
          more={{ to: href("/search?deal=1"), label: m.shop_all() }}
        >
          <div className="cards">
            {home.nearExpiry.map((card) => (
              <ProductCard key={card.slug} card={card} />
            ))}
          </div>
          <p className="panel-note">{m.shop_struck_price_is()}</p>
        </HomeSection>
      ) : null}
      <div className="home-foot">
        <HallVisit />
        <HomeSection title={m.shop_guides()}>
          <Guides />
        </HomeSection>
      </div>
    </div>
  );
}
