import { sql } from "drizzle-orm";
import type { RefundId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ProviderError } from "~/ports/payments/payments";
import {
  failRefund,
  finishRefund,
  type LockedRefund,
  lockRefund,
} from "~/services/ordering/locked-refund.server";
import { inTransaction } from "~/services/transaction.server";

/**
 * Gives requested money back at the provider, by the refund's own key. Job: a provider that is away
 * is asked again by the queue; one that refuses leaves the refund in 待处理.
 */
export async function issueRefund(
  ctx: ServiceContext,
  { refundId }: { refundId: RefundId },
): Promise<
  Result<"done" | "pending" | "failed" | "not_due", { code: "FORBIDDEN" } | ProviderError>
> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const refund = await readRequested(ctx, refundId);
  if (refund === undefined) return ok("not_due");
  const given = await ctx.ports.payments.refund({
    refundKey: refund.refundKey,
    round: refund.round,
    providerRef: refund.providerRef,
    transactionRef: refund.transactionRef,
    amountFen: fen(refund.amountFen),
  });
  if (!given.ok && given.error.code === "PROVIDER_UNAVAILABLE") {
    await ctx.db.execute(sql`
      UPDATE refund SET attempts = attempts + 1, last_error = ${given.error.detail}
      WHERE id = ${refundId} AND status = 'requested'`);
    return given;
  }
  return inTransaction(ctx, async (tx) => {
    const locked = await lockRefund(tx, sql`r.id = ${refundId}`);
    if (locked?.status !== "requested" || locked.round !== refund.round) return ok("not_due");
    if (!given.ok) {
      await failRefund(tx, locked, given.error.detail);
      return ok("failed");
    }
    const { state, providerRefundRef } = given.value;
    if (state === "pending") {
      // Its end is told by an event.
      await tx.db.execute(sql`
        UPDATE refund SET provider_refund_ref = ${providerRefundRef}, attempts = attempts + 1 WHERE id = ${refundId}`);
      return ok("pending");
    }
    await finishRefund(tx, locked, providerRefundRef);
    return ok("done");
  });
}

async function readRequested(
  ctx: ServiceContext,
  refundId: RefundId,
): Promise<
  | (Pick<LockedRefund, "refundKey" | "round" | "transactionRef" | "amountFen"> & {
      providerRef: string;
    })
  | undefined
> {
  const [row] = await ctx.db.execute<{
    refund_key: string;
    round: number;
    transaction_ref: string;
    amount_fen: string;
    provider_ref: string;
  }>(sql`
    SELECT r.refund_key, r.round, r.transaction_ref, r.amount_fen, p.provider_ref
    FROM refund r JOIN payment p ON p.id = r.payment_id
    WHERE r.id = ${refundId} AND r.status = 'requested' AND p.provider_ref IS NOT NULL`);
  return (
    row && {
      refundKey: row.refund_key,
      round: row.round,
      transactionRef: row.transaction_ref,
      amountFen: Number(row.amount_fen),
      providerRef: row.provider_ref,
    }
  );
}
