import { type SQL, sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { GroupParts } from "~/domain/cart/cart";
import type { ArtFamily, ArtForm, NetContentUnit } from "~/domain/catalog/terms";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import type { OfferId, ProductId, VariantId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import {
  type AllowanceShown,
  allowanceUseJson,
  yearIn,
} from "~/services/ordering/allowance-use.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { type Database, type DatabaseTransaction, PREPARED } from "~db/client.server";
import type { ShownQuotes } from "./shown-quote.server";

/** One line of a cart with everything that price, tax, limits and order need, as it is right now. */
export type CartLineFacts = GroupParts & {
  /** the offer that was put into the cart; a new price may have made it another one */
  offerId: OfferId;
  /** the offer of the same goods in force now; null = no longer sold */
  current: { offerId: OfferId; priceFen: Fen; referencePriceFen: Fen | null } | null;
  /** the same goods duty-paid, in stock: what a refused bonded line can become; null for duty-paid ones */
  dutyPaid: { offerId: OfferId; priceFen: Fen } | null;
  quantity: number;
  seenPriceFen: Fen;
  /** pieces that may still be promised, whoever asks */
  availableCount: number;
  /** of the lot that leaves next; null when none is left */
  expiresOn: CalendarDay | null;
  productId: ProductId;
  slug: string;
  nameZh: string;
  nameEn: string;
  brandNameZh: string;
  brandNameEn: string;
  categoryKey: string;
  categoryNameZh: string;
  categoryNameEn: string;
  originCode: string;
  variantId: VariantId;
  sku: string;
  gtin: string | null;
  specZh: string;
  specEn: string;
  hsCode: string | null;
  dealUnit: string | null;
  itemRecordNo: string | null;
  netContentValue: number | null;
  netContentUnit: NetContentUnit | null;
  packCount: number;
  netWeightGrams: number | null;
  grossWeightGrams: number | null;
  volumeMl: number | null;
  /** what the product's drawing is made of */
  artForm: ArtForm;
  artFamily: ArtFamily;
  labelZh: string | null;
  labelEn: string | null;
};

export type CartFacts = {
  now: Date;
  ruleVersion: number;
  lines: CartLineFacts[];
  shown: ShownQuotes | null;
  /** what the person verified in this visit has used of the year; null = nobody was verified */
  person: AllowanceShown | null;
};

/** Reads a visitor's cart, or one group of it, in one statement. */
export async function readCartFacts(
  ctx: ServiceContext,
  visitorId: string,
  options: { group?: GroupParts; via?: DatabaseTransaction } = {},
): Promise<CartFacts> {
  const now = nowOf(ctx);
  const db: Database | DatabaseTransaction = options.via ?? ctx.db;
  const [row] = await db.execute<CartFactsRow>(sql`${PREPARED}
    SELECT ${epochMs(now)} AS now_ms, ${ruleVersionColumn} AS rule_version,
           (${cartLinesJson(visitorId, now, options.group)}) AS lines,
           (SELECT shown FROM cart WHERE visitor_id = ${visitorId}) AS shown,
           (${verifiedPersonJson(visitorId, now)}) AS person`);
  invariant(row, "one row of facts");
  return {
    now: new Date(Number(row.now_ms)),
    ruleVersion: Number(row.rule_version),
    lines: row.lines,
    shown: row.shown,
    person: row.person,
  };
}

type CartFactsRow = {
  now_ms: string;
  rule_version: string;
  lines: CartLineFacts[];
  shown: CartFacts["shown"];
  person: CartFacts["person"];
};

/** An instant as milliseconds, which no driver setting can bend. */
export const epochMs = (at: SQL): SQL => sql`floor(extract(epoch FROM ${at}) * 1000)::bigint`;

/** The lines as a JSON array, in the order they were put in. A scalar subquery, to be read along. */
export function cartLinesJson(visitorId: string, now: SQL, group?: GroupParts): SQL {
  const only = group
    ? sql`AND o.customs_regime = ${group.customsRegime} AND o.warehouse_id = ${group.warehouseId}
          AND l.delivery_method = ${group.deliveryMethod}`
    : sql``;
  return sql`
    SELECT coalesce(json_agg(line ORDER BY added_at, line->>'offerId'), '[]') FROM (
      SELECT l.added_at, json_build_object(
        'offerId', o.id, 'customsRegime', o.customs_regime, 'warehouseId', o.warehouse_id,
        'deliveryMethod', l.delivery_method, 'quantity', l.quantity, 'seenPriceFen', l.seen_price_fen,
        'current', CASE WHEN p.status = 'published' AND o.customs_regime = ANY (p.regimes) THEN now_offer.value END,
        'dutyPaid', CASE WHEN o.customs_regime <> '0110' AND p.status = 'published' AND '0110' = ANY (p.regimes) THEN (${dutyPaidJson(now)}) END,
        'availableCount', coalesce(b.on_hand - b.allocated, 0), 'expiresOn', next_lot.expires_on,
        'productId', p.id, 'slug', p.slug, 'nameZh', p.name_zh, 'nameEn', coalesce(p.name_en, p.name_zh),
        'brandNameZh', coalesce(br.name_zh, ''), 'brandNameEn', coalesce(br.name_en, ''),
        'categoryKey', coalesce(c.key, ''), 'categoryNameZh', coalesce(c.name_zh, ''), 'categoryNameEn', coalesce(c.name_en, ''),
        'originCode', coalesce(p.origin_code, ''),
        'variantId', v.id, 'sku', v.sku, 'gtin', v.gtin, 'specZh', v.spec_zh, 'specEn', coalesce(v.spec_en, v.spec_zh),
        'hsCode', v.hs_code, 'dealUnit', v.deal_unit, 'itemRecordNo', v.item_record_no,
        'netContentValue', v.net_content_value, 'netContentUnit', v.net_content_unit, 'packCount', v.pack_count,
        'netWeightGrams', v.net_weight_grams, 'grossWeightGrams', v.gross_weight_grams, 'volumeMl', v.volume_ml,
        'artForm', p.art_form, 'artFamily', p.art_family, 'labelZh', p.label_zh, 'labelEn', p.label_en
      ) AS line
      FROM cart
      JOIN cart_line l ON l.cart_id = cart.id
      JOIN offer o ON o.id = l.offer_id
      JOIN variant v ON v.id = o.variant_id
      JOIN product p ON p.id = v.product_id
      LEFT JOIN brand br ON br.id = p.brand_id
      LEFT JOIN category c ON c.key = p.category_key
      LEFT JOIN LATERAL (${offerInForceJson(now)}) now_offer ON true
      LEFT JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || o.variant_id
      LEFT JOIN ledger_balance b ON b.account_id = a.id
      LEFT JOIN LATERAL (${nextLotExpiry(now)}) next_lot ON true
      WHERE cart.visitor_id = ${visitorId} ${only}
    ) lines`;
}

/** A price change is a new offer of the same goods: the one that began last is the one that holds. */
function offerInForceJson(now: SQL): SQL {
  return sql`
    SELECT json_build_object('offerId', n.id, 'priceFen', n.price_fen, 'referencePriceFen', n.reference_price_fen) AS value
    FROM offer n
    WHERE n.variant_id = o.variant_id AND n.customs_regime = o.customs_regime AND n.warehouse_id = o.warehouse_id
      AND n.customs_regime <> '9610' AND n.valid_from <= ${now} AND (n.valid_to IS NULL OR ${now} < n.valid_to)
    ORDER BY n.valid_from DESC LIMIT 1`;
}

/** The cheapest duty-paid offer of the same goods that has pieces left. */
function dutyPaidJson(now: SQL): SQL {
  return sql`
    SELECT json_build_object('offerId', d.id, 'priceFen', d.price_fen)
    FROM offer d
    JOIN ledger_account da ON da.code = 'promise:saleable:' || d.warehouse_id || ':' || d.variant_id
    JOIN ledger_balance db ON db.account_id = da.id AND db.on_hand > db.allocated
    WHERE d.variant_id = o.variant_id AND d.customs_regime = '0110'
      AND d.valid_from <= ${now} AND (d.valid_to IS NULL OR ${now} < d.valid_to)
    ORDER BY d.price_fen LIMIT 1`;
}

/** Expiry of the lot that first-expired-first-out would take next. */
function nextLotExpiry(now: SQL): SQL {
  return sql`
    SELECT lot.expires_on FROM lot
    JOIN ledger_account la ON la.lot_id = lot.id AND la.ledger = 'physical' AND la.bucket = 'good'
    JOIN ledger_balance lb ON lb.account_id = la.id AND lb.on_hand > lb.allocated
    WHERE lot.warehouse_id = o.warehouse_id AND lot.variant_id = o.variant_id
      AND la.customs_status = CASE WHEN o.customs_regime = '0110' THEN 'released' ELSE 'bonded' END
      AND lot_saleable(lot, (${now} AT TIME ZONE 'Asia/Shanghai')::date)
    ORDER BY lot.expires_on, lot.received_at, lot.id LIMIT 1`;
}

/** Used allowance of the person this visitor was verified as within the kept hours. */
export function verifiedPersonJson(visitorId: string, now: SQL): SQL {
  return sql`
    SELECT ${allowanceUseJson(sql`d.buyer_id_hash`, yearIn(now))}
    FROM checkout_draft d
    WHERE d.visitor_id = ${visitorId} AND d.buyer_id_hash IS NOT NULL
      AND d.identity_verified_at > ${now} - make_interval(hours => ${IDENTITY_KEPT_HOURS})
    ORDER BY d.identity_verified_at DESC LIMIT 1`;
}
