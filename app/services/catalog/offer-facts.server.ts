import { type SQL, sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { CustomsRegime, NetContentUnit } from "~/domain/catalog/terms";
import type { LotId, OfferId, VariantId, WarehouseId } from "~/domain/ids";
import type { Fen } from "~/domain/money";

/** A lot's days: made, best before, near expiry from, last day of sale. */
export type LotDates = {
  lotId: LotId;
  producedOn: CalendarDay;
  expiresOn: CalendarDay;
  nearFrom: CalendarDay;
  sellUntil: CalendarDay;
};

/** An offer in force as it stands right now, with the variant it sells and the lot that leaves next. */
export type OfferFacts = {
  offerId: OfferId;
  position: number;
  variantId: VariantId;
  warehouseId: WarehouseId;
  customsRegime: Exclude<CustomsRegime, "9610">;
  originCode: string;
  offersHallPickup: boolean;
  priceFen: Fen;
  referencePriceFen: Fen | null;
  /** pieces that may still be promised */
  availableCount: number;
  /** null when no saleable lot is left */
  lot: LotDates | null;
  sku: string;
  gtin: string | null;
  specZh: string;
  specEn: string;
  hsCode: string | null;
  netContentValue: number | null;
  netContentUnit: NetContentUnit | null;
  packCount: number;
  grossWeightGrams: number | null;
  netWeightGrams: number | null;
  volumeMl: number | null;
};

/**
 * The offers in force of the product in the outer query's `p`, as a JSON array of OfferFacts. Of two
 * that overlap for the same goods the one that began last holds. Direct mail is not sold yet.
 */
export function offersJson(now: SQL): SQL {
  return sql`(
    SELECT coalesce(json_agg(json_build_object(
      'offerId', o.id, 'position', o.position, 'variantId', o.variant_id, 'warehouseId', o.warehouse_id,
      'customsRegime', o.customs_regime, 'originCode', coalesce(p.origin_code, ''),
      'offersHallPickup', w.offers_hall_pickup, 'priceFen', o.price_fen, 'referencePriceFen', o.reference_price_fen,
      'availableCount', coalesce(b.on_hand - b.allocated, 0), 'lot', next_lot.value,
      'sku', o.sku, 'gtin', o.gtin, 'specZh', o.spec_zh, 'specEn', coalesce(o.spec_en, o.spec_zh), 'hsCode', o.hs_code,
      'netContentValue', o.net_content_value, 'netContentUnit', o.net_content_unit, 'packCount', o.pack_count,
      'grossWeightGrams', o.gross_weight_grams, 'netWeightGrams', o.net_weight_grams, 'volumeMl', o.volume_ml
    ) ORDER BY o.position, o.id), '[]')
    FROM (
      SELECT DISTINCT ON (n.variant_id, n.customs_regime, n.warehouse_id) n.*, v.position, v.sku, v.gtin, v.spec_zh, v.spec_en,
             v.hs_code, v.net_content_value, v.net_content_unit, v.pack_count, v.gross_weight_grams, v.net_weight_grams, v.volume_ml
      FROM variant v JOIN offer n ON n.variant_id = v.id
      WHERE v.product_id = p.id AND n.customs_regime <> '9610' AND n.customs_regime = ANY (p.regimes)
        AND n.valid_from <= ${now} AND (n.valid_to IS NULL OR ${now} < n.valid_to)
      ORDER BY n.variant_id, n.customs_regime, n.warehouse_id, n.valid_from DESC
    ) o
    JOIN warehouse w ON w.id = o.warehouse_id
    LEFT JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || o.variant_id
    LEFT JOIN ledger_balance b ON b.account_id = a.id
    LEFT JOIN LATERAL (
      SELECT json_build_object('lotId', l.id, 'producedOn', l.produced_on, 'expiresOn', l.expires_on,
                               'nearFrom', l.near_from, 'sellUntil', l.sell_until) AS value
      FROM lot l
      JOIN ledger_account la ON la.lot_id = l.id AND la.ledger = 'physical' AND la.bucket = 'good'
      JOIN ledger_balance lb ON lb.account_id = la.id AND lb.on_hand > lb.allocated
      WHERE l.warehouse_id = o.warehouse_id AND l.variant_id = o.variant_id
        AND la.customs_status = CASE WHEN o.customs_regime = '0110' THEN 'released' ELSE 'bonded' END
        AND lot_saleable(l, (${now} AT TIME ZONE 'Asia/Shanghai')::date)
      ORDER BY l.expires_on, l.received_at, l.id LIMIT 1
    ) next_lot ON true)`;
}

/** Whether a piece can be promised and there is a lot to take it from. */
export function isInStock(offer: OfferFacts): boolean {
  return offer.availableCount > 0 && offer.lot !== null;
}

/** Reduced because its next lot is near its best-before day. */
export function isNearExpiryDeal(offer: OfferFacts, today: CalendarDay): boolean {
  return (
    offer.referencePriceFen !== null &&
    isInStock(offer) &&
    offer.lot !== null &&
    offer.lot.nearFrom <= today
  );
}
