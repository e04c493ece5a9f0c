import { sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { type CancelRefusal, decideCancel, endedStanding } from "~/domain/order/decide";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ProviderError } from "~/ports/payments/payments";
import { mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { closeAtProvider, type OrderPayment, readOrderPayment } from "./close-payment.server";
import { cancelUnpaid, endPaidOrder } from "./end-order.server";
import { isOwnOrder } from "./order-access.server";

export type CancelOrderRefusal =
  | { code: "NOT_FOUND" }
  | CancelRefusal
  | ProviderError
  /** something else happened to the order at the same moment: look at it again */
  | { code: "CONFLICT" };

/**
 * The shopper gives an order up: an unpaid one once its payment is closed, a paid one until its list
 * (621) is committed or picking began. Everything is freed at once, money goes back by itself.
 */
export async function cancelOrder(
  ctx: ServiceContext,
  input: { orderId: OrderId; linkToken?: string },
): Promise<Result<{ refunds: boolean }, CancelOrderRefusal>> {
  const order = await readOrderPayment(ctx, input.orderId);
  const mayAct = isOwnOrder(ctx, order, input.linkToken) || mayActAs(ctx.actor, "finance");
  if (order === undefined || !mayAct) return refuse({ code: "NOT_FOUND" });
  const decision = decideCancel(order.standing);
  if (!decision.ok) return decision;
  return decision.value.kind === "close_unpaid" ? giveUpUnpaid(ctx, order) : giveUpPaid(ctx, order);
}

async function giveUpUnpaid(
  ctx: ServiceContext,
  order: OrderPayment,
): Promise<Result<{ refunds: boolean }, CancelOrderRefusal>> {
  const closed = await closeAtProvider(ctx, order);
  if (!closed.ok) return closed;
  if (closed.value === "paid") {
    // The money was quicker than the wish: what was settled just now is given up as a paid order.
    const settled = await readOrderPayment(ctx, order.orderId);
    return settled?.standing.payment === "paid"
      ? giveUpPaid(ctx, settled)
      : refuse({ code: "CONFLICT" });
  }
  return inTransaction<{ refunds: boolean }, CancelOrderRefusal>(ctx, async (tx) =>
    (await cancelUnpaid(ctx, tx, order)) ? ok({ refunds: false }) : refuse({ code: "CONFLICT" }),
  );
}

/** The list's sender moves `customs_status` from the same value: exactly one of the two happens. */
async function giveUpPaid(
  ctx: ServiceContext,
  { orderId, standing }: OrderPayment,
): Promise<Result<{ refunds: boolean }, CancelOrderRefusal>> {
  return inTransaction<{ refunds: boolean }, CancelOrderRefusal>(ctx, async (tx) => {
    const isEnded = await endPaidOrder(ctx, tx, orderId, {
      when: sql`customs_status IN ('not_declared', 'not_applicable') AND fulfilment_status IN ('allocated', 'no_lot')`,
      to: endedStanding(standing, "refunding"),
      goods: "saleable",
      reason: "shopper_cancelled",
    });
    return isEnded ? ok({ refunds: true }) : refuse({ code: "CONFLICT" });
  });
}
