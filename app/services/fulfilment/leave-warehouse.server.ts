import { sql } from "drizzle-orm";
import type { LotId, OrderId, VariantId, WarehouseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { physicalAccounts, promiseAccounts } from "~/domain/stock/accounts";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";

type ParcelRow = {
  lot_id: LotId;
  variant_id: VariantId;
  warehouse_id: WarehouseId;
  on_hand: string;
  on_hand_grams: string;
};

/**
 * The parcel leaves: its pieces go to the customer and the promise is kept (event 10 of
 * inventory-and-warehouses §1.10). Both ledgers in one statement.
 */
export async function leaveWarehouse(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  reason: "gated_out" | "handed_over",
): Promise<void> {
  const parcel = await tx.db.execute<ParcelRow>(sql`
    SELECT a.lot_id, a.variant_id, a.warehouse_id, b.on_hand, b.on_hand_grams
    FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
    WHERE a.ledger = 'physical' AND a.bucket = 'parcel' AND a.location = ${orderId} AND b.on_hand > 0
    ORDER BY a.id`);
  invariant(parcel.length > 0, "a packed order has a parcel");
  const goods = parcel.map((row) => ({
    of: { warehouseId: row.warehouse_id, variantId: row.variant_id, lotId: row.lot_id },
    qty: Number(row.on_hand),
    grams: Number(row.on_hand_grams),
  }));
  const physical = goods.flatMap(({ of, qty, grams }) => [
    { account: physicalAccounts.parcel(of, orderId), qty: -qty, grams: -grams },
    { account: physicalAccounts.customer(of), qty, grams },
  ]);
  const promise = goods.flatMap(({ of, qty }) => [
    { account: promiseAccounts.committed(of), qty: -qty, grams: 0 },
    { account: promiseAccounts.consumed(of), qty, grams: 0 },
  ]);
  const post = (ledger: "physical" | "promise", entries: unknown[]) =>
    sql`ledger_post(${JSON.stringify({
      ledger,
      type: "leave",
      sourceDoc: orderId,
      reason,
      actor: actorName(ctx.actor),
      idemKey: `leave:${ledger}:${orderId}`,
    })}::jsonb, ${JSON.stringify(entries)}::jsonb)`;
  await tx.db.execute(sql`SELECT ${post("physical", physical)}, ${post("promise", promise)}`);
}
