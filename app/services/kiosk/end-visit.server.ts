import { sql } from "drizzle-orm";
import { ok, type Result } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction } from "~/services/transaction.server";

/**
 * Ends what a kiosk visit left behind: its list goes, open handoffs can no longer be claimed. Claimed
 * ones stay with the phone. Somebody without a visit leaves nothing: idempotent.
 */
export async function endVisit(ctx: ServiceContext): Promise<Result<void, never>> {
  const { actor } = ctx;
  if (actor.kind !== "kiosk") return ok(undefined);
  return inTransaction(ctx, async (tx) => {
    // First the list: a handoff under way holds it and is seen by the next statement.
    await tx.db.execute(sql`DELETE FROM cart WHERE visitor_id = ${actor.visitorId}`);
    await tx.db.execute(sql`
      UPDATE handoff SET expires_at = app_now()
      WHERE kiosk_visitor_id = ${actor.visitorId} AND claimed_at IS NULL AND expires_at > app_now()`);
    return ok(undefined);
  });
}
