import { type SQL, sql } from "drizzle-orm";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

/** Erases who a visitor was verified as. Orders keep what the law wants kept with them. One statement. */
export async function forgetIdentity(
  ctx: ServiceContext,
): Promise<Result<{ erasedCount: number }, { code: "NO_VISITOR" }>> {
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  return ok({ erasedCount: await erase(ctx, sql`visitor_id = ${ctx.actor.visitorId}`) });
}

/** Erases identities whose visit is over (PIPL Art. 19). A periodic job. One statement. */
export async function forgetExpiredIdentities(
  ctx: ServiceContext,
): Promise<Result<{ erasedCount: number }, { code: "FORBIDDEN" }>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const end = sql`${nowOf(ctx)} - make_interval(hours => ${IDENTITY_KEPT_HOURS})`;
  return ok({ erasedCount: await erase(ctx, sql`identity_verified_at <= ${end}`) });
}

async function erase(ctx: ServiceContext, which: SQL): Promise<number> {
  const erased = await ctx.db.execute(sql`
    UPDATE checkout_draft
    SET buyer_name = NULL, buyer_id_cipher = NULL, buyer_id_hash = NULL, buyer_id_masked = NULL,
        consent_version = NULL, consent_at = NULL, identity_verified_at = NULL
    WHERE ${which} AND buyer_id_hash IS NOT NULL`);
  return erased.count;
}
