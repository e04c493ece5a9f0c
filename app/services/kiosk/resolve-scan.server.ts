import { sql } from "drizzle-orm";
import type { OfferId } from "~/domain/ids";
import { readScannedCode } from "~/domain/kiosk/scanned-code";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

export type ScanFound = {
  slug: string;
  /** what the hall can hand over today, else what it sells; null = known, but not sold now */
  offerId: OfferId | null;
};

export type ScanRefusal =
  /** a bar code in order, but of nothing we carry */
  { code: "NOT_OURS" } | { code: "MISREAD" } | { code: "FOREIGN_LINK" } | { code: "UNREADABLE" };

/**
 * Finds the goods of a scanned or typed code. `ownHosts` are the hosts whose GS1 Digital Links count.
 * At most one statement.
 */
export async function resolveScan(
  ctx: ServiceContext,
  input: { code: string; ownHosts: readonly string[] },
): Promise<Result<ScanFound, ScanRefusal>> {
  const read = readScannedCode(input.code, input.ownHosts);
  if (read.kind === "misread") return refuse({ code: "MISREAD" });
  if (read.kind === "foreign_link") return refuse({ code: "FOREIGN_LINK" });
  if (read.kind === "unreadable") return refuse({ code: "UNREADABLE" });
  const now = nowOf(ctx);
  const isCode = read.kind === "gtin" ? sql`v.gtin = ${read.gtin}` : sql`v.sku = ${read.sku}`;
  // Whoever scans here holds the pack: the hall's own stock comes first.
  const [row] = await ctx.db.execute<{ slug: string; offer_id: OfferId | null }>(sql`
    SELECT p.slug, (
      SELECT o.id FROM offer o
      JOIN warehouse w ON w.id = o.warehouse_id
      LEFT JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || o.variant_id
      LEFT JOIN ledger_balance b ON b.account_id = a.id
      WHERE o.variant_id = v.id AND o.customs_regime <> '9610' AND o.customs_regime = ANY (p.regimes)
        AND o.valid_from <= ${now} AND (o.valid_to IS NULL OR ${now} < o.valid_to)
      ORDER BY coalesce(b.on_hand - b.allocated, 0) > 0 DESC,
               o.customs_regime = '0110' AND w.offers_hall_pickup DESC, o.valid_from DESC, o.id LIMIT 1
    ) AS offer_id
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE p.status = 'published' AND ${isCode} LIMIT 1`);
  return row ? ok({ slug: row.slug, offerId: row.offer_id }) : refuse({ code: "NOT_OURS" });
}
