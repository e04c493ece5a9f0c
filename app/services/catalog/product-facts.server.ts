import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { FactState, StorageZone } from "~/domain/catalog/terms";
import type { LotId, ProductId } from "~/domain/ids";
import type { LotDocument } from "~/domain/stock/lot-document";
import type { ServiceContext } from "~/platform/context.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";
import type { Nutrition, RouteStop } from "~db/schema";
import type { CardFacts } from "./card-facts.server";
import { type OfferFacts, offersJson } from "./offer-facts.server";

export type VariantFacts = Pick<
  OfferFacts,
  "sku" | "specZh" | "specEn" | "netContentValue" | "netContentUnit" | "packCount"
>;

/** A product page's facts as committed at this moment, both languages. */
export type ProductFacts = CardFacts & {
  brandSlug: string;
  category: { key: string; nameZh: string; nameEn: string };
  parent: { key: string; nameZh: string; nameEn: string } | null;
  summaryZh: string | null;
  summaryEn: string | null;
  storageZone: StorageZone;
  diet: string[];
  ingredientsZh: string | null;
  ingredientsEn: string | null;
  usageZh: string | null;
  usageEn: string | null;
  audienceZh: string | null;
  audienceEn: string | null;
  allergens: string[];
  mayContain: string[];
  nutrition: Nutrition | null;
  producerName: string | null;
  producerCity: string | null;
  producerRegistrationNo: string | null;
  producerRegistrationState: FactState | null;
  /** the variant shown while nothing may be sold */
  firstVariant: VariantFacts;
  photos: { url: string; altZh: string | null; altEn: string | null }[];
  authorisation: {
    documentNo: string;
    validFrom: CalendarDay;
    validTo: CalendarDay;
    isDemo: boolean;
  } | null;
  lots: Record<LotId, { lotNo: string; documents: LotDocument[]; route: RouteStop[] }>;
  /** of the same kind, most sold first */
  relatedIds: ProductId[];
};

/** Goods shown below a product as related. */
const RELATED = 5;

/** Everything a product page shows of a published product, in one statement. */
export async function readProductFacts(
  ctx: ServiceContext,
  slug: string,
): Promise<{ now: Date; ruleVersion: number; facts: ProductFacts | null }> {
  const now = nowOf(ctx);
  const today = sql`(${now} AT TIME ZONE 'Asia/Shanghai')::date`;
  const [row] = await ctx.db.execute<{
    now: string;
    rule_version: string;
    facts: ProductFacts | null;
  }>(sql`${PREPARED}
    SELECT to_json(${now}) AS now, ${ruleVersionColumn} AS rule_version, (SELECT json_build_object(
      'productId', p.id, 'slug', p.slug, 'brandSlug', b.slug, 'brandZh', b.name_zh, 'brandEn', b.name_en,
      'nameZh', p.name_zh, 'nameEn', p.name_en, 'labelZh', p.label_zh, 'labelEn', p.label_en,
      'artForm', p.art_form, 'artFamily', p.art_family, 'storageZone', p.storage_zone, 'diet', p.diet,
      'origin', json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en),
      'category', json_build_object('key', c.key, 'nameZh', c.name_zh, 'nameEn', c.name_en),
      'parent', (SELECT json_build_object('key', u.key, 'nameZh', u.name_zh, 'nameEn', u.name_en)
                 FROM category u WHERE u.key = c.parent_key),
      'summaryZh', p.summary_zh, 'summaryEn', p.summary_en,
      'ingredientsZh', p.ingredients_zh, 'ingredientsEn', p.ingredients_en, 'usageZh', p.usage_zh, 'usageEn', p.usage_en,
      'audienceZh', p.audience_zh, 'audienceEn', p.audience_en,
      'allergens', p.allergens, 'mayContain', p.may_contain, 'nutrition', p.nutrition,
      'producerName', p.producer_name, 'producerCity', p.producer_city,
      'producerRegistrationNo', p.producer_registration_no, 'producerRegistrationState', p.producer_registration_state,
      'firstVariant', (SELECT json_build_object('sku', v.sku, 'specZh', v.spec_zh, 'specEn', coalesce(v.spec_en, v.spec_zh),
           'netContentValue', v.net_content_value, 'netContentUnit', v.net_content_unit, 'packCount', v.pack_count)
           FROM variant v WHERE v.product_id = p.id ORDER BY v.position, v.id LIMIT 1),
      'photoUrl', NULL, 'photos', (SELECT coalesce(json_agg(json_build_object('url', pm.url, 'altZh', pm.alt_zh, 'altEn', pm.alt_en)
                           ORDER BY pm.position), '[]') FROM product_media pm WHERE pm.product_id = p.id AND pm.kind = 'photo'),
      'authorisation', (SELECT json_build_object('documentNo', a.document_no, 'validFrom', a.valid_from,
                                                 'validTo', a.valid_to, 'isDemo', a.is_demo)
                        FROM brand_authorisation a WHERE a.brand_id = b.id AND ${today} BETWEEN a.valid_from AND a.valid_to
                        ORDER BY a.valid_to DESC, a.document_no LIMIT 1),
      'lots', (SELECT coalesce(json_object_agg(l.id, json_build_object('lotNo', l.lot_no, 'documents', l.documents, 'route', l.route)), '{}')
               FROM lot l JOIN variant lv ON lv.id = l.variant_id WHERE lv.product_id = p.id AND l.sell_until >= ${today}),
      'relatedIds', (SELECT coalesce(json_agg(id), '[]') FROM (
         SELECT r.id FROM product r WHERE r.status = 'published' AND r.id <> p.id
           AND (r.category_key = p.category_key OR r.category_key LIKE c.parent_key || '.%')
         ORDER BY r.category_key <> p.category_key, r.sales_30d DESC, r.id LIMIT ${RELATED}) near),
      'offers', ${offersJson(now)})
      FROM product p
      JOIN brand b ON b.id = p.brand_id
      JOIN category c ON c.key = p.category_key
      JOIN country k ON k.code = p.origin_code
      WHERE p.slug = ${slug} AND p.status = 'published') AS facts`);
  if (!row) throw new Error("the product's statement answers one row");
  return { now: new Date(row.now), ruleVersion: Number(row.rule_version), facts: row.facts };
}
