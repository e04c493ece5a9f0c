import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import { goodsInPostings, type LedgerPosting, stopSalePosting } from "~/domain/stock/postings";
import type { DatabaseTransaction } from "../client.server";
import { lot as lotTable } from "../schema";
import type { Catalogue } from "./catalogue";
import { planLots } from "./lots";
import type { CertifiedLot } from "./origin-proofs";
import type { Insert } from "./seed.server";
import { stockPlans } from "./stock-plans";

const ACTOR = "system:seed";

/** One lot with a certificate for each of a few origins, the one that came in last. */
export async function certifiedLots(tx: DatabaseTransaction): Promise<CertifiedLot[]> {
  const rows = await tx.execute<CertifiedLot>(sql`
    SELECT DISTINCT ON (l.origin_code) l.id AS "lotId", n.value ->> 'documentNo' AS "certificateNo",
      l.origin_code AS "originCode", k.name_en AS "countryEn", left(v.hs_code, 6) AS hs6,
      upper(p.name_en) AS name, ((l.received_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS "receivedOn"
    FROM lot l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
    JOIN country k ON k.code = l.origin_code
    JOIN LATERAL jsonb_array_elements(l.documents) n ON n.value ->> 'kind' = 'origin_certificate'
    WHERE l.origin_code IN ('TH', 'NZ', 'JP', 'VN', 'KR') AND v.hs_code IS NOT NULL
    ORDER BY l.origin_code, l.received_at DESC, l.id`);
  return [...rows];
}

/** Lots and their postings: every piece is in both ledgers, but for lots past their last day. */
export async function loadStock(
  insert: Insert,
  tx: DatabaseTransaction,
  catalogue: Catalogue,
  today: CalendarDay,
) {
  // The ledger's functions keep the plan of their first call, made while its tables are empty.
  await tx.execute(sql`SET LOCAL enable_seqscan = off`);
  const planned = stockPlans(catalogue, today).flatMap((plan) =>
    planLots(plan, today).map((lot) => ({ plan, ...lot })),
  );
  const goodsIn: LedgerPosting[] = [];
  const stops: LedgerPosting[] = [];
  for (const { plan, row, quantity, isSaleable } of planned) {
    const lot = {
      lotId: row.id,
      warehouseId: row.warehouseId,
      variantId: row.variantId,
      quantity,
      netWeightGrams: plan.netWeightGrams,
      customsStatus: plan.warehouse.kind === "bonded" ? ("bonded" as const) : ("released" as const),
      bin: row.binLocation,
    };
    goodsIn.push(...goodsInPostings(lot, { actor: ACTOR, occurredAt: row.receivedAt }));
    if (isSaleable) continue;
    const endedAt = new Date(`${row.sellUntil}T16:05:00Z`);
    stops.push(
      stopSalePosting(lot, { actor: ACTOR, occurredAt: endedAt, reason: "shelf_life", nth: 1 }),
    );
  }
  await insert(
    lotTable,
    planned.map((lot) => lot.row),
  );
  await postAll(tx, goodsIn);
  await postAll(tx, stops);
}

/** Thousands of postings in one statement; each is checked by the ledger's own function. */
async function postAll(tx: DatabaseTransaction, postings: readonly LedgerPosting[]) {
  await tx.execute(sql`
    SELECT count(ledger_post(p -> 'txn', p -> 'entries'))
    FROM jsonb_array_elements(${JSON.stringify(postings)}::jsonb) p`);
}
