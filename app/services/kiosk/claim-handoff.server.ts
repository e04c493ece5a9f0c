import { sql } from "drizzle-orm";
import { type CartEntry, mergeCarts } from "~/domain/cart/cart";
import type { CartId, HandoffId, OfferId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { unitCountOf } from "~/domain/quota/quota";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { rememberShown } from "~/services/cart/shown-quote.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { type HandoffKey, handoffKey, handoffOf } from "./handoff-key";
import { offerInForce } from "./offer-in-force.server";

export type ClaimRefusal =
  | { code: "NO_VISITOR" }
  | { code: "HANDOFF_UNKNOWN" }
  | { code: "HANDOFF_EXPIRED" }
  /** another phone was first */
  | { code: "HANDOFF_CLAIMED" };

export type Claimed = {
  /** pieces in the phone's cart afterwards */
  unitCount: number;
  /** lines that are no longer sold, or for which the cart had no room */
  leftOutCount: number;
  /** this phone had claimed it before: nothing was added again */
  isRepeat: boolean;
};

/**
 * Moves a handoff into the phone visitor's cart: quantities add up. Whoever comes first gets it, once;
 * the condition of the update decides, not a look before it.
 */
export async function claimHandoff(
  ctx: ServiceContext,
  input: HandoffKey,
): Promise<Result<Claimed, ClaimRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const found = handoffOf(ctx, handoffKey.parse(input));
  if (found === undefined) return refuse({ code: "HANDOFF_UNKNOWN" });
  const outcome = await inTransaction(ctx, async (tx): Promise<Result<Claimed, ClaimRefusal>> => {
    const [claimed] = await tx.db.execute<{ id: HandoffId; lines: CartEntry[] }>(sql`
      UPDATE handoff h SET claimed_at = app_now(), claimed_by_visitor_id = ${actor.visitorId}
      WHERE ${found} AND h.claimed_at IS NULL AND h.expires_at > app_now()
      RETURNING h.id, h.lines`);
    if (!claimed) return whyNot(tx, found, actor.visitorId);
    const { unitCount, leftOutCount } = await mergeInto(tx, actor.visitorId, claimed.lines);
    tx.audit("handoff.claim", "handoff", claimed.id, {
      lineCount: claimed.lines.length,
      leftOutCount,
    });
    return ok({ unitCount, leftOutCount, isRepeat: false });
  });
  if (outcome.ok && !outcome.value.isRepeat) await rememberShown(ctx, actor.visitorId);
  return outcome;
}

async function whyNot(
  tx: Tx,
  found: ReturnType<typeof handoffOf>,
  visitorId: string,
): Promise<Result<Claimed, ClaimRefusal>> {
  const [row] = await tx.db.execute<{ claimed_by: string | null; unit_count: number }>(sql`
    SELECT h.claimed_by_visitor_id AS claimed_by,
           (SELECT coalesce(sum(l.quantity), 0)::int FROM cart JOIN cart_line l ON l.cart_id = cart.id
            WHERE cart.visitor_id = ${visitorId}) AS unit_count
    FROM handoff h WHERE ${found}`);
  if (!row) return refuse({ code: "HANDOFF_UNKNOWN" });
  if (row.claimed_by === null) return refuse({ code: "HANDOFF_EXPIRED" });
  if (row.claimed_by !== visitorId) return refuse({ code: "HANDOFF_CLAIMED" });
  return ok({ unitCount: row.unit_count, leftOutCount: 0, isRepeat: true });
}

/** Adds the snapshot to the visitor's cart, whose row is held meanwhile. */
async function mergeInto(tx: Tx, visitorId: string, snapshot: readonly CartEntry[]) {
  const [owned] = await tx.db.execute<{ id: CartId }>(sql`
    INSERT INTO cart (id, visitor_id, updated_at) VALUES (${newId("crt")}, ${visitorId}, app_now())
    ON CONFLICT (visitor_id) DO UPDATE SET updated_at = excluded.updated_at RETURNING id`);
  invariant(owned, "the visitor's cart");
  const present = await linesOf(tx, owned.id);
  const sold = await soldNow(tx, snapshot);
  const merged = mergeCarts(present, sold);
  const incoming = new Set(sold.map((entry) => entry.offerId));
  const changed = merged.filter((entry) => incoming.has(entry.offerId));
  await tx.db.execute(sql`
    INSERT INTO cart_line (cart_id, offer_id, delivery_method, quantity, seen_price_fen, added_at)
    SELECT ${owned.id}, o.id, e."deliveryMethod", e.quantity, o.price_fen, app_now()
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      AS e("offerId" text, "deliveryMethod" text, quantity int)
    JOIN offer o ON o.id = e."offerId"
    ON CONFLICT (cart_id, offer_id) DO UPDATE
      SET quantity = excluded.quantity, seen_price_fen = excluded.seen_price_fen`);
  const kept = new Set(changed.map((entry) => entry.offerId));
  return {
    unitCount: unitCountOf(merged),
    leftOutCount:
      snapshot.length - sold.length + sold.filter((entry) => !kept.has(entry.offerId)).length,
  };
}

async function linesOf(tx: Tx, cartId: CartId): Promise<CartEntry[]> {
  const rows = await tx.db.execute<{
    offer_id: OfferId;
    delivery_method: CartEntry["deliveryMethod"];
    quantity: number;
  }>(sql`
    SELECT offer_id, delivery_method, quantity FROM cart_line
    WHERE cart_id = ${cartId} ORDER BY added_at, offer_id FOR UPDATE`);
  return rows.map((row) => ({
    offerId: row.offer_id,
    deliveryMethod: row.delivery_method,
    quantity: row.quantity,
  }));
}

/** The snapshot as it is sold now: a new price's offer takes the old one's place, ended ones are left out. */
async function soldNow(tx: Tx, snapshot: readonly CartEntry[]): Promise<CartEntry[]> {
  const rows = await tx.db.execute<{
    offer_id: OfferId;
    delivery_method: CartEntry["deliveryMethod"];
    quantity: number;
  }>(sql`
    SELECT now_offer.id AS offer_id, l.quantity,
           CASE WHEN o.customs_regime = '0110' AND w.offers_hall_pickup THEN l."deliveryMethod" ELSE 'home' END
             AS delivery_method
    FROM jsonb_to_recordset(${JSON.stringify(snapshot)}::jsonb)
      AS l("offerId" text, "deliveryMethod" text, quantity int)
    JOIN offer o ON o.id = l."offerId"
    JOIN warehouse w ON w.id = o.warehouse_id
    JOIN variant v ON v.id = o.variant_id
    JOIN product p ON p.id = v.product_id
    JOIN LATERAL (${offerInForce(sql`app_now()`)}) now_offer ON true`);
  return rows.map((row) => ({
    offerId: row.offer_id,
    deliveryMethod: row.delivery_method,
    quantity: row.quantity,
  }));
}
