import { sql } from "drizzle-orm";
import { ok, type Result, refuse } from "~/domain/result";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";

/** An operator has seen to an event that contradicts what is known, or names no payment of ours. */
export async function acknowledgePaymentEvent(
  ctx: ServiceContext,
  input: { provider: string; eventId: string; note: string },
): Promise<Result<void, ForbiddenRefusal | { code: "NOT_OPEN" }>> {
  if (!mayActAs(ctx.actor, "finance")) return refuse({ code: "FORBIDDEN" });
  const actor = actorName(ctx.actor);
  return inTransaction<void, { code: "NOT_OPEN" }>(ctx, async (tx) => {
    const handled = await tx.db.execute(sql`
      UPDATE payment_event SET handled_by = ${actor}, handled_at = ${tx.now.toISOString()}
      WHERE provider = ${input.provider} AND event_id = ${input.eventId} AND handled_at IS NULL
        AND outcome IN ('contradiction', 'unknown_payment')`);
    if (handled.count === 0) return refuse({ code: "NOT_OPEN" });
    const entityId = `${input.provider}:${input.eventId}`;
    tx.audit("acknowledge_payment_event", "payment_event", entityId, { note: input.note });
    return ok(undefined);
  });
}
