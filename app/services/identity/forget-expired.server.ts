import { sql } from "drizzle-orm";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import { ok } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction } from "~/services/transaction.server";

/** What else was typed into a checkout is kept a week. */
const DRAFT_DAYS = 7;
const HANDOFF_DAYS = 1;

/** Deletes what nobody needs any more: ended sessions, abandoned checkout drafts, old handoffs. */
export async function forgetExpired(ctx: ServiceContext): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    await db.execute(sql`DELETE FROM session WHERE expires_at < app_now()`);
    await db.execute(sql`
      UPDATE checkout_draft
         SET buyer_name = NULL, buyer_id_cipher = NULL, buyer_id_hash = NULL, buyer_id_masked = NULL,
             consent_version = NULL, consent_at = NULL, identity_verified_at = NULL
       WHERE buyer_id_hash IS NOT NULL
         AND identity_verified_at < app_now() - make_interval(hours => ${IDENTITY_KEPT_HOURS})`);
    await db.execute(sql`
      DELETE FROM checkout_draft WHERE updated_at < app_now() - make_interval(days => ${DRAFT_DAYS})`);
    await db.execute(sql`
      DELETE FROM handoff WHERE expires_at < app_now() - make_interval(days => ${HANDOFF_DAYS})`);
    return ok(undefined);
  });
}
