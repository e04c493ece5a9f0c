import { sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { LotShortage } from "~/domain/stock/fefo";
import type { ServiceContext } from "~/platform/context.server";
import { type AllocatableOrder, allocateLots } from "~/services/bonded/lot-allocation.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { queueFulfilment } from "./settle-money.server";

export type ReallocateRefusal = ForbiddenRefusal | { code: "NOT_WAITING_FOR_LOTS" } | LotShortage;

type Row = AllocatableOrder & { deliveryMethod: "home" | "hall_pickup" };

/**
 * Tries once more to find lots for an order that was paid without any: an operator's act from
 * 待处理, or the queue's. Then the order goes on as if it had had them at once.
 */
export async function reallocateLots(
  ctx: ServiceContext,
  { orderId }: { orderId: OrderId },
): Promise<Result<{ lotCount: number }, ReallocateRefusal>> {
  const mayAct = ctx.actor.kind === "system" || mayActAs(ctx.actor, "warehouse");
  if (!mayAct) return refuse({ code: "FORBIDDEN" });
  return inTransaction<{ lotCount: number }, ReallocateRefusal>(ctx, async (tx) => {
    const [found] = await tx.db.execute<{ row: Row }>(sql`
      WITH moved AS (
        UPDATE "order" SET fulfilment_status = 'allocated'
        WHERE id = ${orderId} AND payment_status = 'paid' AND fulfilment_status = 'no_lot' RETURNING *
      )
      SELECT json_build_object(
        'orderId', o.id, 'customsRegime', o.customs_regime, 'deliveryMethod', o.delivery_method, 'warehouseId', o.warehouse_id,
        'lines', (SELECT json_agg(json_build_object('line', l.line, 'variantId', l.variant_id, 'quantity', l.quantity,
                                                    'netWeightGrams', l.net_weight_grams) ORDER BY l.line)
                  FROM order_line l WHERE l.order_id = o.id)) AS row
      FROM moved o`);
    if (!found) return refuse({ code: "NOT_WAITING_FOR_LOTS" });
    const lots = await allocateLots(tx.db, found.row);
    if (!lots.ok) return lots;
    const facts = lots.value.map(({ line, lotId, quantity }) => ({ line, lotId, quantity }));
    tx.orderEvent(orderId, "lots_allocated", { lots: facts });
    tx.audit("reallocate_lots", "order", orderId, { lots: facts });
    queueFulfilment(tx, found.row);
    return ok({ lotCount: lots.value.length });
  });
}
