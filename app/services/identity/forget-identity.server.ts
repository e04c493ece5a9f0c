import { sql } from "drizzle-orm";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";

/**
 * Erases who a visitor was verified as, at the visitor's wish. Orders keep what the law wants kept
 * with them. One statement.
 */
export async function forgetIdentity(
  ctx: ServiceContext,
): Promise<Result<{ erasedCount: number }, { code: "NO_VISITOR" }>> {
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const erased = await ctx.db.execute(sql`
    UPDATE checkout_draft
    SET buyer_name = NULL, buyer_id_cipher = NULL, buyer_id_hash = NULL, buyer_id_masked = NULL,
        consent_version = NULL, consent_at = NULL, identity_verified_at = NULL
    WHERE visitor_id = ${ctx.actor.visitorId} AND buyer_id_hash IS NOT NULL`);
  return ok({ erasedCount: erased.count });
}
