import { sql } from "drizzle-orm";
import { addDays, type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { ProductId } from "~/domain/ids";
import {
  CHANNELS,
  type Channel,
  type ChannelOffer,
  type SearchSource,
} from "~/domain/search/source";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules, ruleVersionColumn } from "~/services/rules/current-rules.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import { nowOf } from "~/services/transaction.server";
import { isInStock, isNearExpiryDeal, type OfferFacts, offersJson } from "./offer-facts.server";
import { pricePiece } from "./piece-tax";

type SourceRow = Omit<SearchSource, "channels" | "publishedAt" | "changesAt"> & {
  publishedAt: string;
  offers: OfferFacts[];
  /** the next beginning or end of an offer */
  offersChangeAt: string | null;
};

/**
 * What search should know of these products as committed now, in one statement. A product that is not
 * published, or has nothing that may be sold, is missing from the answer: it has no document.
 */
export async function readSearchSources(
  ctx: ServiceContext,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, SearchSource>> {
  const now = nowOf(ctx);
  const [row] = await ctx.db.execute<{
    now: string;
    rule_version: string;
    sources: SourceRow[];
  }>(sql`
    SELECT to_json(${now}) AS now, ${ruleVersionColumn} AS rule_version, coalesce(json_agg(json_build_object(
      'productId', p.id, 'nameZh', p.name_zh, 'nameEn', p.name_en, 'nameOrig', p.name_orig, 'aliases', p.aliases,
      'summaryZh', coalesce(p.summary_zh, ''), 'summaryEn', coalesce(p.summary_en, ''),
      'brand', json_build_object('slug', b.slug, 'nameZh', b.name_zh, 'nameEn', b.name_en, 'aliases', b.aliases),
      'category', json_build_object('key', c.key, 'nameZh', c.name_zh, 'nameEn', c.name_en, 'aliases', c.aliases,
         'parentKey', c.parent_key, 'parentZh', coalesce(parent.name_zh, ''), 'parentEn', coalesce(parent.name_en, '')),
      'origin', json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en),
      'storageZone', p.storage_zone, 'stage', p.stage, 'diet', p.diet,
      'grade', CASE WHEN p.grade_key IS NOT NULL THEN json_build_object('key', p.grade_key, 'value', p.grade_value) END,
      'variants', (SELECT json_agg(json_build_object('sku', v.sku, 'gtin', v.gtin, 'specZh', v.spec_zh,
           'specEn', coalesce(v.spec_en, v.spec_zh), 'packCount', v.pack_count,
           'content', CASE WHEN v.net_content_value IS NOT NULL
                           THEN json_build_object('value', v.net_content_value, 'unit', v.net_content_unit) END)
           ORDER BY v.position, v.id) FROM variant v WHERE v.product_id = p.id),
      'sales30d', p.sales_30d, 'publishedAt', p.published_at, 'offers', ${offersJson(now)},
      'offersChangeAt', (SELECT min(at) FROM variant v JOIN offer o ON o.variant_id = v.id
           CROSS JOIN LATERAL (VALUES (o.valid_from), (o.valid_to)) AS change(at)
           WHERE v.product_id = p.id AND at > ${now})
    )), '[]') AS sources
    FROM product p
    JOIN brand b ON b.id = p.brand_id
    JOIN category c ON c.key = p.category_key
    LEFT JOIN category parent ON parent.key = c.parent_key
    JOIN country k ON k.code = p.origin_code
    WHERE p.status = 'published'
      AND p.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(productIds)}::jsonb))`);
  if (!row) return new Map();
  const rules = await currentRules(ctx, { seenVersion: Number(row.rule_version) });
  const today = shanghaiDay(new Date(row.now));
  const sources = row.sources.map((one) => sourceOf(one, rules.on(today), today));
  return new Map(
    sources
      .filter((source) => CHANNELS.some((channel) => source.channels[channel]))
      .map((source) => [source.productId, source]),
  );
}

function sourceOf(row: SourceRow, rules: RulesOfDay, today: CalendarDay): SearchSource {
  const { offers, offersChangeAt, publishedAt, ...facts } = row;
  const priced = offers.flatMap((offer) => {
    const price = pricePiece(offer, rules);
    return price ? [{ offer, summary: channelOffer(offer, price.payFen, today) }] : [];
  });
  const channels: Partial<Record<Channel, ChannelOffer>> = {};
  for (const channel of CHANNELS) {
    const best = priced
      .filter(({ offer }) => isOf(offer, channel))
      .map(({ summary }) => summary)
      .sort(inStockThenCheapest)[0];
    if (best) channels[channel] = best;
  }
  return {
    ...facts,
    publishedAt: new Date(publishedAt),
    channels,
    changesAt: earliest([offersChangeAt, ...offers.flatMap((offer) => lotChanges(offer, today))]),
  };
}

function isOf(offer: OfferFacts, channel: Channel): boolean {
  if (channel === "hall") return offer.customsRegime === "0110" && offer.offersHallPickup;
  return offer.customsRegime === channel;
}

function channelOffer(
  offer: OfferFacts,
  taxInFen: ChannelOffer["taxInFen"],
  today: CalendarDay,
): ChannelOffer {
  const isStocked = isInStock(offer);
  const lot = isStocked ? offer.lot : null;
  return {
    taxInFen,
    isInStock: isStocked,
    expiresOn: lot?.expiresOn ?? null,
    isNearExpiryDeal: isNearExpiryDeal(offer, today),
  };
}

/** The offer that a card would show first; of equal ones the longer-lived. */
function inStockThenCheapest(a: ChannelOffer, b: ChannelOffer): number {
  if (a.isInStock !== b.isInStock) return a.isInStock ? -1 : 1;
  if (a.taxInFen !== b.taxInFen) return a.taxInFen - b.taxInFen;
  return (b.expiresOn ?? "").localeCompare(a.expiresOn ?? "");
}

/** A lot changes its product at the midnights after which it is near expiry or no longer sold. */
function lotChanges(offer: OfferFacts, today: CalendarDay): string[] {
  if (!offer.lot) return [];
  return [offer.lot.nearFrom, addDays(offer.lot.sellUntil, 1)]
    .filter((day) => day > today)
    .map((day) => `${day}T00:00:00+08:00`);
}

function earliest(instants: readonly (string | null)[]): Date | null {
  const times = instants.filter((one) => one !== null).map((one) => new Date(one).getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
