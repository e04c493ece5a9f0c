import { sql } from "drizzle-orm";
import type { ProductId } from "~/domain/ids";
import { ok } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction, nowOf } from "~/services/transaction.server";

/** A product taken in hand: done only while its version is still this one. */
export type Claim = { productId: ProductId; version: number; attempts: number };
export type Failure = { productId: ProductId; reason: string; isRefusal: boolean };

const CLAIM_SIZE = 500;
const FOLD_SIZE = 50_000;
/** A worker that died gives its products free after this long. */
const LEASE_SECONDS = 120;
const LONGEST_PAUSE_SECONDS = 300;
/** Refusals after which a document is given up until its product changes again. */
const MOST_REFUSALS = 8;
const RETRY_KEY = "search.sync_dirty_products:retry";

/**
 * Gathers the marks of committed transactions, and products whose offers or lots began or ended by
 * themselves, into one row a product. A product in a worker's hands waits until that worker is done.
 */
export async function foldMarks(ctx: ServiceContext): Promise<void> {
  const now = nowOf(ctx);
  await ctx.db.execute(sql`
    WITH mark AS (
      DELETE FROM search_mark WHERE id IN (
        SELECT id FROM search_mark ORDER BY id LIMIT ${FOLD_SIZE} FOR UPDATE SKIP LOCKED)
      RETURNING product_id, id
    ), behind AS (
      SELECT product_id, max(id) AS version FROM (
        SELECT product_id, id FROM mark
        UNION ALL
        SELECT product_id, 0 FROM search_product WHERE changes_at <= ${now}
      ) every_mark GROUP BY product_id ORDER BY product_id
    )
    INSERT INTO search_dirty AS d (product_id, version, first_at, next_at)
    SELECT product_id, version, ${now}, ${now} FROM behind
    ON CONFLICT (product_id) DO UPDATE SET
      version = greatest(d.version, excluded.version),
      next_at = CASE WHEN d.is_leased THEN d.next_at ELSE least(d.next_at, excluded.next_at) END,
      attempts = CASE WHEN d.parked_at IS NULL THEN d.attempts ELSE 0 END,
      parked_at = NULL
    WHERE excluded.version > d.version OR d.parked_at IS NULL`);
}

/** Takes up to 500 products in hand, those that waited longest first. */
export async function claimDirty(ctx: ServiceContext): Promise<Claim[]> {
  const now = nowOf(ctx);
  const rows = await ctx.db.execute<{
    product_id: ProductId;
    version: string;
    attempts: number;
  }>(sql`
    UPDATE search_dirty SET is_leased = true, next_at = ${now} + make_interval(secs => ${LEASE_SECONDS})
    WHERE product_id IN (
      SELECT product_id FROM search_dirty WHERE next_at <= ${now} AND parked_at IS NULL
      ORDER BY next_at, product_id LIMIT ${CLAIM_SIZE} FOR UPDATE SKIP LOCKED)
    RETURNING product_id, version, attempts`);
  return rows.map((row) => ({
    productId: row.product_id,
    version: Number(row.version),
    attempts: row.attempts,
  }));
}

/**
 * Ends the work on claimed products. Done ones go, unless they were touched meanwhile; failed ones
 * pause from a second to five minutes and a job is queued for then; refused ones are parked in the end.
 */
export async function settleClaims(
  ctx: ServiceContext,
  claims: readonly Claim[],
  failures: readonly Failure[],
): Promise<void> {
  const failed = new Map(failures.map((failure) => [failure.productId, failure]));
  const done = claims.filter((claim) => !failed.has(claim.productId));
  const paused = claims.flatMap((claim) => {
    const failure = failed.get(claim.productId);
    if (!failure) return [];
    const attempts = claim.attempts + 1;
    const isGivenUp = failure.isRefusal && attempts >= MOST_REFUSALS;
    return [{ ...claim, attempts, isGivenUp, reason: failure.reason, pause: pauseSeconds(claim) }];
  });
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`
      WITH settled AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS s("productId" text, version bigint)
      ), finished AS (
        DELETE FROM search_dirty d USING settled s
        WHERE d.product_id = s."productId" AND d.version = s.version RETURNING d.product_id
      )
      UPDATE search_dirty d SET is_leased = false, next_at = ${nowOf(ctx)}, attempts = 0
      FROM settled s
      WHERE d.product_id = s."productId" AND d.product_id NOT IN (SELECT product_id FROM finished)`);
    if (paused.length === 0) return ok(undefined);
    await tx.db.execute(sql`
      UPDATE search_dirty d SET is_leased = false, attempts = s.attempts, last_error = s.reason,
             next_at = ${nowOf(ctx)} + make_interval(secs => CASE WHEN d.version = s.version THEN s.pause ELSE 0 END),
             parked_at = CASE WHEN s."isGivenUp" AND d.version = s.version THEN ${nowOf(ctx)} END
      FROM jsonb_to_recordset(${JSON.stringify(paused)}::jsonb)
        AS s("productId" text, version bigint, attempts int, reason text, pause int, "isGivenUp" boolean)
      WHERE d.product_id = s."productId"`);
    const soonest = Math.min(...paused.map((one) => one.pause));
    const runAt = new Date(tx.now.getTime() + soonest * 1_000);
    tx.enqueue("search.sync_dirty_products", {}, { runAt, key: RETRY_KEY });
    return ok(undefined);
  });
}

/** 1, 2, 4 … 300 seconds, spread by up to a half so that a batch does not come back as one. */
function pauseSeconds({ productId, attempts }: Claim): number {
  const base = Math.min(2 ** Math.min(attempts, 10), LONGEST_PAUSE_SECONDS);
  const spread = [...productId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 50;
  return Math.min(Math.round(base * (1 + spread / 100)), LONGEST_PAUSE_SECONDS);
}
