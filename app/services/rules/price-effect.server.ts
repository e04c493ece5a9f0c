import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { Fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { type OfferFacts, offersJson } from "~/services/catalog/offer-facts.server";
import { pricePiece } from "~/services/catalog/piece-tax";
import { nowOf } from "~/services/transaction.server";
import type { RuleBook } from "./rule-book";

/** What one offer costs with tax before and after a change; null = it could not be sold. */
export type PriceEffect = {
  sku: string;
  slug: string;
  name: string;
  spec: string;
  beforeFen: Fen | null;
  afterFen: Fen | null;
  /** by how much of the price before, in basis points; null where either price is missing */
  changeBps: number | null;
  /** whether the price rests on a figure that nobody verified */
  wasUnverified: boolean;
  isUnverified: boolean;
};

export type PriceEffects = {
  /** the day both prices are of */
  day: CalendarDay;
  offerCount: number;
  changed: PriceEffect[];
  /** offers that lose or get the mark 未核实, whatever becomes of their price */
  marksGone: number;
  marksCome: number;
};

/** Prices every bonded offer under both rule books on one day, and says which differ. */
export async function priceEffects(
  ctx: ServiceContext,
  before: RuleBook,
  after: RuleBook,
  day: CalendarDay,
): Promise<PriceEffects> {
  const [row] = await ctx.db.execute<{
    products: { slug: string; nameZh: string; nameEn: string; offers: OfferFacts[] }[];
  }>(sql`
    SELECT coalesce(json_agg(json_build_object(
      'slug', p.slug, 'nameZh', p.name_zh, 'nameEn', coalesce(p.name_en, p.name_zh),
      'offers', ${offersJson(nowOf(ctx))}) ORDER BY p.slug), '[]') AS products
    FROM product p WHERE p.status = 'published'`);
  const [was, is] = [before.on(day), after.on(day)];
  const effects = (row?.products ?? []).flatMap(({ slug, nameZh, nameEn, offers }) =>
    offers
      .filter(({ customsRegime }) => customsRegime !== "0110")
      .map((offer): PriceEffect => {
        const [old, fresh] = [pricePiece(offer, was), pricePiece(offer, is)];
        const isEnglish = ctx.locale === "en";
        return {
          ...{ sku: offer.sku, slug, name: isEnglish ? nameEn : nameZh },
          changeBps: changeBps(old?.payFen, fresh?.payFen),
          spec: isEnglish ? offer.specEn : offer.specZh,
          beforeFen: old?.payFen ?? null,
          afterFen: fresh?.payFen ?? null,
          wasUnverified: old?.tax.kind === "estimate" && old.tax.isUnverified,
          isUnverified: fresh?.tax.kind === "estimate" && fresh.tax.isUnverified,
        };
      }),
  );
  return {
    day,
    offerCount: effects.length,
    changed: effects.filter(({ beforeFen, afterFen }) => beforeFen !== afterFen),
    marksGone: effects.filter(({ wasUnverified, isUnverified }) => wasUnverified && !isUnverified)
      .length,
    marksCome: effects.filter(({ wasUnverified, isUnverified }) => !wasUnverified && isUnverified)
      .length,
  };
}

/** The difference as a share of the price before, rounded to the nearest basis point. */
function changeBps(before: Fen | undefined, after: Fen | undefined): number | null {
  if (before === undefined || after === undefined || before === 0) return null;
  const share =
    (BigInt(Math.abs(after - before)) * 20_000n + BigInt(before)) / (2n * BigInt(before));
  return after < before ? -Number(share) : Number(share);
}
