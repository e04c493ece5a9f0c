import { type SQL, sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import { endedStanding, type MoneyDecision, paidStanding } from "~/domain/order/decide";
import { deliveryPromise } from "~/domain/order/delivery-promise";
import { requireStep } from "~/domain/order/transitions";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { PaymentEvent } from "~/ports/payments/payments";
import { allocateLots } from "~/services/bonded/lot-allocation.server";
import type { Tx } from "~/services/transaction.server";
import { PREPARED } from "~db/client.server";
import { endHoldings } from "./order-holdings.server";
import type { LockedOrder } from "./order-of-payment.server";
import { keepEvent, type ReceivedEvent } from "./payment-event-record.server";
import { requestRefund } from "./request-refund.server";

export type PaidEvent = PaymentEvent & { kind: "paid" };
type Received = ReceivedEvent & { event: PaidEvent };

/**
 * The order is paid: promised pieces are committed, lots set aside, waybill and documents queued.
 * Lots together or none (a savepoint): without them the order is paid and waits for a person.
 */
export async function confirmOrder(
  ctx: ServiceContext,
  tx: Tx,
  order: LockedOrder,
  received: Received,
  outcome: "confirmed" | "held_again",
): Promise<void> {
  // Lots first: lots, then promised pieces, is the order in which everybody locks.
  const lots = await tx.db.transaction((savepoint) => allocateLots(savepoint, order));
  const standing = paidStanding(order.standing, lots.ok);
  requireStep(order.standing, standing);
  const { event } = received;
  const txn = JSON.stringify({ type: "paid", reason: "payment", actor: actorName(ctx.actor) });
  const [row] = await tx.db.execute<{ committed: number; moved: string }>(sql`${PREPARED}
    WITH committed AS MATERIALIZED (
      SELECT ledger_resolve(${order.orderId}, 'promise', NULL, 'posted', ${txn}::jsonb) AS count
    ), moved AS (
      UPDATE "order" SET payment_status = ${standing.payment}, fulfilment_status = ${standing.fulfilment},
             paid_at = ${tx.now.toISOString()}, closed_at = NULL, promised_by = ${deliveryPromise(tx.now, order).arrivesBy}
      WHERE id = ${order.orderId} AND payment_status = ${order.standing.payment} AND fulfilment_status = 'waiting'
      RETURNING id
    ), paid AS (${markPaid(order, event)}), kept AS (${keepEvent(ctx, received, outcome, tx.now)})
    SELECT (SELECT count FROM committed) AS committed, (SELECT count(*) FROM moved) AS moved`);
  invariant(row && row.committed > 0 && row.moved === "1", "a payable order has a hold to post");
  tell(tx, order, outcome === "held_again" ? "paid_late" : "paid", event);
  // A provider that names nobody: the payment firm is asked before anything is declared.
  if (order.customsRegime !== "0110" && event.payer.state === "unknown") {
    tx.enqueue("ordering.verify_payer", { orderId: order.orderId });
  }
  if (!lots.ok) return tx.orderEvent(order.orderId, "no_lot", { ...lots.error });
  const facts = lots.value.map(({ line, lotId, quantity }) => ({ line, lotId, quantity }));
  tx.orderEvent(order.orderId, "lots_allocated", { lots: facts });
  queueFulfilment(tx, order);
}

/** What follows once an order is paid and has its lots; the waybill's job opens the declaration. */
export function queueFulfilment(
  tx: Tx,
  { orderId, deliveryMethod }: Pick<LockedOrder, "orderId" | "deliveryMethod">,
): void {
  if (deliveryMethod === "home") tx.enqueue("fulfilment.assign_waybill", { orderId });
}

/** Money goes back. Where the order was waiting for it, the order ends and frees what it held. */
export async function returnMoney(
  ctx: ServiceContext,
  tx: Tx,
  order: LockedOrder,
  received: Received,
  decision: Extract<MoneyDecision, { kind: "refund" }>,
): Promise<void> {
  const { event } = received;
  const { reason, closes } = decision;
  const ended = endedStanding(order.standing, "refunding");
  if (closes) requireStep(order.standing, ended);
  const moved = closes
    ? sql`UPDATE "order" SET payment_status = ${ended.payment}, customs_status = ${ended.customs},
                 fulfilment_status = ${ended.fulfilment}, closed_at = ${tx.now.toISOString()}
          WHERE id = ${order.orderId} AND payment_status = ${order.standing.payment} RETURNING id`
    : sql`SELECT id FROM "order" WHERE id = ${order.orderId}`;
  const paid = closes ? markPaid(order, event) : sql`SELECT 1`;
  const [row] = await tx.db.execute<{ moved: string }>(sql`
    WITH moved AS (${moved}), paid AS (${paid}), kept AS (${keepEvent(ctx, received, "refunding", tx.now)})
    SELECT (SELECT count(*) FROM moved) AS moved`);
  invariant(row?.moved === "1", "a locked order moves from where it was read");
  if (closes) {
    await endHoldings(ctx, tx, order.orderId, { outcome: "voided", goods: "saleable", reason });
  }
  tell(tx, order, "money_returned", event, { reason });
  await requestRefund(tx, order, {
    transactionRef: event.transactionRef,
    amountFen: event.amountFen,
    reason,
  });
}

/** The payment's own row: whose number, how much, when, and how far the payer is known. */
function markPaid(order: LockedOrder, event: PaidEvent): SQL {
  return sql`
    UPDATE payment SET status = 'paid', provider_ref = ${event.providerRef}, transaction_ref = ${event.transactionRef},
           paid_fen = ${event.amountFen}, paid_at = ${event.occurredAt.toISOString()},
           payer_state = ${event.payer.state}, method = coalesce(${event.method ?? null}, method)
    WHERE id = ${order.paymentId}`;
}

function tell(
  tx: Tx,
  order: LockedOrder,
  type: string,
  event: PaidEvent,
  more: Record<string, unknown> = {},
): void {
  const facts = {
    amountFen: event.amountFen,
    transactionRef: event.transactionRef,
    payer: event.payer.state,
    method: event.method,
    ...more,
  };
  tx.orderEvent(order.orderId, type, facts);
  tx.audit(type, "order", order.orderId, facts);
}
