import { sql } from "drizzle-orm";
import type { OrderId, PaymentId } from "~/domain/ids";
import type { RefundReason } from "~/domain/order/decide";
import { newId } from "~/platform/new-id.server";
import type { Tx } from "~/services/transaction.server";

/** One refund for each money movement, whatever asks for it and how often. One statement. */
export async function requestRefund(
  tx: Tx,
  order: { orderId: OrderId; paymentId: PaymentId },
  money: { transactionRef: string; amountFen: number; reason: RefundReason },
): Promise<void> {
  const refundKey = `${order.paymentId}:${money.transactionRef}`;
  const [row] = await tx.db.execute<{ id: string }>(sql`
    INSERT INTO refund (id, order_id, payment_id, refund_key, transaction_ref, amount_fen, reason, status, attempts, requested_at)
    VALUES (${newId("rfd")}, ${order.orderId}, ${order.paymentId}, ${refundKey}, ${money.transactionRef},
            ${money.amountFen}, ${money.reason}, 'requested', 0, ${tx.now.toISOString()})
    ON CONFLICT (refund_key) DO NOTHING RETURNING id`);
  if (!row) return;
  tx.orderEvent(order.orderId, "refund_requested", {
    amountFen: money.amountFen,
    reason: money.reason,
  });
  tx.enqueue("payments.issue_refund", { refundId: row.id });
}
