import { sql } from "drizzle-orm";
import type { RefundId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { lockRefund } from "~/services/ordering/locked-refund.server";
import { inTransaction } from "~/services/transaction.server";

/**
 * An operator has a refund tried again: one that hangs by its very request, one that failed in a new
 * round of its key, since a provider repeats the answer it gave.
 */
export async function retryRefund(
  ctx: ServiceContext,
  { refundId }: { refundId: RefundId },
): Promise<Result<void, ForbiddenRefusal | { code: "NOT_OPEN" }>> {
  if (!mayActAs(ctx.actor, "finance")) return refuse({ code: "FORBIDDEN" });
  return inTransaction<void, { code: "NOT_OPEN" }>(ctx, async (tx) => {
    const refund = await lockRefund(tx, sql`r.id = ${refundId}`);
    if (refund === undefined || refund.status === "done") return refuse({ code: "NOT_OPEN" });
    await tx.db.execute(sql`
      UPDATE refund SET status = 'requested', round = round + (status = 'failed')::int,
             provider_refund_ref = CASE status WHEN 'failed' THEN NULL ELSE provider_refund_ref END
      WHERE id = ${refundId}`);
    tx.orderEvent(refund.orderId, "refund_retried", { refundId });
    tx.audit("retry_refund", "order", refund.orderId, { refundId });
    tx.enqueue("payments.issue_refund", { refundId });
    return ok(undefined);
  });
}
