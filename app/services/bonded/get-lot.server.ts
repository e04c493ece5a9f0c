import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { LotId, OrderId, OriginProofId, WarehouseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { LotDocument } from "~/domain/stock/lot-document";
import { lifeLeft } from "~/domain/stock/shelf-life";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";

/** One side of a movement: which account of the lot. */
export type LotPlace = {
  bucket: string;
  customsStatus: "bonded" | "released" | null;
  /** bin of goods, order id of a parcel */
  location: string | null;
  orderNo: string | null;
};

export type LotLedgerView = {
  lotId: LotId;
  lotNo: string;
  sku: string;
  gtin: string | null;
  name: string;
  spec: string;
  originName: string;
  warehouse: { id: WarehouseId; name: string; kind: "bonded" | "duty_paid" };
  emsNo: string | null;
  itemRecordNo: string | null;
  producedOn: CalendarDay;
  expiresOn: CalendarDay;
  nearFrom: CalendarDay;
  sellUntil: CalendarDay;
  daysLeft: number;
  shareBps: number;
  isSaleable: boolean;
  isNear: boolean;
  recalledAt: Date | null;
  receivedAt: Date;
  documents: LotDocument[];
  /** certificates and declarations on record that cover this lot, void ones last */
  proofs: { id: OriginProofId; number: string; daysLeft: number; isVoid: boolean }[];
  /** every account of the lot that is inside, with what stands there and what is set aside */
  places: (LotPlace & { onHand: number; allocated: number })[];
  /** pieces set aside for orders and not moved yet */
  holds: { orderId: OrderId; orderNo: string | null; qty: number; at: Date }[];
  /** newest first, at most 50 */
  movements: {
    txnId: number;
    at: Date;
    type: string;
    reason: string;
    actor: string;
    from: LotPlace[];
    to: LotPlace[];
    qty: number;
  }[];
  movementCount: number;
  /** entries of every account of the lot, outside ones too, sum to zero and make up its balances */
  isBalanced: boolean;
};

type Row = Omit<
  LotLedgerView,
  | "daysLeft"
  | "shareBps"
  | "receivedAt"
  | "recalledAt"
  | "places"
  | "holds"
  | "movements"
  | "isNear"
> & {
  today: string;
  receivedAt: string;
  recalledAt: string | null;
  places: LotLedgerView["places"] | null;
  holds: (Omit<LotLedgerView["holds"][number], "at"> & { at: string })[] | null;
  movements: (Omit<LotLedgerView["movements"][number], "at"> & { at: string })[] | null;
};

/** One lot with its accounts and movements in the physical ledger; for every operator. One statement. */
export async function getLot(
  ctx: ServiceContext,
  input: { lotId: LotId },
): Promise<Result<LotLedgerView, ForbiddenRefusal | { code: "NOT_FOUND" }>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const isEnglish = ctx.locale === "en";
  const [row] = await ctx.db.execute<{ lot: Row }>(sql`
    WITH clock AS (
      SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date AS today
    ), account AS (
      SELECT a.id, a.kind, b.on_hand, b.allocated, a.code,
             json_build_object('bucket', a.bucket, 'customsStatus', a.customs_status,
               'location', a.location, 'orderNo', o.order_no) AS place
      FROM ledger_account a
      JOIN ledger_balance b ON b.account_id = a.id
      LEFT JOIN "order" o ON a.bucket = 'parcel' AND o.id = a.location
      WHERE a.lot_id = ${input.lotId} AND a.ledger = 'physical'
    ), entry AS (
      SELECT e.txn_id, e.qty, e.account_id, account.place
      FROM account JOIN ledger_entry e ON e.account_id = account.id
    ), movement AS (
      SELECT txn_id, sum(qty) FILTER (WHERE qty > 0)::int AS qty,
             json_agg(place) FILTER (WHERE qty < 0) AS "from", json_agg(place) FILTER (WHERE qty > 0) AS "to"
      FROM entry GROUP BY txn_id
    )
    SELECT json_build_object(
      'lotId', l.id, 'lotNo', l.lot_no, 'sku', v.sku, 'gtin', v.gtin,
      'name', ${isEnglish ? sql`concat_ws(' ', br.name_en, coalesce(p.name_en, p.name_zh))` : sql`concat_ws(' ', br.name_zh, p.name_zh)`},
      'spec', ${isEnglish ? sql`coalesce(v.spec_en, v.spec_zh)` : sql`v.spec_zh`},
      'originName', ${isEnglish ? sql`c.name_en` : sql`c.name_zh`},
      'warehouse', json_build_object('id', w.id, 'name', ${isEnglish ? sql`w.name_en` : sql`w.name_zh`}, 'kind', w.kind),
      'emsNo', l.ems_no, 'itemRecordNo', l.item_record_no,
      'producedOn', l.produced_on, 'expiresOn', l.expires_on, 'nearFrom', l.near_from, 'sellUntil', l.sell_until,
      'today', today, 'isSaleable', lot_saleable(l, today), 'recalledAt', l.recalled_at, 'receivedAt', l.received_at,
      'documents', l.documents,
      'proofs', (SELECT coalesce(json_agg(json_build_object('id', f.id, 'number', f.number,
                   'daysLeft', f.last_valid_on - today, 'isVoid', f.voided_at IS NOT NULL)
                   ORDER BY f.voided_at IS NOT NULL, f.issued_on DESC, f.id), '[]')
                 FROM origin_proof_lot x JOIN origin_proof f ON f.id = x.proof_id WHERE x.lot_id = l.id),
      'places', (SELECT json_agg(place::jsonb || jsonb_build_object('onHand', on_hand, 'allocated', allocated) ORDER BY code)
                 FROM account WHERE kind = 'inside' AND on_hand > 0),
      'holds', (SELECT json_agg(json_build_object('orderId', h.saga_id, 'orderNo', o.order_no, 'qty', h.qty, 'at', h.created_at) ORDER BY h.id DESC)
                FROM account JOIN ledger_hold h ON h.from_account_id = account.id AND h.state = 'held'
                LEFT JOIN "order" o ON o.id = h.saga_id),
      'movementCount', (SELECT count(*) FROM movement),
      'movements', (SELECT json_agg(json_build_object('txnId', t.id, 'at', t.occurred_at, 'type', t.type, 'reason', t.reason,
                             'actor', t.actor, 'from', t."from", 'to', t."to", 'qty', t.qty) ORDER BY t.id DESC)
                    FROM (SELECT x.*, m."from", m."to", m.qty FROM movement m JOIN ledger_txn x ON x.id = m.txn_id
                          ORDER BY x.id DESC LIMIT 50) t),
      'isBalanced', (SELECT coalesce(sum(qty), 0) = 0 FROM entry)
                    AND NOT EXISTS (SELECT 1 FROM account LEFT JOIN (SELECT account_id, sum(qty) AS qty FROM entry GROUP BY 1) e
                                      ON e.account_id = account.id WHERE account.on_hand <> coalesce(e.qty, 0))
    ) AS lot
    FROM clock
    JOIN lot l ON l.id = ${input.lotId}
    JOIN variant v ON v.id = l.variant_id
    JOIN product p ON p.id = v.product_id
    LEFT JOIN brand br ON br.id = p.brand_id
    JOIN warehouse w ON w.id = l.warehouse_id
    JOIN country c ON c.code = l.origin_code`);
  return row ? ok(viewOf(row.lot)) : refuse({ code: "NOT_FOUND" });
}

function viewOf({ today, ...row }: Row): LotLedgerView {
  return {
    ...row,
    ...lifeLeft(row, today),
    isNear: row.nearFrom <= today,
    receivedAt: new Date(row.receivedAt),
    recalledAt: row.recalledAt === null ? null : new Date(row.recalledAt),
    places: row.places ?? [],
    holds: (row.holds ?? []).map((hold) => ({ ...hold, at: new Date(hold.at) })),
    movements: (row.movements ?? []).map((move) => ({ ...move, at: new Date(move.at) })),
  };
}
