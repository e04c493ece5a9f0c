import { eq, sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { closedByCustomsStanding } from "~/domain/order/decide";
import { physicalAccounts, promiseAccounts } from "~/domain/stock/accounts";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import type { Tx } from "~/services/transaction.server";
import { order } from "~db/schema";
import { type AllocatedPieces, ledgerReason, openAllocations } from "./release-goods.server";

/**
 * 700: customs sends the goods back. The allowance is free again, the pieces go into quarantine and
 * out of the promise, all money goes back.
 */
export async function closeByCustoms(ctx: ServiceContext, tx: Tx, orderId: OrderId): Promise<void> {
  const pieces = await openAllocations(tx, orderId);
  const standing = closedByCustomsStanding();
  await tx.db
    .update(order)
    .set({
      fulfilmentStatus: standing.fulfilment,
      paymentStatus: standing.payment,
      closedAt: tx.now,
    })
    .where(eq(order.id, orderId));
  const txn = ledgerReason(ctx, "close", "customs_closed");
  await tx.db.execute(sql`
    SELECT ledger_resolve(${orderId}, 'allowance', NULL, 'voided', ${txn}::jsonb),
           ledger_resolve(${orderId}, 'physical', NULL, 'voided', ${txn}::jsonb)`);
  const posting = (ledger: "physical" | "promise") =>
    JSON.stringify({
      ledger,
      type: "quarantine",
      sourceDoc: orderId,
      reason: "customs_closed",
      actor: actorName(ctx.actor),
      idemKey: `customs_closed:${orderId}:${ledger}`,
    });
  await tx.db.execute(sql`
    SELECT ledger_post(${posting("physical")}::jsonb, ${JSON.stringify(toQuarantine(pieces))}::jsonb),
           ledger_post(${posting("promise")}::jsonb, ${JSON.stringify(outOfPromise(pieces))}::jsonb)`);
  tx.orderEvent(orderId, "goods_quarantined", { pieces: pieces.length });
  await refundWhole(tx, orderId);
}

async function refundWhole(tx: Tx, orderId: OrderId): Promise<void> {
  const [row] = await tx.db.execute<{ id: string; amount_fen: string }>(sql`
    INSERT INTO refund (id, order_id, payment_id, refund_key, transaction_ref, amount_fen, reason, status, attempts, requested_at)
    SELECT ${newId("rfd")}, p.order_id, p.id, p.id || ':' || p.transaction_ref, p.transaction_ref,
           p.paid_fen, 'customs_closed', 'requested', 0, ${tx.now.toISOString()}
    FROM payment p WHERE p.order_id = ${orderId}
    ON CONFLICT (refund_key) DO NOTHING RETURNING id, amount_fen`);
  if (!row) return;
  const amountFen = Number(row.amount_fen);
  tx.orderEvent(orderId, "refund_requested", { amountFen, reason: "customs_closed" });
  tx.enqueue("payments.issue_refund", { refundId: row.id }, { key: `refund:${row.id}` });
}

function toQuarantine(pieces: readonly AllocatedPieces[]) {
  return pieces.flatMap(({ quantity, grams, bin, ...goods }) => [
    { account: physicalAccounts.good(goods, "bonded", bin), qty: -quantity, grams: -grams },
    { account: physicalAccounts.quarantine(goods), qty: quantity, grams },
  ]);
}

function outOfPromise(pieces: readonly AllocatedPieces[]) {
  return pieces.flatMap(({ quantity, ...goods }) => [
    { account: promiseAccounts.committed(goods), qty: -quantity, grams: 0 },
    { account: promiseAccounts.source(goods), qty: quantity, grams: 0 },
  ]);
}
