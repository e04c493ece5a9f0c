import { type SQL, sql } from "drizzle-orm";
import type { OrderId, PaymentId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { RefundReason, Standing } from "~/domain/order/decide";
import type { ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";
import { endHoldings, type HoldingsEnd } from "./order-holdings.server";
import { requestRefund } from "./request-refund.server";

type Unpaid = { orderId: OrderId; paymentId: PaymentId };

const WAITS = sql`payment_status = 'awaiting'`;
/** The provider's word that the payment is closed may come before we say why it was. */
const WAITS_OR_JUST_EXPIRED = sql`(${WAITS} OR (payment_status = 'void' AND fulfilment_status = 'waiting'))`;

/** Moves an order that waits for money, and closes its payment; false when it waits no more. */
async function endUnpaid(
  tx: Tx,
  { orderId, paymentId }: Unpaid,
  from: SQL,
  to: SQL,
): Promise<boolean> {
  const [row] = await tx.db.execute<{ moved: string }>(sql`
    WITH moved AS (
      UPDATE "order" SET payment_status = 'void', closed_at = ${tx.now.toISOString()}, ${to}
      WHERE id = ${orderId} AND ${from} RETURNING id
    ), closed AS (
      UPDATE payment SET status = 'closed' FROM moved
      WHERE payment.id = ${paymentId} AND payment.status IN ('opening', 'open')
    )
    SELECT count(*) AS moved FROM moved`);
  return row?.moved === "1";
}

/** The hold is over and the payment closed: stock and allowance are free. Late money may revive the order. */
export async function expireOrder(ctx: ServiceContext, tx: Tx, order: Unpaid): Promise<boolean> {
  const { orderId } = order;
  // Goods and customs go on waiting: that is what tells an expired order from a cancelled one.
  if (!(await endUnpaid(tx, order, WAITS, sql`fulfilment_status = 'waiting'`))) return false;
  const end = { outcome: "expired", goods: "saleable", reason: "unpaid" } as const;
  await endHoldings(ctx, tx, orderId, end);
  tx.orderEvent(orderId, "expired");
  tx.audit("expire_order", "order", orderId);
  return true;
}

/** Given up before it was paid, its payment closed: money that still comes goes back. */
export async function cancelUnpaid(ctx: ServiceContext, tx: Tx, order: Unpaid): Promise<boolean> {
  const { orderId } = order;
  const to = sql`fulfilment_status = 'cancelled', customs_status =
    CASE customs_status WHEN 'not_applicable' THEN customs_status ELSE 'withdrawn' END`;
  if (!(await endUnpaid(tx, order, WAITS_OR_JUST_EXPIRED, to))) return false;
  const end = { outcome: "voided", goods: "saleable", reason: "shopper_cancelled" } as const;
  await endHoldings(ctx, tx, orderId, end);
  tx.orderEvent(orderId, "cancelled", { reason: "shopper_cancelled" });
  tx.audit("cancel_order", "order", orderId, { wasPaid: false });
  return true;
}

export type PaidEnd = {
  /** condition on the order's row, besides being paid: the state it must still be in */
  when: SQL;
  to: Standing;
  goods: HoldingsEnd["goods"];
  reason: RefundReason;
};

/**
 * Ends a paid order: status on condition, everything it holds given back, its money requested back.
 * False when the order is no longer in that state. For the shopper's cancellation, a rejected list
 * given up, and closure by customs (700).
 */
export async function endPaidOrder(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  { when, to, goods, reason }: PaidEnd,
): Promise<boolean> {
  const [money] = await tx.db.execute<{
    payment_id: PaymentId;
    transaction_ref: string | null;
    paid_fen: string | null;
  }>(sql`
    WITH moved AS (
      UPDATE "order" SET payment_status = ${to.payment}, customs_status = ${to.customs},
             fulfilment_status = ${to.fulfilment}, closed_at = ${tx.now.toISOString()}
      WHERE id = ${orderId} AND payment_status = 'paid' AND (${when}) RETURNING id
    )
    SELECT p.id AS payment_id, p.transaction_ref, p.paid_fen FROM moved JOIN payment p ON p.order_id = moved.id`);
  if (!money) return false;
  const { payment_id: paymentId, transaction_ref: transactionRef, paid_fen: paidFen } = money;
  invariant(transactionRef !== null && paidFen !== null, "a paid order knows its money");
  await endHoldings(ctx, tx, orderId, { outcome: "voided", goods, reason });
  tx.orderEvent(orderId, "cancelled", { reason });
  tx.audit("end_order", "order", orderId, { reason });
  await requestRefund(
    tx,
    { orderId, paymentId },
    { transactionRef, amountFen: Number(paidFen), reason },
  );
  return true;
}
