import { sql } from "drizzle-orm";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

/** What the kiosk shows beside the code. */
export type HandoffStatus =
  | { state: "none" }
  | { state: "open"; secondsLeft: number }
  | { state: "claimed" }
  | { state: "expired" };

/** How the visit's newest handoff stands. One statement. */
export async function watchHandoff(ctx: ServiceContext): Promise<HandoffStatus> {
  if (ctx.actor.kind !== "kiosk") return { state: "none" };
  const [row] = await ctx.db.execute<{ is_claimed: boolean; seconds_left: number }>(sql`
    SELECT claimed_at IS NOT NULL AS is_claimed,
           ceil(extract(epoch FROM expires_at - ${nowOf(ctx)}))::int AS seconds_left
    FROM handoff WHERE kiosk_visitor_id = ${ctx.actor.visitorId}
    ORDER BY created_at DESC, expires_at DESC LIMIT 1`);
  if (!row) return { state: "none" };
  if (row.is_claimed) return { state: "claimed" };
  return row.seconds_left > 0
    ? { state: "open", secondsLeft: row.seconds_left }
    : { state: "expired" };
}
