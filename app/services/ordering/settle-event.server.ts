import { assertNever } from "~/domain/invariant";
import { decideMoney } from "~/domain/order/decide";
import { ok, type Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import type { PaymentEventOutcome } from "~db/schema";
import { expireOrder } from "./end-order.server";
import { holdAgain } from "./hold-again.server";
import { type LockedOrder, lockOrderOfEvent } from "./order-of-payment.server";
import { keepEvent, type ReceivedEvent } from "./payment-event-record.server";
import { recordRefundEvent } from "./record-refund-event.server";
import { confirmOrder, type PaidEvent, returnMoney } from "./settle-money.server";

/** What an event led to; `repeat` and `ignored` changed nothing. */
export type RecordedPayment = { outcome: PaymentEventOutcome | "repeat" | "ignored" };

/**
 * The one finaliser of webhook, return page, sweep and closing: settles what a payment provider said,
 * once, under the order's lock. Wrong, late, doubled and contradictory money is dealt with, never thrown.
 */
export async function settleEvent(
  ctx: ServiceContext,
  received: ReceivedEvent,
): Promise<Result<RecordedPayment, never>> {
  const { event, provider } = received;
  if (event.kind === "ignored") {
    ctx.log.info({ provider, eventId: event.eventId, reason: event.reason }, "event ignored");
    return ok({ outcome: "ignored" });
  }
  if (event.kind === "refunded" || event.kind === "refund_failed") {
    return recordRefundEvent(ctx, { ...received, event });
  }
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrderOfEvent(tx, provider, event);
    if (order === undefined) {
      // A closed session of nobody harms nobody; money of nobody needs a person.
      return note(ctx, tx, received, event.kind === "paid" ? "unknown_payment" : "noted");
    }
    if (order.isRepeat) return ok({ outcome: "repeat" });
    return event.kind === "paid"
      ? settlePaid(ctx, tx, order, { ...received, event })
      : settleClosed(ctx, tx, order, received);
  });
}

type Outcome = Promise<Result<RecordedPayment, never>>;

async function settlePaid(
  ctx: ServiceContext,
  tx: Tx,
  order: LockedOrder,
  received: ReceivedEvent & { event: PaidEvent },
): Outcome {
  const { event } = received;
  const decision = decideMoney(
    {
      ...order.standing,
      totalFen: order.totalFen,
      knownTransactionRef: order.transactionRef,
      orderer: ordererOf(ctx, order),
    },
    event,
  );
  switch (decision.kind) {
    case "repeat":
      return note(ctx, tx, received, "noted");
    case "confirm":
      await confirmOrder(ctx, tx, order, received, "confirmed");
      return ok({ outcome: "confirmed" });
    case "rehold":
      if (await holdAgain(ctx, tx, order)) {
        await confirmOrder(ctx, tx, order, received, "held_again");
        return ok({ outcome: "held_again" });
      }
      await returnMoney(ctx, tx, order, received, {
        kind: "refund",
        reason: "late_unavailable",
        closes: true,
      });
      return ok({ outcome: "refunding" });
    case "refund":
      await returnMoney(ctx, tx, order, received, decision);
      return ok({ outcome: "refunding" });
    default:
      return assertNever(decision);
  }
}

/** Who must have paid, digested as this provider does; null where it names nobody. */
function ordererOf(ctx: ServiceContext, { buyerName, buyerIdCipherHex }: LockedOrder) {
  const { payments } = ctx.ports;
  if (!payments.namesPayer || buyerName === null || buyerIdCipherHex === null) return null;
  const idNumber = ctx.seal.openText(Buffer.from(buyerIdCipherHex, "hex"));
  return { name: buyerName, idDigest: payments.payerDigest(idNumber) };
}

/** The provider takes no money for it any more: an order that waited for it gives up its hold. */
async function settleClosed(
  ctx: ServiceContext,
  tx: Tx,
  order: LockedOrder,
  received: ReceivedEvent,
): Outcome {
  const { payment } = order.standing;
  // Closed before the money came is merely late news; closed after it cannot be.
  const isLateNews =
    order.paidAtMs === null || received.event.occurredAt.getTime() <= order.paidAtMs;
  const isPossible = payment === "awaiting" || payment === "void" || isLateNews;
  const noted = await note(ctx, tx, received, isPossible ? "noted" : "contradiction");
  if (noted.value.outcome === "repeat") return noted;
  if (payment === "awaiting") await expireOrder(ctx, tx, order);
  if (!isPossible) tx.orderEvent(order.orderId, "payment_contradiction", { kind: "closed" });
  return noted;
}

async function note(
  ctx: ServiceContext,
  tx: Tx,
  received: ReceivedEvent,
  outcome: PaymentEventOutcome,
): Promise<{ ok: true; value: RecordedPayment }> {
  const kept = await tx.db.execute(keepEvent(ctx, received, outcome, tx.now));
  return ok({ outcome: kept.count === 0 ? "repeat" : outcome });
}
