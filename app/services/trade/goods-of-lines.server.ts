import { sql } from "drizzle-orm";
import type { ServiceContext } from "~/platform/context.server";
import { productTitle } from "~/services/catalog/product-title";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";

/** Goods on sale of a tariff line, as a link names them. */
export type GoodsOfLine = { hs8: string; slug: string; title: string; originCode: string };

type Row = GoodsOfLine & { brandZh: string; brandEn: string; nameZh: string; nameEn: string };

/**
 * What we sell of these lines, or of all (`null`): published goods with an offer in force, those that
 * sell most first. One statement.
 */
export async function goodsOfLines(
  ctx: ServiceContext,
  lines: readonly string[] | null,
): Promise<GoodsOfLine[]> {
  if (lines?.length === 0) return [];
  const now = nowOf(ctx);
  const wanted = lines === null ? null : JSON.stringify(lines);
  const rows = await ctx.db.execute<Row>(sql`${PREPARED}
    SELECT g.hs8, p.slug, p.origin_code AS "originCode", b.name_zh AS "brandZh", b.name_en AS "brandEn",
           p.name_zh AS "nameZh", p.name_en AS "nameEn"
    FROM product p JOIN brand b ON b.id = p.brand_id
    JOIN LATERAL (
      SELECT DISTINCT left(v.hs_code, 8) AS hs8
      FROM variant v JOIN offer o ON o.variant_id = v.id
      WHERE v.product_id = p.id AND v.hs_code IS NOT NULL AND o.customs_regime = ANY (p.regimes)
        AND o.valid_from <= ${now} AND (o.valid_to IS NULL OR ${now} < o.valid_to)
    ) g ON ${wanted}::jsonb IS NULL OR ${wanted}::jsonb ? g.hs8
    WHERE p.status = 'published'
    ORDER BY p.sales_30d DESC, p.slug`);
  return [...rows].map(({ hs8, slug, originCode, ...names }) => ({
    ...{ hs8, slug, originCode },
    title: productTitle(names, ctx.locale),
  }));
}
