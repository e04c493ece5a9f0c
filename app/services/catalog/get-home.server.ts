import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { PartnerCountry } from "~/domain/catalog/terms";
import type { ProductId } from "~/domain/ids";
import { NO_FILTERS } from "~/domain/search/request";
import type { Locale, ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { Database } from "~db/client.server";
import { readCards } from "./card-facts.server";
import { getNavigation } from "./get-navigation.server";
import { type HomeFacts, readHomeFacts } from "./home-facts.server";
import { makeCard } from "./make-card.server";
import type { ArtAddress, ProductCard } from "./product-card";

export type HomeView = {
  bondedCount: number;
  dutyPaidCount: number;
  categories: { key: string; name: string; art: ArtAddress | null }[];
  origins: { code: PartnerCountry; name: string; count: number }[];
  arrivals: {
    code: PartnerCountry;
    country: string;
    lotCount: number;
    arrivedOn: CalendarDay;
    route: { place: string; day: CalendarDay }[];
    arts: { art: ArtAddress; name: string; slug: string }[];
  } | null;
  newest: ProductCard[];
  newestCount: number;
  freshest: ProductCard[];
  nearExpiry: ProductCard[];
};

/** The page is the same for everybody: half a minute old is new enough. */
const KEPT_MS = 30_000;
const kept = new WeakMap<Database, Map<Locale, { readAtMs: number; view: Promise<HomeView> }>>();

/** The home page in the reader's language. At most three statements, once in half a minute. */
export async function getHome(ctx: ServiceContext): Promise<HomeView> {
  if (ctx.fixedNow) return makeHome(ctx);
  const known = kept.get(ctx.db) ?? new Map();
  kept.set(ctx.db, known);
  const found = known.get(ctx.locale);
  if (found && performance.now() - found.readAtMs < KEPT_MS) return found.view;
  const view = makeHome(ctx);
  known.set(ctx.locale, { readAtMs: performance.now(), view });
  // A page that failed is not kept: the next visitor tries again.
  view.catch(() => known.delete(ctx.locale));
  return view;
}

async function makeHome(ctx: ServiceContext): Promise<HomeView> {
  const facts = await readHomeFacts(ctx);
  const navigation = await getNavigation(ctx);
  const cards = await readHomeCards(ctx, facts);
  const isEn = ctx.locale === "en";
  const inStock = (ids: readonly ProductId[], most: number) =>
    ids
      .flatMap((id) => cards.get(id) ?? [])
      .filter((card) => card.offer.isInStock)
      .slice(0, most);
  const newest = inStock(facts.newest, 8);
  const shown = new Set(newest.map((card) => card.productId));
  const unseen = (card: ProductCard) => !shown.has(card.productId);
  return {
    bondedCount: facts.bondedCount,
    dutyPaidCount: facts.dutyPaidCount,
    categories: navigation.map(({ key, name }) => {
      const face = facts.faces[key];
      return { key, name, art: (face && cards.get(face)?.art) ?? null };
    }),
    origins: facts.origins.map(({ code, nameZh, nameEn, count }) => ({
      code,
      count,
      name: isEn ? nameEn : nameZh,
    })),
    arrivals: arrivalsView(facts, cards, isEn),
    newest,
    newestCount: facts.newestCount,
    freshest: inStock(facts.freshest, 24)
      .filter(unseen)
      .sort((a, b) => (b.life?.shareBps ?? 0) - (a.life?.shareBps ?? 0))
      .slice(0, 3),
    nearExpiry: inStock(facts.nearExpiry, 12)
      .filter((card) => card.offer.referencePriceFen !== undefined && card.life?.isNearExpiry)
      .slice(0, 4),
  };
}

async function readHomeCards(
  ctx: ServiceContext,
  facts: HomeFacts,
): Promise<Map<ProductId, ProductCard>> {
  const ids = new Set([
    ...Object.values(facts.faces),
    ...facts.newest,
    ...facts.freshest,
    ...facts.nearExpiry,
    ...(facts.arrivals?.productIds ?? []),
  ]);
  const reading = await readCards(ctx, [...ids], { brandSlugs: [], withCategories: false });
  const book = await currentRules(ctx, { seenVersion: reading.ruleVersion });
  const rules = book.on(shanghaiDay(reading.now));
  const deals = new Set(facts.nearExpiry);
  const cards = new Map<ProductId, ProductCard>();
  for (const [id, one] of reading.facts) {
    const filters = deals.has(id) ? { ...NO_FILTERS, nearExpiryDeal: true } : NO_FILTERS;
    const card = makeCard(one, filters, rules, ctx.locale);
    if (card) cards.set(id, card);
  }
  return cards;
}

function arrivalsView(
  { arrivals }: HomeFacts,
  cards: ReadonlyMap<ProductId, ProductCard>,
  isEn: boolean,
): HomeView["arrivals"] {
  if (!arrivals) return null;
  const arts = arrivals.productIds
    .flatMap((id) => cards.get(id) ?? [])
    .slice(0, 5)
    .map(({ art, name, slug }) => ({ art, name, slug }));
  if (arts.length < 3) return null;
  return {
    code: arrivals.code,
    country: isEn ? arrivals.nameEn : arrivals.nameZh,
    lotCount: Number(arrivals.lotCount),
    arrivedOn: arrivals.arrivedOn,
    route: arrivals.route.map((stop) => ({
      place: isEn ? stop.placeEn : stop.placeZh,
      day: stop.date,
    })),
    arts,
  };
}
