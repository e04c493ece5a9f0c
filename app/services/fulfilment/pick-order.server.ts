import { sql } from "drizzle-orm";
import type { Result } from "~/domain/result";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";
import {
  type OrderAtHand,
  performWarehouseAct,
  type WarehouseActDone,
  type WarehouseActRefusal,
} from "./warehouse-act.server";

/** Takes the goods of an order out of their bins into its parcel. Pieces and grams move with it. */
export async function pickOrder(
  ctx: ServiceContext,
  input: { orderId: string },
): Promise<Result<WarehouseActDone, WarehouseActRefusal>> {
  return performWarehouseAct(ctx, input, {
    from: "allocated",
    to: "picked",
    passed: ["packed", "gated_out", "handed_over"],
    perform: (tx, order) => movePieces(ctx, tx, order),
  });
}

async function movePieces(
  ctx: ServiceContext,
  tx: Tx,
  { id }: OrderAtHand,
): Promise<WarehouseActRefusal | undefined> {
  const [stopped] = await tx.db.execute<{ lot_no: string }>(sql`
    SELECT l.lot_no FROM ledger_hold h
    JOIN ledger_account a ON a.id = h.from_account_id JOIN lot l ON l.id = a.lot_id
    WHERE h.saga_id = ${id} AND h.ledger = 'physical' AND h.state = 'held'
      AND (l.recalled_at IS NOT NULL OR l.expires_on <= (app_now() AT TIME ZONE 'Asia/Shanghai')::date)
    LIMIT 1`);
  if (stopped) return { code: "LOT_STOPPED", lotNo: stopped.lot_no };
  const txn = JSON.stringify({ type: "pick", reason: "picked", actor: actorName(ctx.actor) });
  await tx.db.execute(sql`SELECT ledger_resolve(${id}, 'physical', NULL, 'posted', ${txn}::jsonb)`);
  return undefined;
}
