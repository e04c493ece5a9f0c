import { eq } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { closedByCustomsStanding } from "~/domain/order/decide";
import type { ServiceContext } from "~/platform/context.server";
import { endHoldings } from "~/services/ordering/order-holdings.server";
import { requestRefund } from "~/services/ordering/request-refund.server";
import type { Tx } from "~/services/transaction.server";
import { order, payment } from "~db/schema";

const REASON = "customs_closed";

/**
 * 700: customs sends the goods back. The allowance is free again, the pieces go into quarantine and
 * out of the promise, all money goes back. The caller holds the order's lock and moved its status.
 */
export async function closeByCustoms(ctx: ServiceContext, tx: Tx, orderId: OrderId): Promise<void> {
  const standing = closedByCustomsStanding();
  await tx.db
    .update(order)
    .set({
      fulfilmentStatus: standing.fulfilment,
      paymentStatus: standing.payment,
      closedAt: tx.now,
    })
    .where(eq(order.id, orderId));
  await endHoldings(ctx, tx, orderId, { outcome: "voided", goods: "quarantine", reason: REASON });
  tx.orderEvent(orderId, "goods_quarantined");
  const [money] = await tx.db
    .select({
      paymentId: payment.id,
      transactionRef: payment.transactionRef,
      paidFen: payment.paidFen,
    })
    .from(payment)
    .where(eq(payment.orderId, orderId));
  invariant(money?.transactionRef && money.paidFen, "a declared order was paid");
  await requestRefund(
    tx,
    { orderId, paymentId: money.paymentId },
    {
      transactionRef: money.transactionRef,
      amountFen: money.paidFen,
      reason: REASON,
    },
  );
}
