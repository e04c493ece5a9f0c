import { sql } from "drizzle-orm";
import type { CustomsRegime, DeliveryMethod } from "~/domain/catalog/terms";
import type { OrderId, PaymentId, VariantId, WarehouseId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { Standing } from "~/domain/order/decide";
import type { PaymentEvent } from "~/ports/payments/payments";
import type { Tx } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";

/** An order and its payment, locked for one settlement at a time. */
export type LockedOrder = {
  orderId: OrderId;
  orderNo: string;
  standing: Standing;
  customsRegime: CustomsRegime;
  deliveryMethod: DeliveryMethod;
  warehouseId: WarehouseId;
  cutOffHour: number;
  transitDays: number;
  totalFen: Fen;
  dutiableFen: Fen;
  buyerName: string | null;
  buyerIdCipherHex: string | null;
  personHash: string | null;
  allowanceYear: number | null;
  paymentId: PaymentId;
  paymentStatus: "opening" | "open" | "paid" | "closed";
  transactionRef: string | null;
  paidAtMs: number | null;
  lines: {
    line: number;
    variantId: VariantId;
    quantity: number;
    netWeightGrams: number;
  }[];
  /** this very event was settled before */
  isRepeat: boolean;
};

/**
 * Locks the order an event is about, by the provider's number or by our own payment id, and reads
 * everything its settlement needs. Undefined when no payment of ours is meant. One statement.
 */
export async function lockOrderOfEvent(
  tx: Tx,
  provider: string,
  event: PaymentEvent,
): Promise<LockedOrder | undefined> {
  const [row] = await tx.db.execute<{ row: LockedOrder }>(sql`${PREPARED}
    SELECT json_build_object(
      'orderId', o.id, 'orderNo', o.order_no,
      'standing', json_build_object('payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status),
      'customsRegime', o.customs_regime, 'deliveryMethod', o.delivery_method, 'warehouseId', o.warehouse_id,
      'cutOffHour', w.cut_off_hour, 'transitDays', w.transit_days,
      'totalFen', o.total_fen, 'dutiableFen', o.dutiable_fen, 'buyerName', o.buyer_name,
      'buyerIdCipherHex', encode(o.buyer_id_cipher, 'hex'), 'personHash', o.buyer_id_hash, 'allowanceYear', o.allowance_year,
      'paymentId', p.id, 'paymentStatus', p.status, 'transactionRef', p.transaction_ref,
      'paidAtMs', floor(extract(epoch FROM p.paid_at) * 1000)::bigint,
      'lines', (
        SELECT json_agg(json_build_object('line', l.line, 'variantId', l.variant_id, 'quantity', l.quantity,
                                          'netWeightGrams', l.net_weight_grams) ORDER BY l.line)
        FROM order_line l WHERE l.order_id = o.id),
      'isRepeat', EXISTS (
        SELECT FROM payment_event e WHERE e.provider = ${provider} AND e.event_id = ${event.eventId})) AS row
    FROM payment p JOIN "order" o ON o.id = p.order_id JOIN warehouse w ON w.id = o.warehouse_id
    WHERE p.provider = ${provider} AND (p.provider_ref = ${event.providerRef} OR p.id = ${event.paymentId ?? ""})
    FOR UPDATE OF o, p`);
  return row?.row;
}
