import { sql } from "drizzle-orm";
import type { LotId, OrderId, VariantId, WarehouseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { type LedgerAccountSpec, physicalAccounts, promiseAccounts } from "~/domain/stock/accounts";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";

type Goods = { warehouseId: WarehouseId; variantId: VariantId };

/** What an order still holds: promised pieces that were committed, and lots set aside. */
type Holdings = {
  committed: { variantId: VariantId; quantity: number }[];
  allocated: {
    variantId: VariantId;
    lotId: LotId;
    bin: string;
    customsStatus: "bonded" | "released";
    quantity: number;
    grams: number;
    /** false once the lot passed its stop-sale day or was recalled: it is promised to nobody again */
    isSaleable: boolean;
  }[];
  warehouseId: WarehouseId;
};

export type HoldingsEnd = {
  /** how open holds end: time was over, or somebody ended them */
  outcome: "voided" | "expired";
  /** where the pieces go: back to be sold, or locked away until somebody rules on them */
  goods: "saleable" | "quarantine";
  reason: string;
};

/**
 * Gives back everything an order holds, whatever it holds: allowance, lots, promised pieces, in the
 * order in which they are locked everywhere. May be repeated. The caller has moved the order's
 * status first, on condition. Two statements.
 */
export async function endHoldings(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  end: HoldingsEnd,
): Promise<void> {
  const held = await readHoldings(tx, orderId);
  const actor = actorName(ctx.actor);
  const txn = JSON.stringify({ type: "end_of_order", reason: end.reason, actor });
  const resolve = (ledger: string, outcome: string) =>
    sql`ledger_resolve(${orderId}, ${ledger}, NULL, ${outcome}, ${txn}::jsonb)`;
  const post = (ledger: "physical" | "promise", entries: Entry[]) =>
    entries.length === 0
      ? sql`NULL`
      : sql`ledger_post(${JSON.stringify({
          ledger,
          type: "end_of_order",
          sourceDoc: orderId,
          reason: end.reason,
          actor,
          idemKey: endKey(ledger, orderId),
        })}::jsonb, ${JSON.stringify(entries)}::jsonb)`;
  await tx.db.execute(sql`
    SELECT ${resolve("allowance", end.outcome)}, ${resolve("physical", "voided")},
           ${post("physical", end.goods === "quarantine" ? quarantineEntries(held) : [])},
           ${resolve("promise", end.outcome)}, ${post("promise", promiseEntries(held, end.goods))}`);
}

/** An order ends once: what it gave back then is not given back again. */
const endKey = (ledger: "physical" | "promise", orderId: OrderId) => `end:${ledger}:${orderId}`;

type Entry = { account: LedgerAccountSpec; qty: number; grams: number };

async function readHoldings(tx: Tx, orderId: OrderId): Promise<Holdings> {
  const [row] = await tx.db.execute<{ held: Holdings }>(sql`
    SELECT json_build_object(
      'warehouseId', o.warehouse_id,
      'committed', (
        SELECT coalesce(json_agg(json_build_object('variantId', a.variant_id, 'quantity', h.qty)), '[]')
        FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id
        WHERE h.saga_id = o.id AND h.ledger = 'promise' AND h.state = 'posted'
          AND NOT EXISTS (SELECT FROM ledger_txn WHERE idem_key = ${endKey("promise", orderId)})),
      'allocated', (
        SELECT coalesce(json_agg(json_build_object(
          'variantId', a.variant_id, 'lotId', a.lot_id, 'bin', a.location, 'customsStatus', a.customs_status,
          'quantity', h.qty, 'grams', h.grams,
          'isSaleable', lot_saleable(lot, (app_now() AT TIME ZONE 'Asia/Shanghai')::date))), '[]')
        FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id JOIN lot ON lot.id = a.lot_id
        WHERE h.saga_id = o.id AND h.ledger = 'physical' AND h.state = 'held' AND h.purpose LIKE 'allocation%')) AS held
    FROM "order" o WHERE o.id = ${orderId}`);
  invariant(row, "an order whose holdings end exists");
  return row.held;
}

/** Committed pieces may be promised again, except those whose lot may no longer be sold. */
function promiseEntries(held: Holdings, goods: HoldingsEnd["goods"]): Entry[] {
  const entry = (account: LedgerAccountSpec, qty: number) => ({ account, qty, grams: 0 });
  return held.committed.flatMap(({ variantId, quantity }) => {
    const of: Goods = { warehouseId: held.warehouseId, variantId };
    const unsaleable = held.allocated
      .filter((lot) => lot.variantId === variantId && !lot.isSaleable)
      .reduce((sum, lot) => sum + lot.quantity, 0);
    const lost = goods === "quarantine" ? quantity : Math.min(quantity, unsaleable);
    return [
      entry(promiseAccounts.committed(of), -quantity),
      entry(promiseAccounts.saleable(of), quantity - lost),
      entry(promiseAccounts.source(of), lost),
    ].filter((one) => one.qty !== 0);
  });
}

function quarantineEntries(held: Holdings): Entry[] {
  return held.allocated.flatMap((lot) => {
    const of = { warehouseId: held.warehouseId, variantId: lot.variantId, lotId: lot.lotId };
    return [
      {
        account: physicalAccounts.good(of, lot.customsStatus, lot.bin),
        qty: -lot.quantity,
        grams: -lot.grams,
      },
      { account: physicalAccounts.quarantine(of), qty: lot.quantity, grams: lot.grams },
    ];
  });
}
