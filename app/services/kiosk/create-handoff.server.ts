import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { HandoffId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { shortCodeFromBytes } from "~/domain/kiosk/short-code";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { randomToken, sha256Hex } from "~/platform/sealing.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { shortCodeHash } from "./handoff-key";

export type NewHandoff = {
  /** for the address in the QR code; only its hash is kept, so this is the one time it is known */
  token: string;
  /** six characters for people who type */
  shortCode: string;
  lineCount: number;
  unitCount: number;
  lifeSeconds: number;
};

export type CreateHandoffRefusal =
  /** only a kiosk hands over, and only in a visit */
  { code: "NOT_A_KIOSK_VISIT" } | { code: "LIST_EMPTY" };

const TOKEN_BYTES = 16;
/** 30⁶ codes and a day's handoffs: two alike are rare, a third try never was needed. */
const MOST_TRIES = 5;

/**
 * Puts a snapshot of the kiosk visit's list up for one phone to take, for HANDOFF_MINUTES. An earlier
 * one of the same visit ends: one list, one code.
 */
export async function createHandoff(
  ctx: ServiceContext,
): Promise<Result<NewHandoff, CreateHandoffRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "kiosk") return refuse({ code: "NOT_A_KIOSK_VISIT" });
  return inTransaction(ctx, async (tx): Promise<Result<NewHandoff, CreateHandoffRefusal>> => {
    // Makes a second press wait, so that it sees this one's handoff and ends it.
    await tx.db.execute(sql`SELECT id FROM cart WHERE visitor_id = ${actor.visitorId} FOR UPDATE`);
    await tx.db.execute(sql`
      UPDATE handoff SET expires_at = app_now()
      WHERE kiosk_visitor_id = ${actor.visitorId} AND claimed_at IS NULL AND expires_at > app_now()`);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const token = randomToken(TOKEN_BYTES);
      const shortCode = drawShortCode();
      const stored = await storeSnapshot(ctx, tx, { visitorId: actor.visitorId, token, shortCode });
      if (stored.lineCount === 0) return refuse({ code: "LIST_EMPTY" });
      if (stored.id === null) continue;
      tx.audit("handoff.create", "handoff", stored.id, { lineCount: stored.lineCount });
      const { lineCount, unitCount } = stored;
      const lifeSeconds = ctx.settings.HANDOFF_MINUTES * 60;
      return ok({ token, shortCode, lineCount, unitCount, lifeSeconds });
    }
    invariant(false, "every short code drawn was taken");
  });
}

function drawShortCode(): string {
  for (;;) {
    const code = shortCodeFromBytes(randomBytes(12));
    if (code !== undefined) return code;
  }
}

/** `id` null = the short code is taken (or the list is empty). */
async function storeSnapshot(
  ctx: ServiceContext,
  tx: Tx,
  made: { visitorId: string; token: string; shortCode: string },
): Promise<{ id: HandoffId | null; lineCount: number; unitCount: number }> {
  const [row] = await tx.db.execute<{
    id: HandoffId | null;
    line_count: number;
    unit_count: number;
  }>(sql`
    WITH list AS (
      SELECT count(*)::int AS line_count, coalesce(sum(l.quantity), 0)::int AS unit_count, json_agg(json_build_object('offerId', l.offer_id,
        'deliveryMethod', l.delivery_method, 'quantity', l.quantity) ORDER BY l.added_at, l.offer_id) AS lines
      FROM cart JOIN cart_line l ON l.cart_id = cart.id WHERE cart.visitor_id = ${made.visitorId}
    ), stored AS (
      INSERT INTO handoff (id, token_hash, short_code_hash, kiosk_visitor_id, lines, line_count, created_at, expires_at)
      SELECT ${newId("hnd")}, ${sha256Hex(made.token)}, ${shortCodeHash(ctx, made.shortCode)}, ${made.visitorId},
             lines, line_count, app_now(), app_now() + make_interval(mins => ${ctx.settings.HANDOFF_MINUTES})
      FROM list WHERE line_count > 0
      ON CONFLICT (short_code_hash) DO NOTHING
      RETURNING id
    )
    SELECT (SELECT id FROM stored) AS id, line_count, unit_count FROM list`);
  invariant(row, "one row tells what was stored");
  return { id: row.id, lineCount: row.line_count, unitCount: row.unit_count };
}
