import { type SQL, sql } from "drizzle-orm";
import type { OrderId, PaymentId, RefundId } from "~/domain/ids";
import type { Tx } from "~/services/transaction.server";
import type { RefundStatus } from "~db/schema";

export type LockedRefund = {
  refundId: RefundId;
  orderId: OrderId;
  paymentId: PaymentId;
  refundKey: string;
  transactionRef: string;
  amountFen: number;
  status: RefundStatus;
  round: number;
};

/** Reads a refund under its order's lock: refunds change under no other. One statement. */
export async function lockRefund(tx: Tx, which: SQL): Promise<LockedRefund | undefined> {
  const [row] = await tx.db.execute<{ row: LockedRefund }>(sql`
    SELECT json_build_object('refundId', r.id, 'orderId', r.order_id, 'paymentId', r.payment_id, 'refundKey', r.refund_key,
                             'transactionRef', r.transaction_ref, 'amountFen', r.amount_fen, 'status', r.status, 'round', r.round) AS row
    FROM refund r JOIN "order" o ON o.id = r.order_id WHERE ${which} FOR UPDATE OF o, r`);
  return row?.row;
}

/** Money is back: the refund is done, and an order that waited for it alone is refunded. One statement. */
export async function finishRefund(
  tx: Tx,
  refund: Pick<LockedRefund, "refundId" | "orderId" | "amountFen">,
  providerRefundRef: string,
): Promise<boolean> {
  const { refundId, orderId, amountFen } = refund;
  const [row] = await tx.db.execute<{ done: string; refunded: string }>(sql`
    WITH done AS (
      UPDATE refund SET status = 'done', provider_refund_ref = ${providerRefundRef}, done_at = ${tx.now.toISOString()},
             last_error = NULL
      WHERE id = ${refundId} AND status <> 'done' RETURNING id
    ), refunded AS (
      UPDATE "order" SET payment_status = 'refunded'
      WHERE id = ${orderId} AND payment_status = 'refunding' AND EXISTS (SELECT FROM done)
        AND NOT EXISTS (SELECT FROM refund r WHERE r.order_id = ${orderId} AND r.status <> 'done' AND r.id <> ${refundId})
      RETURNING id
    )
    SELECT (SELECT count(*) FROM done) AS done, (SELECT count(*) FROM refunded) AS refunded`);
  if (row?.done !== "1") return false;
  const facts = { refundId, amountFen, isOrderRefunded: row.refunded === "1" };
  tx.orderEvent(orderId, "refund_done", facts);
  tx.audit("refund_done", "order", orderId, facts);
  return true;
}

/** The provider will not give the money back: stands in 待处理 until somebody tries again. */
export async function failRefund(
  tx: Tx,
  { refundId, orderId }: Pick<LockedRefund, "refundId" | "orderId">,
  detail: string,
): Promise<void> {
  await tx.db.execute(sql`
    UPDATE refund SET status = 'failed', attempts = attempts + 1, last_error = ${detail}
    WHERE id = ${refundId} AND status = 'requested'`);
  tx.orderEvent(orderId, "refund_failed", { refundId });
  tx.audit("refund_failed", "order", orderId, { refundId, detail });
}
