import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { StorageZone } from "~/domain/catalog/terms";
import type { LotDocument } from "~/domain/stock/lot-document";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";
import type { RouteStop } from "~db/schema";
import type { CardFacts } from "./card-facts.server";
import type { LotDates, OfferFacts } from "./offer-facts.server";
import { artAddressOf } from "./product-art.server";
import type { ArtAddress } from "./product-card";
import { lotViewOf } from "./product-offer";
import { productTitle } from "./product-title";
import type { LotView } from "./product-view";

/** One lot of one article, whether it is still sold or not. */
export type TracedLotView = {
  slug: string;
  title: string;
  spec: string;
  art: ArtAddress;
  originName: string;
  storageZone: StorageZone;
  lot: LotView;
  state: "sold" | "past_last_day" | "recalled";
};

type TraceRow = {
  now: string;
  trace:
    | (Omit<CardFacts, "productId" | "photoUrl" | "offers"> &
        Pick<
          OfferFacts,
          "sku" | "specZh" | "specEn" | "netContentValue" | "netContentUnit" | "packCount"
        > & {
          storageZone: StorageZone;
          gtin: string;
          dates: LotDates;
          isRecalled: boolean;
          told: { lotNo: string; documents: LotDocument[]; route: RouteStop[] };
        })
    | null;
};

/** What a code on a page or a pack leads to; undefined when there is no such lot. One statement. */
export async function getTracedLot(
  ctx: ServiceContext,
  input: { gtin: string; lotNo: string },
): Promise<TracedLotView | undefined> {
  const now = nowOf(ctx);
  const [row] = await ctx.db.execute<TraceRow>(sql`
    SELECT to_json(${now}) AS now, (SELECT json_build_object(
      'slug', p.slug, 'brandZh', b.name_zh, 'brandEn', b.name_en, 'nameZh', p.name_zh, 'nameEn', p.name_en,
      'labelZh', p.label_zh, 'labelEn', p.label_en, 'artForm', p.art_form, 'artFamily', p.art_family,
      'origin', json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en), 'storageZone', p.storage_zone,
      'sku', v.sku, 'gtin', v.gtin, 'specZh', v.spec_zh, 'specEn', coalesce(v.spec_en, v.spec_zh),
      'netContentValue', v.net_content_value, 'netContentUnit', v.net_content_unit, 'packCount', v.pack_count,
      'dates', json_build_object('lotId', l.id, 'producedOn', l.produced_on, 'expiresOn', l.expires_on,
                                 'nearFrom', l.near_from, 'sellUntil', l.sell_until),
      'isRecalled', l.recalled_at IS NOT NULL,
      'told', json_build_object('lotNo', l.lot_no, 'documents', l.documents, 'route', l.route))
      FROM variant v
      JOIN product p ON p.id = v.product_id AND p.status <> 'draft'
      JOIN brand b ON b.id = p.brand_id
      JOIN country k ON k.code = p.origin_code
      JOIN lot l ON l.variant_id = v.id AND l.lot_no = ${input.lotNo}
      WHERE v.gtin = ${input.gtin}
      ORDER BY l.received_at DESC, l.id LIMIT 1) AS trace`);
  if (!row?.trace) return undefined;
  const { trace } = row;
  const today = shanghaiDay(new Date(row.now));
  const isEn = ctx.locale === "en";
  const originName = isEn ? trace.origin.nameEn : trace.origin.nameZh;
  return {
    slug: trace.slug,
    title: productTitle(trace, ctx.locale),
    spec: isEn ? trace.specEn : trace.specZh,
    art: artAddressOf(
      { ...trace, origin: { code: trace.origin.code, name: originName } },
      ctx.locale,
    ),
    originName,
    storageZone: trace.storageZone,
    lot: lotViewOf(trace.dates, trace.told, { gtin: trace.gtin, today, locale: ctx.locale }),
    state: trace.isRecalled
      ? "recalled"
      : today <= trace.dates.sellUntil
        ? "sold"
        : "past_last_day",
  };
}
