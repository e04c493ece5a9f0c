import { type SQL, sql } from "drizzle-orm";
import type { CustomsRegime, DeliveryMethod } from "~/domain/catalog/terms";
import type { OrderId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { maskName } from "~/domain/order/address";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "~/domain/order/status";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";
import type { OrderRowView } from "./order-row-view";

/** Receipts that answer a document, by its message type. */
export const ANSWER_OF = {
  CEB311Message: "CEB312Message",
  CEB411Message: "CEB412Message",
  CEB511Message: "CEB512Message",
  CEB621Message: "CEB622Message",
} as const;

const answers = sql.join(
  Object.entries(ANSWER_OF).map(([document, answer]) => sql`(${document}::text, ${answer}::text)`),
  sql`, `,
);

const instantText = (column: SQL) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export type OrderRow = {
  order_id: OrderId;
  order_no: string;
  placed_at: string;
  buyer: string;
  customs_regime: CustomsRegime;
  delivery_method: DeliveryMethod;
  goods: string;
  more_kinds: number;
  pieces: number;
  total_fen: string;
  payment_status: PaymentStatus;
  payment_method: PaymentMethod | null;
  customs_status: CustomsStatus;
  customs_code: string | null;
  overdue_minutes: number | null;
  fulfilment_status: FulfilmentStatus;
  waybill_no: string | null;
  lot_nos: string[];
  hand_over_minutes: number | null;
  is_time_stopped: boolean;
};

/**
 * The columns of `OrderRow` and their FROM part, for the rows of `orders`, a relation (or subquery)
 * of whole `"order"` rows.
 */
export function orderRows(ctx: ServiceContext, orders: SQL): SQL {
  const isEnglish = ctx.locale === "en";
  const now = nowOf(ctx);
  const goods = isEnglish
    ? sql`l.name_en || ', ' || l.spec_en`
    : sql`l.brand_name_zh || ' ' || l.name_zh || ' ' || l.spec_zh`;
  return sql`
    SELECT o.id AS order_id, o.order_no, ${instantText(sql`o.placed_at`)} AS placed_at,
           coalesce(o.buyer_name, o.address ->> 'recipientName') AS buyer,
           o.customs_regime, o.delivery_method, lines.goods, lines.more_kinds, lines.pieces,
           o.total_fen, o.payment_status, p.method AS payment_method, o.customs_status,
           list_answer.return_status AS customs_code, silence.minutes AS overdue_minutes,
           o.fulfilment_status, o.waybill_no, allocated.lot_nos,
           floor(extract(epoch FROM coalesce(gone.at, o.closed_at, ${now}) - o.paid_at) / 60)::int AS hand_over_minutes,
           gone.at IS NOT NULL OR o.closed_at IS NOT NULL AS is_time_stopped
    FROM ${orders} o
    LEFT JOIN payment p ON p.order_id = o.id
    CROSS JOIN LATERAL (
      SELECT sum(l.quantity)::int AS pieces, count(*)::int - 1 AS more_kinds,
             (array_agg(${goods} ORDER BY l.line))[1] AS goods
      FROM order_line l WHERE l.order_id = o.id
    ) lines
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT lot.lot_no), '{}') AS lot_nos
      FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id JOIN lot ON lot.id = a.lot_id
      WHERE h.saga_id = o.id AND h.ledger = 'physical' AND h.state IN ('held', 'posted')
    ) allocated
    LEFT JOIN LATERAL (
      SELECT r.return_status FROM customs_receipt r
      WHERE r.order_id = o.id AND r.message_type = 'CEB622Message'
      ORDER BY r.return_time DESC, r.received_at DESC LIMIT 1
    ) list_answer ON true
    LEFT JOIN LATERAL (
      SELECT floor(extract(epoch FROM ${now} - min(m.sent_at)) / 60)::int AS minutes
      FROM customs_message m
      JOIN (VALUES ${answers}) AS answer(document, receipt) ON answer.document = m.message_type
      WHERE m.order_id = o.id AND o.customs_status IN ('not_declared', 'declared')
        AND m.sent_at < ${now} - make_interval(mins => ${ctx.settings.RECEIPT_OVERDUE_MINUTES})
        AND NOT EXISTS (SELECT 1 FROM customs_receipt r
                         WHERE r.order_id = o.id AND r.message_type = answer.receipt AND r.received_at >= m.sent_at)
    ) silence ON true
    LEFT JOIN LATERAL (
      SELECT e.occurred_at AS at FROM order_event e
      WHERE e.order_id = o.id AND e.type IN ('gated_out', 'handed_over') ORDER BY e.id LIMIT 1
    ) gone ON true`;
}

export function orderRowView(row: OrderRow): OrderRowView {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    placedAt: new Date(row.placed_at),
    buyer: maskName(row.buyer),
    customsRegime: row.customs_regime,
    deliveryMethod: row.delivery_method,
    goods: row.goods,
    moreKinds: row.more_kinds,
    pieces: row.pieces,
    totalFen: fen(Number(row.total_fen)),
    payment: row.payment_status,
    paymentMethod: row.payment_method,
    customs: row.customs_status,
    customsCode: row.customs_code,
    overdueMinutes: row.overdue_minutes,
    fulfilment: row.fulfilment_status,
    waybillNo: row.waybill_no,
    lotNos: row.lot_nos,
    handOverMinutes: row.hand_over_minutes,
    isTimeStopped: row.is_time_stopped,
  };
}
