import { type SQL, sql } from "drizzle-orm";
import type { CustomsRegime } from "~/domain/catalog/terms";
import type { OrderId, VariantId, WarehouseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result } from "~/domain/result";
import { type LedgerAccountSpec, physicalAccounts } from "~/domain/stock/accounts";
import { allocateFefo, type FreeStock, type LotShare, type LotShortage } from "~/domain/stock/fefo";
import { type DatabaseTransaction, PREPARED } from "~db/client.server";

export type AllocatableOrder = {
  orderId: OrderId;
  customsRegime: CustomsRegime;
  warehouseId: WarehouseId;
  lines: { line: number; variantId: VariantId; quantity: number; netWeightGrams: number }[];
};

/**
 * Sets lots aside for a paid order, first expired first out, whole or not at all: bonded goods for
 * their released place in the same bin, duty-paid ones for the order's parcel. Two statements.
 */
export async function allocateLots(
  db: DatabaseTransaction,
  order: AllocatableOrder,
): Promise<Result<LotShare[], LotShortage>> {
  const { stock, purpose } = await lockFreeStock(db, order);
  const shares = allocateFefo(order.lines, stock);
  if (!shares.ok) return shares;
  const holds = shares.value.map((share) => holdOf(order, share));
  const [row] = await db.execute<{ held: number }>(sql`
    SELECT ledger_hold(${order.orderId}, 'physical', ${purpose}, NULL, ${JSON.stringify(holds)}::jsonb) AS held`);
  invariant(row?.held === holds.length, "locked stock was set aside as shared out");
  return ok(shares.value);
}

/** The bins that could serve an order, locked in account order: a row set to select from. */
export function lockedFreeStock({
  customsRegime,
  warehouseId,
  lines,
}: Omit<AllocatableOrder, "orderId">): SQL {
  const variantIds = JSON.stringify([...new Set(lines.map((line) => line.variantId))]);
  const customsStatus = customsRegime === "0110" ? "released" : "bonded";
  return sql`lock_free_stock(${warehouseId}, ${customsStatus}, ${variantIds}::jsonb)`;
}

async function lockFreeStock(
  db: DatabaseTransaction,
  order: AllocatableOrder,
): Promise<{ stock: FreeStock[]; purpose: string }> {
  const [row] = await db.execute<{ stock: FreeStock[]; before: string }>(sql`${PREPARED}
    SELECT (SELECT coalesce(json_agg(json_build_object(
              'variantId', variant_id, 'lotId', lot_id, 'bin', bin, 'freeCount', free_count,
              'expiresOn', expires_on, 'receivedAt', received_at)), '[]')
            FROM ${lockedFreeStock(order)}) AS stock,
           (SELECT count(DISTINCT purpose) FROM ledger_hold
             WHERE saga_id = ${order.orderId} AND ledger = 'physical' AND purpose LIKE 'allocation%') AS before`);
  invariant(row, "one row of free stock");
  // A hold's purpose is used once for good: lots allocated anew need another one.
  const before = Number(row.before);
  return {
    stock: row.stock,
    purpose: before === 0 ? "allocation" : `allocation.${before + 1}`,
  };
}

function holdOf(
  order: AllocatableOrder,
  { line, variantId, lotId, bin, quantity }: LotShare,
): { line: number; from: LedgerAccountSpec; to: LedgerAccountSpec; qty: number; grams: number } {
  const goods = { warehouseId: order.warehouseId, variantId, lotId };
  const piece = order.lines.find((one) => one.line === line);
  invariant(piece, "a share belongs to a line");
  const isBonded = order.customsRegime !== "0110";
  return {
    line,
    from: physicalAccounts.good(goods, isBonded ? "bonded" : "released", bin),
    to: isBonded
      ? physicalAccounts.good(goods, "released", bin)
      : physicalAccounts.parcel(goods, order.orderId),
    qty: quantity,
    grams: quantity * piece.netWeightGrams,
  };
}
