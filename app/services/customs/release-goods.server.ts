import { sql } from "drizzle-orm";
import type { LotId, OrderId, VariantId, WarehouseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { physicalAccounts } from "~/domain/stock/accounts";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";

/** An open hold on pieces of one lot for one order line. */
export type AllocatedPieces = {
  line: number;
  quantity: number;
  grams: number;
  lotId: LotId;
  variantId: VariantId;
  warehouseId: WarehouseId;
  bin: string;
};

/** What an order's open physical holds set aside, by line and lot. */
export async function openAllocations(tx: Tx, orderId: OrderId): Promise<AllocatedPieces[]> {
  const rows = await tx.db.execute<{
    line: number;
    qty: string;
    grams: string;
    lot_id: LotId;
    variant_id: VariantId;
    warehouse_id: WarehouseId;
    location: string;
  }>(sql`
    SELECT h.line, h.qty, h.grams, a.lot_id, a.variant_id, a.warehouse_id, a.location
    FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id
    WHERE h.saga_id = ${orderId} AND h.ledger = 'physical' AND h.state = 'held'
    ORDER BY h.line, h.id`);
  return rows.map((row) => ({
    line: row.line,
    quantity: Number(row.qty),
    grams: Number(row.grams),
    lotId: row.lot_id,
    variantId: row.variant_id,
    warehouseId: row.warehouse_id,
    bin: row.location,
  }));
}

/** Who and why, for ledger transactions of an order. */
export function ledgerReason(ctx: ServiceContext, type: string, reason: string): string {
  return JSON.stringify({ type, reason, actor: actorName(ctx.actor) });
}

/**
 * 800: the allowance is used, the pieces become free goods in the same bin, and are set aside for the
 * parcel (inventory-and-warehouses §1.10, event 8).
 */
export async function releaseGoods(ctx: ServiceContext, tx: Tx, orderId: OrderId): Promise<void> {
  const pieces = await openAllocations(tx, orderId);
  invariant(pieces.length > 0, "a declared order has its lots");
  const txn = ledgerReason(ctx, "release", "customs_released");
  const picking = pieces.map(({ line, quantity, grams, bin, ...goods }) => ({
    line,
    from: physicalAccounts.good(goods, "released", bin),
    to: physicalAccounts.parcel(goods, orderId),
    qty: quantity,
    grams,
  }));
  await tx.db.execute(sql`
    SELECT ledger_resolve(${orderId}, 'allowance', NULL, 'posted', ${txn}::jsonb),
           ledger_resolve(${orderId}, 'physical', NULL, 'posted', ${txn}::jsonb)`);
  await tx.db.execute(sql`
    SELECT ledger_hold(${orderId}, 'physical', 'picking', NULL, ${JSON.stringify(picking)}::jsonb)`);
}
