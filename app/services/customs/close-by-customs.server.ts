import { sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { closedByCustomsStanding } from "~/domain/order/decide";
import type { CustomsStatus } from "~/domain/order/status";
import type { ServiceContext } from "~/platform/context.server";
import { endPaidOrder } from "~/services/ordering/end-order.server";
import type { Tx } from "~/services/transaction.server";

/**
 * 700: customs sends the goods back. The allowance is free again, the pieces go into quarantine and
 * out of the promise, all money goes back. `from`: where the locked order stands.
 */
export async function closeByCustoms(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  from: CustomsStatus,
): Promise<void> {
  const isEnded = await endPaidOrder(ctx, tx, orderId, {
    when: sql`customs_status = ${from}`,
    to: closedByCustomsStanding(),
    goods: "quarantine",
    reason: "customs_closed",
  });
  invariant(isEnded, "a declared order is paid, and was locked where it stood");
}
