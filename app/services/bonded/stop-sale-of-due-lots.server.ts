import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { LotId, VariantId, WarehouseId } from "~/domain/ids";
import { ok } from "~/domain/result";
import { stopSalePosting } from "~/domain/stock/postings";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { inTransaction, LEDGER_SHORTAGE, sqlStateOf } from "~/services/transaction.server";

type DueLot = {
  lotId: LotId;
  warehouseId: WarehouseId;
  variantId: VariantId;
  quantity: number;
  postedBefore: number;
  isRecalled: boolean;
};

/**
 * Takes out of the promise what lots past their last day of sale (or recalled) still have free:
 * pieces in good condition that no order holds and no earlier stop withdrew. Pieces held by unpaid
 * orders follow in a later run, when those holds end. Runs every night and may run any time.
 */
export async function stopSaleOfDueLots(ctx: ServiceContext): Promise<{ stopped: number }> {
  let stopped = 0;
  for (const lot of await dueLots(ctx)) if (await stopSale(ctx, lot)) stopped += 1;
  return { stopped };
}

async function stopSale(ctx: ServiceContext, lot: DueLot): Promise<boolean> {
  try {
    await inTransaction(ctx, async (tx) => {
      const posting = stopSalePosting(lot, {
        actor: actorName(ctx.actor),
        occurredAt: tx.now,
        reason: lot.isRecalled ? "recall" : "shelf_life",
        nth: lot.postedBefore + 1,
      });
      await tx.db.execute(sql`
        SELECT ledger_post(${JSON.stringify(posting.txn)}::jsonb, ${JSON.stringify(posting.entries)}::jsonb)`);
      tx.audit("stop_sale", "lot", lot.lotId, { pieces: lot.quantity });
      return ok(undefined);
    });
    return true;
  } catch (error) {
    // A buyer was faster: what is free now is seen by the next run.
    if (sqlStateOf(error) === LEDGER_SHORTAGE) return false;
    throw error;
  }
}

async function dueLots(ctx: ServiceContext): Promise<DueLot[]> {
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const rows = await ctx.db.execute<DueLot>(sql`
    WITH due AS (
      SELECT lot.id, lot.warehouse_id, lot.variant_id, lot.recalled_at IS NOT NULL AS is_recalled,
        (SELECT coalesce(sum(b.on_hand - b.allocated), 0)
           FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
          WHERE a.lot_id = lot.id AND a.ledger = 'physical' AND a.bucket = 'good') AS free,
        (SELECT coalesce(-sum(e.qty), 0)
           FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
           JOIN ledger_account a ON a.id = e.account_id AND a.bucket = 'saleable'
          WHERE t.source_doc = lot.id AND t.type = 'stop_sale') AS withdrawn,
        (SELECT count(*) FROM ledger_txn t
          WHERE t.source_doc = lot.id AND t.type = 'stop_sale') AS posted_before,
        (SELECT b.on_hand - b.allocated
           FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
          WHERE a.code = 'promise:saleable:' || lot.warehouse_id || ':' || lot.variant_id) AS promised
      FROM lot WHERE NOT lot_saleable(lot, ${today}::date)
    )
    SELECT id AS "lotId", warehouse_id AS "warehouseId", variant_id AS "variantId",
           least(free - withdrawn, promised)::integer AS quantity, posted_before::integer AS "postedBefore",
           is_recalled AS "isRecalled"
    FROM due WHERE least(free - withdrawn, promised) > 0 ORDER BY id`);
  return [...rows];
}
