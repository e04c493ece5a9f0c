import { type SQL, sql } from "drizzle-orm";

/**
 * The offer that sells the goods of the outer query's offer `o` at `now`: the one that began last. No
 * row when they are no longer sold, or their product `p` is not published under that regime.
 */
export function offerInForce(now: SQL): SQL {
  return sql`
    SELECT n.id, n.price_fen FROM offer n
    WHERE n.variant_id = o.variant_id AND n.customs_regime = o.customs_regime AND n.warehouse_id = o.warehouse_id
      AND p.status = 'published' AND o.customs_regime = ANY (p.regimes) AND n.customs_regime <> '9610'
      AND n.valid_from <= ${now} AND (n.valid_to IS NULL OR ${now} < n.valid_to)
    ORDER BY n.valid_from DESC LIMIT 1`;
}
