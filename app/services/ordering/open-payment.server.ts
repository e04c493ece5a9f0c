import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ProviderError } from "~/ports/payments/payments";
import { readOrderPayment } from "./close-payment.server";
import { isOwnOrder } from "./order-access.server";
import { openAtProvider } from "./payment-opening.server";

/**
 * Opens the payment of an order whose placing was interrupted after its commit: by the queue, or by
 * the shopper who presses "pay" on the order's page. Opened before = nothing to do.
 */
export async function openPayment(
  ctx: ServiceContext,
  input: { orderId: OrderId; linkToken?: string },
): Promise<
  Result<{ payUrl: string } | "not_due", { code: "NOT_FOUND" | "FORBIDDEN" } | ProviderError>
> {
  if (ctx.actor.kind === "operator") return refuse({ code: "FORBIDDEN" });
  const payment = await readOrderPayment(ctx, input.orderId);
  const mayAct = ctx.actor.kind === "system" || isOwnOrder(ctx, payment, input.linkToken);
  if (payment === undefined || !mayAct) return refuse({ code: "NOT_FOUND" });
  if (payment.standing.payment !== "awaiting" || payment.isDue) return ok("not_due");
  const opened = await openAtProvider(ctx, payment.toOpen);
  return opened.ok ? ok({ payUrl: opened.value.payUrl }) : opened;
}
