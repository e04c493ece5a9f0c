import { sql } from "drizzle-orm";
import type { OrderId, RefundId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { settleEvent } from "~/services/ordering/settle-event.server";
import { inTransaction, nowOf } from "~/services/transaction.server";

/** An event takes seconds; what is open for longer is asked about. */
const ASK_AFTER_SECONDS = 60;
const LATE_AFTER_SECONDS = 30;
const STALE_REFUND_MINUTES = 10;
const AT_ONCE = 50;

export type Swept = { asked: number; settled: number; requeued: number };

/**
 * Finds what was lost on the way: payments whose event never came, holds whose closing job is gone,
 * openings and refunds nobody took up. Periodic job; every part of it may run twice.
 */
export async function sweepOpenPayments(
  ctx: ServiceContext,
): Promise<Result<Swept, { code: "FORBIDDEN" }>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const now = nowOf(ctx);
  const open = await ctx.db.execute<{ provider_ref: string }>(sql`
    SELECT p.provider_ref FROM payment p
    WHERE p.status = 'open' AND p.provider = ${ctx.ports.payments.name}
      AND p.opened_at < ${now} - make_interval(secs => ${ASK_AFTER_SECONDS})
    ORDER BY p.opened_at LIMIT ${AT_ONCE}`);
  let settled = 0;
  for (const { provider_ref } of open) {
    if (await settleByAsking(ctx, provider_ref)) settled += 1;
  }
  return ok({ asked: open.length, settled, requeued: await requeueLost(ctx) });
}

/** Asks the provider about one payment and settles its answer; false when there is none yet. */
async function settleByAsking(ctx: ServiceContext, providerRef: string): Promise<boolean> {
  const { payments } = ctx.ports;
  const word = await payments.retrieve(providerRef);
  if (!word.ok) {
    ctx.log.warn({ providerRef, ...word.error }, "payment could not be asked about");
    return false;
  }
  if (word.value === undefined) return false;
  await settleEvent(ctx, { provider: payments.name, event: word.value, rawBody: null });
  return true;
}

type Lost = { closing: OrderId[]; opening: OrderId[]; refunds: RefundId[] };

/** Puts jobs back that should have run by now; a waiting one is replaced by its key. */
async function requeueLost(ctx: ServiceContext): Promise<number> {
  const requeued = await inTransaction<number, never>(ctx, async (tx) => {
    const [row] = await tx.db.execute<{ lost: Lost }>(sql`
      SELECT json_build_object(
        'closing', (SELECT coalesce(json_agg(id), '[]') FROM "order"
                    WHERE payment_status = 'awaiting' AND hold_expires_at < app_now() - make_interval(secs => ${LATE_AFTER_SECONDS})),
        'opening', (SELECT coalesce(json_agg(o.id), '[]') FROM "order" o JOIN payment p ON p.order_id = o.id
                    WHERE o.payment_status = 'awaiting' AND p.status = 'opening' AND o.hold_expires_at > app_now()
                      AND p.created_at < app_now() - make_interval(secs => ${ASK_AFTER_SECONDS})),
        'refunds', (SELECT coalesce(json_agg(id), '[]') FROM refund
                    WHERE status = 'requested' AND provider_refund_ref IS NULL AND requested_at < app_now() - make_interval(mins => ${STALE_REFUND_MINUTES}))) AS lost`);
    const { closing = [], opening = [], refunds = [] } = row?.lost ?? {};
    for (const orderId of closing) {
      tx.enqueue("ordering.close_unpaid_order", { orderId }, { key: `close:${orderId}` });
    }
    for (const orderId of opening) {
      tx.enqueue("ordering.open_payment", { orderId }, { key: `open:${orderId}` });
    }
    for (const refundId of refunds) {
      tx.enqueue("payments.issue_refund", { refundId }, { key: `refund:${refundId}` });
    }
    return ok(closing.length + opening.length + refunds.length);
  });
  return requeued.ok ? requeued.value : 0;
}
