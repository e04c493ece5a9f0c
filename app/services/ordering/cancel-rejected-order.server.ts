import { sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { decideGiveUp, endedStanding } from "~/domain/order/decide";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { readOrderPayment } from "./close-payment.server";
import { endPaidOrder } from "./end-order.server";

export type CancelRejectedRefusal =
  | ForbiddenRefusal
  | { code: "NOT_FOUND" }
  | { code: "NOT_REJECTED" }
  | { code: "CONFLICT" };

/**
 * An operator gives up an order whose list customs rejected (100) instead of mending it: goods,
 * allowance and all money go back.
 */
export async function cancelRejectedOrder(
  ctx: ServiceContext,
  { orderId }: { orderId: OrderId },
): Promise<Result<void, CancelRejectedRefusal>> {
  if (!mayActAs(ctx.actor, "customs", "finance")) return refuse({ code: "FORBIDDEN" });
  const order = await readOrderPayment(ctx, orderId);
  if (order === undefined) return refuse({ code: "NOT_FOUND" });
  const decision = decideGiveUp(order.standing);
  if (!decision.ok) return decision;
  return inTransaction<void, CancelRejectedRefusal>(ctx, async (tx) => {
    const isEnded = await endPaidOrder(ctx, tx, orderId, {
      when: sql`customs_status = 'rejected'`,
      to: endedStanding(order.standing, "refunding"),
      goods: "saleable",
      reason: "rejected_given_up",
    });
    return isEnded ? ok(undefined) : refuse({ code: "CONFLICT" });
  });
}
