import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ProviderError } from "~/ports/payments/payments";
import { inTransaction } from "~/services/transaction.server";
import { closeAtProvider, readOrderPayment } from "./close-payment.server";
import { expireOrder } from "./end-order.server";

/**
 * At the end of the hold: closes the payment at the provider, and only if that succeeds gives stock
 * and allowance back. Job; a provider that is away is asked again.
 */
export async function closeUnpaidOrder(
  ctx: ServiceContext,
  { orderId }: { orderId: OrderId },
): Promise<Result<"expired" | "paid" | "not_due", { code: "FORBIDDEN" } | ProviderError>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const payment = await readOrderPayment(ctx, orderId);
  if (payment?.standing.payment !== "awaiting" || !payment.isDue) return ok("not_due");
  const closed = await closeAtProvider(ctx, payment);
  if (!closed.ok) return closed;
  if (closed.value === "paid") return ok("paid");
  return inTransaction(ctx, async (tx) =>
    ok((await expireOrder(ctx, tx, payment)) ? "expired" : "not_due"),
  );
}
