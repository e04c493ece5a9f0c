import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { PartnerCountry } from "~/domain/catalog/terms";
import type { ProductId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";
import type { RouteStop } from "~db/schema";

/** What the home page is put together from: counts, and ids of candidates in their order. */
export type HomeFacts = {
  bondedCount: number;
  dutyPaidCount: number;
  origins: { code: PartnerCountry; nameZh: string; nameEn: string; count: number }[];
  /** one product for each first-level category, by its key */
  faces: Record<string, ProductId>;
  newest: ProductId[];
  /** products whose next lot has most of its life left */
  freshest: ProductId[];
  nearExpiry: ProductId[];
  /** the country most lots came from lately, into the bonded zone */
  arrivals: {
    code: PartnerCountry;
    nameZh: string;
    nameEn: string;
    lotCount: number;
    arrivedOn: CalendarDay;
    route: RouteStop[];
    productIds: ProductId[];
  } | null;
  newestCount: number;
};

/** Lots received in this many days count as just arrived, products published in them as new. */
const RECENT_DAYS = 45;

/** Reads all of it in one statement, from the catalogue and the lots themselves. */
export async function readHomeFacts(ctx: ServiceContext): Promise<HomeFacts> {
  const now = nowOf(ctx);
  const today = sql`(${now} AT TIME ZONE 'Asia/Shanghai')::date`;
  const [row] = await ctx.db.execute<{ facts: HomeFacts }>(sql`${PREPARED}
    WITH sold AS (
      SELECT DISTINCT p.id, p.origin_code, p.category_key, p.sales_30d, p.published_at, p.art_family, o.customs_regime,
             o.variant_id, o.warehouse_id, o.reference_price_fen IS NOT NULL AS is_reduced
      FROM product p JOIN variant v ON v.product_id = p.id JOIN offer o ON o.variant_id = v.id
      WHERE p.status = 'published' AND o.customs_regime <> '9610' AND o.customs_regime = ANY (p.regimes)
        AND o.valid_from <= ${now} AND (o.valid_to IS NULL OR ${now} < o.valid_to)
    ), shelf AS (
      SELECT DISTINCT ON (s.variant_id, s.warehouse_id) s.id, s.is_reduced, l.expires_on, l.produced_on, l.near_from
      FROM sold s JOIN lot l ON l.variant_id = s.variant_id AND l.warehouse_id = s.warehouse_id
      WHERE lot_saleable(l, ${today})
      ORDER BY s.variant_id, s.warehouse_id, l.expires_on
    ), came AS (
      SELECT l.origin_code, count(*) AS lots FROM lot l JOIN warehouse w ON w.id = l.warehouse_id AND w.kind = 'bonded'
      WHERE l.received_at > ${now} - make_interval(days => ${RECENT_DAYS}) AND lot_saleable(l, ${today})
      GROUP BY l.origin_code ORDER BY lots DESC, l.origin_code LIMIT 1
    )
    SELECT json_build_object(
      'bondedCount', (SELECT count(DISTINCT id) FROM sold WHERE customs_regime = '1210'),
      'dutyPaidCount', (SELECT count(DISTINCT id) FROM sold WHERE customs_regime = '0110'),
      'newestCount', (SELECT count(DISTINCT id) FROM sold WHERE published_at > ${now} - make_interval(days => ${RECENT_DAYS})),
      'origins', (SELECT coalesce(json_agg(json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en, 'count', n.count)
                         ORDER BY n.count DESC, k.code), '[]')
                  FROM (SELECT origin_code, count(DISTINCT id) AS count FROM sold GROUP BY origin_code) n
                  JOIN country k ON k.code = n.origin_code),
      'faces', (SELECT coalesce(json_object_agg(split_part(f.category_key, '.', 1), f.id), '{}') FROM (
                  SELECT DISTINCT ON (split_part(s.category_key, '.', 1)) s.category_key, s.id
                  FROM sold s JOIN category c ON c.key = split_part(s.category_key, '.', 1)
                  ORDER BY split_part(s.category_key, '.', 1), s.art_family <> c.art_family, s.sales_30d DESC, s.id) f),
      'newest', (SELECT coalesce(json_agg(id), '[]') FROM (
                  SELECT id FROM sold GROUP BY id, published_at, sales_30d ORDER BY published_at DESC, sales_30d DESC, id LIMIT 16) n),
      'freshest', (SELECT coalesce(json_agg(id), '[]') FROM (
                  SELECT id FROM shelf GROUP BY id
                  ORDER BY min((expires_on - ${today})::numeric / (expires_on - produced_on)) DESC, id LIMIT 24) f),
      'nearExpiry', (SELECT coalesce(json_agg(id), '[]') FROM (
                  SELECT id FROM shelf WHERE is_reduced AND near_from <= ${today} GROUP BY id ORDER BY min(expires_on), id LIMIT 12) d),
      'arrivals', (SELECT json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en, 'lotCount', c.lots,
                     'arrivedOn', last.arrived_on, 'route', last.route,
                     'productIds', (SELECT json_agg(id) FROM (
                        SELECT DISTINCT ON (p.art_form) p.id, p.sales_30d FROM product p JOIN sold s ON s.id = p.id AND s.customs_regime = '1210'
                        WHERE p.origin_code = k.code ORDER BY p.art_form, p.sales_30d DESC, p.id) a))
                   FROM came c JOIN country k ON k.code = c.origin_code
                   CROSS JOIN LATERAL (
                     SELECT (l.received_at AT TIME ZONE 'Asia/Shanghai')::date AS arrived_on, l.route
                     FROM lot l JOIN warehouse w ON w.id = l.warehouse_id AND w.kind = 'bonded'
                     WHERE l.origin_code = k.code AND json_array_length(l.route::json) > 2
                     ORDER BY l.received_at DESC, l.id LIMIT 1) last)
    ) AS facts`);
  if (!row) throw new Error("the home page's statement answers one row");
  return row.facts;
}
