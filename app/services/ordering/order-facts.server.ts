import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type {
  ArtFamily,
  ArtForm,
  CustomsRegime,
  DeliveryMethod,
  NetContentUnit,
} from "~/domain/catalog/terms";
import type { OrderId, WarehouseId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { Address } from "~/domain/order/address";
import type { RefundReason, Standing } from "~/domain/order/decide";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { TaxTreatment } from "~/domain/tax/quote";
import type { FrozenInput } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { epochMs } from "~/services/cart/cart-facts.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";

type Instant = number | null;

export type OrderLineFacts = {
  line: number;
  slug: string;
  sku: string;
  nameZh: string;
  nameEn: string;
  brandNameZh: string;
  brandNameEn: string;
  specZh: string;
  specEn: string;
  originCode: string;
  quantity: number;
  priceFen: Fen;
  goodsFen: Fen;
  taxFen: Fen;
  art: {
    artForm: ArtForm;
    artFamily: ArtFamily;
    labelZh: string | null;
    labelEn: string | null;
    netContentValue: number | null;
    netContentUnit: NetContentUnit | null;
    packCount: number;
    nameZh: string;
    nameEn: string | null;
  };
  lots: { lotNo: string; expiresOn: CalendarDay; quantity: number }[];
};

/** Everything an order's page shows; instants in milliseconds. */
export type OrderFacts = {
  ruleVersion: number;
  nowMs: number;
  orderId: OrderId;
  orderNo: string;
  visitorId: string;
  linkHash: string;
  linkCipherHex: string;
  standing: Standing;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  warehouseId: WarehouseId;
  address: Address;
  buyerName: string | null;
  buyerIdMasked: string | null;
  goodsFen: Fen;
  freightFen: Fen;
  insuranceFen: Fen;
  taxFen: Fen;
  totalFen: Fen;
  dutiableFen: Fen;
  taxTreatment: TaxTreatment;
  /** what the quote was made of; null for duty-paid goods */
  quoteInput: FrozenInput | null;
  hasUnverifiedFacts: boolean;
  placedAtMs: number;
  holdExpiresAtMs: number;
  promisedBy: CalendarDay | null;
  waybillNo: string | null;
  carrierName: string | null;
  payment: {
    status: "opening" | "open" | "paid" | "closed";
    payUrl: string | null;
    method: PaymentMethod | null;
    paidAtMs: Instant;
    paidFen: Fen | null;
    payerState: "verified" | "unknown" | null;
  };
  declaration: {
    orderDocumentMs: Instant;
    paymentDocumentMs: Instant;
    waybillDocumentMs: Instant;
    listSentMs: Instant;
    releasedMs: Instant;
  } | null;
  refunds: {
    reason: RefundReason;
    amountFen: Fen;
    state: "requested" | "done" | "failed";
    requestedMs: number;
    doneMs: Instant;
  }[];
  /** first time of each type of event */
  eventMs: Record<string, number>;
  lines: OrderLineFacts[];
  review: { orderCount: number; halfSeconds: number | null; ninetySeconds: number | null };
};

/** Lists released in the last thirty days, and how long customs had them. */
const REVIEW_TIMES = sql`
  SELECT json_build_object(
    'orderCount', count(*),
    'halfSeconds', percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM released_at - list_sent_at)),
    'ninetySeconds', percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM released_at - list_sent_at)))
  FROM declaration WHERE released_at > app_now() - interval '30 days' AND list_sent_at IS NOT NULL`;

const LINES = sql`
  SELECT json_agg(json_build_object(
    'line', l.line, 'slug', l.product_slug, 'sku', l.sku, 'nameZh', l.name_zh, 'nameEn', l.name_en,
    'brandNameZh', l.brand_name_zh, 'brandNameEn', coalesce(br.name_en, ''), 'specZh', l.spec_zh, 'specEn', l.spec_en, 'originCode', l.origin_code,
    'quantity', l.quantity, 'priceFen', l.price_fen, 'goodsFen', l.goods_fen,
    'taxFen', l.duty_fen + l.consumption_tax_fen + l.vat_fen,
    'art', json_build_object('artForm', p.art_form, 'artFamily', p.art_family, 'labelZh', p.label_zh, 'labelEn', p.label_en,
                             'netContentValue', l.net_content_value, 'netContentUnit', l.net_content_unit,
                             'packCount', l.pack_count, 'nameZh', p.name_zh, 'nameEn', p.name_en),
    'lots', (SELECT coalesce(json_agg(json_build_object('lotNo', lot.lot_no, 'expiresOn', lot.expires_on, 'quantity', h.qty)
                             ORDER BY lot.expires_on, lot.lot_no), '[]')
             FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id JOIN lot ON lot.id = a.lot_id
             WHERE h.saga_id = o.id AND h.ledger = 'physical' AND h.line = l.line AND h.purpose LIKE 'allocation%'
               AND h.state IN ('held', 'posted'))
  ) ORDER BY l.line)
  FROM order_line l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
  LEFT JOIN brand br ON br.id = p.brand_id WHERE l.order_id = o.id`;

/** Reads an order for its page, whoever asks; who may see it is the caller's to check. One statement. */
export async function readOrderFacts(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<OrderFacts | undefined> {
  const ms = (column: string) => epochMs(sql.raw(column));
  const [row] = await ctx.db.execute<{ facts: OrderFacts }>(sql`${PREPARED}
    SELECT json_build_object(
      'ruleVersion', ${ruleVersionColumn}, 'nowMs', ${epochMs(nowOf(ctx))},
      'orderId', o.id, 'orderNo', o.order_no, 'visitorId', o.visitor_id, 'linkHash', o.link_hash,
      'linkCipherHex', encode(o.link_cipher, 'hex'),
      'standing', json_build_object('payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status),
      'customsRegime', o.customs_regime, 'deliveryMethod', o.delivery_method, 'warehouseId', o.warehouse_id,
      'address', o.address, 'buyerName', o.buyer_name, 'buyerIdMasked', o.buyer_id_masked,
      'quoteInput', (SELECT q.input FROM order_quote q WHERE q.order_id = o.id),
      'goodsFen', o.goods_fen, 'freightFen', o.freight_fen, 'insuranceFen', o.insurance_fen, 'taxFen', o.tax_fen,
      'totalFen', o.total_fen, 'dutiableFen', o.dutiable_fen, 'taxTreatment', o.tax_treatment,
      'hasUnverifiedFacts', o.has_unverified_facts, 'placedAtMs', ${ms("o.placed_at")},
      'holdExpiresAtMs', ${ms("o.hold_expires_at")}, 'promisedBy', o.promised_by,
      'waybillNo', o.waybill_no, 'carrierName', o.carrier_name,
      'payment', json_build_object('status', p.status, 'payUrl', p.pay_url, 'method', p.method,
                                   'paidAtMs', ${ms("p.paid_at")}, 'paidFen', p.paid_fen, 'payerState', p.payer_state),
      'declaration', CASE WHEN d.id IS NOT NULL THEN json_build_object(
        'orderDocumentMs', ${ms("d.order_document_sent_at")}, 'paymentDocumentMs', ${ms("d.payment_document_asked_at")},
        'waybillDocumentMs', ${ms("d.waybill_document_asked_at")}, 'listSentMs', ${ms("d.list_sent_at")},
        'releasedMs', ${ms("d.released_at")}) END,
      'refunds', (SELECT coalesce(json_agg(json_build_object(
          'reason', r.reason, 'amountFen', r.amount_fen, 'state', r.status, 'requestedMs', ${ms("r.requested_at")},
          'doneMs', ${ms("r.done_at")}) ORDER BY r.requested_at, r.id), '[]') FROM refund r WHERE r.order_id = o.id),
      'eventMs', (SELECT json_object_agg(type, at) FROM (
          SELECT e.type, min(${ms("e.occurred_at")}) AS at FROM order_event e WHERE e.order_id = o.id GROUP BY e.type) e),
      'lines', (${LINES}),
      'review', (${REVIEW_TIMES})) AS facts
    FROM "order" o JOIN payment p ON p.order_id = o.id LEFT JOIN declaration d ON d.order_id = o.id
    WHERE o.id = ${orderId}`);
  return row?.facts;
}
