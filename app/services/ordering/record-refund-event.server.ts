import { sql } from "drizzle-orm";
import { ok, type Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { PaymentEvent } from "~/ports/payments/payments";
import { inTransaction, type Tx } from "~/services/transaction.server";
import type { PaymentEventOutcome } from "~db/schema";
import { failRefund, finishRefund, type LockedRefund, lockRefund } from "./locked-refund.server";
import { keepEvent, type ReceivedEvent } from "./payment-event-record.server";

type RefundEvent = PaymentEvent & { kind: "refunded" | "refund_failed" };
type Recorded = { outcome: PaymentEventOutcome | "repeat" };

/** What a provider says about a refund of ours, settled once under the order's lock. */
export async function recordRefundEvent(
  ctx: ServiceContext,
  received: ReceivedEvent & { event: RefundEvent },
): Promise<Result<Recorded, never>> {
  const { event } = received;
  return inTransaction<Recorded, never>(ctx, async (tx) => {
    const refund = await lockRefund(tx, sql`r.refund_key = ${event.refundKey}`);
    const outcome = outcomeOf(refund, event);
    const kept = await tx.db.execute(keepEvent(ctx, received, outcome, tx.now));
    if (kept.count === 0) return ok({ outcome: "repeat" });
    if (refund) await apply(tx, refund, event, outcome);
    return ok({ outcome });
  });
}

function outcomeOf(refund: LockedRefund | undefined, event: RefundEvent): PaymentEventOutcome {
  if (refund === undefined) return "unknown_payment";
  return event.kind === "refund_failed" && refund.status === "done" ? "contradiction" : "noted";
}

async function apply(
  tx: Tx,
  refund: LockedRefund,
  event: RefundEvent,
  outcome: PaymentEventOutcome,
): Promise<void> {
  if (outcome === "contradiction") {
    tx.orderEvent(refund.orderId, "payment_contradiction", { kind: event.kind });
  } else if (event.kind === "refunded") {
    await finishRefund(tx, refund, event.providerRefundRef);
  } else if (refund.status === "requested" && refund.round === event.round) {
    // News of an earlier round's failure must not stop the one that is under way.
    await failRefund(tx, refund, event.detail);
  }
}
