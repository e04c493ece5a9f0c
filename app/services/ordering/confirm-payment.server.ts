import { parseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { readOrderPayment } from "./close-payment.server";
import { isOwnOrder } from "./order-access.server";
import { settleEvent } from "./settle-event.server";

/** What the shopper who comes back from the payment page is told. */
export type PaymentReturn = "paid" | "waiting" | "over";

/**
 * The shopper is back from paying: asks the provider, whose event may still be on its way, and has
 * its answer settled by the one finaliser. Safe to repeat; an order that waits no more asks nobody.
 */
export async function confirmPayment(
  ctx: ServiceContext,
  input: { orderId: string; linkToken?: string },
): Promise<Result<PaymentReturn, { code: "NOT_FOUND" }>> {
  const orderId = parseId("ord", input.orderId);
  const order = orderId && (await readOrderPayment(ctx, orderId));
  if (!orderId || !order || !isOwnOrder(ctx, order, input.linkToken)) {
    return refuse({ code: "NOT_FOUND" });
  }
  const { payments } = ctx.ports;
  if (order.standing.payment === "awaiting" && order.providerRef !== null) {
    const word = await payments.retrieve(order.providerRef);
    if (!word.ok) {
      ctx.log.warn({ orderId, ...word.error }, "payment could not be asked about");
      return ok("waiting");
    }
    if (word.value === undefined) return ok("waiting");
    await settleEvent(ctx, { provider: payments.name, event: word.value, rawBody: null });
  }
  const settled = await readOrderPayment(ctx, orderId);
  switch (settled?.standing.payment) {
    case "paid":
      return ok("paid");
    case "awaiting":
      return ok("waiting");
    default:
      return ok("over");
  }
}
