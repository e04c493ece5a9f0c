import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { CalendarDay } from "~/domain/calendar-day";
import { normaliseGtin } from "~/domain/catalog/gtin";
import type { StorageZone } from "~/domain/catalog/terms";
import type { LotId, WarehouseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { lifeLeft } from "~/domain/stock/shelf-life";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";

export const STOCK_FILTERS = ["in_stock", "saleable", "near", "ended", "used_up", "all"] as const;
export type StockFilter = (typeof STOCK_FILTERS)[number];

/** The console's stock list: all of it from the address bar, so nothing of it is trusted. */
export const listStockInput = z.object({
  warehouseId: z.string().max(40).optional(),
  /** article number, GTIN, lot number, bin, or a part of brand and name */
  search: z.string().trim().max(60).optional(),
  show: z.enum(STOCK_FILTERS).catch("in_stock").default("in_stock"),
  after: z.string().max(80).optional(),
  pageSize: z.number().int().min(1).max(200).default(50),
});

/** How a lot stands toward sale; `recalled` and `ended` goods are still in their bins. */
export type LotCondition = "saleable" | "near" | "ended" | "recalled";

export type StockLotView = {
  lotId: LotId;
  lotNo: string;
  sku: string;
  gtin: string | null;
  name: string;
  spec: string;
  originCode: string;
  storageZone: StorageZone;
  warehouse: { id: WarehouseId; code: string; name: string; kind: "bonded" | "duty_paid" };
  itemRecordNo: string | null;
  bins: string[];
  /** pieces in bins, of which `allocated` are set aside for orders */
  onHand: number;
  allocated: number;
  free: number;
  /** pieces packed for orders and not yet through the gate */
  inParcels: number;
  quarantined: number;
  producedOn: CalendarDay;
  expiresOn: CalendarDay;
  nearFrom: CalendarDay;
  sellUntil: CalendarDay;
  daysLeft: number;
  shareBps: number;
  condition: LotCondition;
  receivedAt: Date;
};

/** `total` counts what the filter finds, over all pages. */
export type StockPage = { lots: StockLotView[]; total: number; next: string | null };

type Row = {
  lot_id: LotId;
  lot_no: string;
  sku: string;
  gtin: string | null;
  name: string;
  spec: string;
  origin_code: string;
  storage_zone: StorageZone;
  warehouse_id: WarehouseId;
  warehouse_code: string;
  warehouse_name: string;
  warehouse_kind: "bonded" | "duty_paid";
  item_record_no: string | null;
  bins: string[];
  on_hand: number;
  allocated: number;
  in_parcels: number;
  quarantined: number;
  produced_on: string;
  expires_on: string;
  near_from: string;
  sell_until: string;
  is_saleable: boolean;
  is_recalled: boolean;
  received_at: string;
  total: number;
  today: string;
};

/** Stock by lot, first to expire first, one page at a time; for every operator. One statement. */
export async function listStock(
  ctx: ServiceContext,
  input: z.input<typeof listStockInput>,
): Promise<Result<StockPage, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const filter = listStockInput.parse(input);
  const isEnglish = ctx.locale === "en";
  const rows = await ctx.db.execute<Row>(sql`
    WITH clock AS (
      SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date AS today
    ), stock AS (
      SELECT count(*) OVER ()::int AS total, today::text, l.id AS lot_id, l.lot_no, v.sku, v.gtin,
             ${isEnglish ? sql`concat_ws(' ', br.name_en, coalesce(p.name_en, p.name_zh))` : sql`concat_ws(' ', br.name_zh, p.name_zh)`} AS name,
             ${isEnglish ? sql`coalesce(v.spec_en, v.spec_zh)` : sql`v.spec_zh`} AS spec,
             l.origin_code, p.storage_zone, w.id AS warehouse_id, w.code AS warehouse_code,
             ${isEnglish ? sql`w.name_en` : sql`w.name_zh`} AS warehouse_name, w.kind AS warehouse_kind,
             l.item_record_no, s.bins, s.on_hand, s.allocated, s.in_parcels, s.quarantined,
             l.produced_on::text, l.expires_on::text, l.near_from::text, l.sell_until::text,
             lot_saleable(l, today) AS is_saleable, l.recalled_at IS NOT NULL AS is_recalled,
             to_char(l.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS received_at
      FROM clock
      CROSS JOIN lot l
      JOIN variant v ON v.id = l.variant_id
      JOIN product p ON p.id = v.product_id
      LEFT JOIN brand br ON br.id = p.brand_id
      JOIN warehouse w ON w.id = l.warehouse_id
      CROSS JOIN LATERAL (${piecesOfLot}) s
      WHERE ${conditionsOf(filter)}
    )
    SELECT * FROM stock
    ${pageAfter(filter.after)}
    ORDER BY expires_on, lot_id
    LIMIT ${filter.pageSize + 1}`);
  const page = rows.slice(0, filter.pageSize);
  const last = page.at(-1);
  const hasMore = rows.length > page.length;
  return ok({
    lots: page.map(viewOf),
    total: rows[0]?.total ?? 0,
    next: hasMore && last ? `${last.expires_on}.${last.lot_id}` : null,
  });
}

/** Where the pieces of lot `l` stand, from the balances of its physical accounts. */
export const piecesOfLot = sql`
  SELECT coalesce(sum(b.on_hand) FILTER (WHERE a.bucket = 'good'), 0)::int AS on_hand,
         coalesce(sum(b.allocated) FILTER (WHERE a.bucket = 'good'), 0)::int AS allocated,
         coalesce(sum(b.on_hand) FILTER (WHERE a.bucket = 'parcel'), 0)::int AS in_parcels,
         coalesce(sum(b.on_hand) FILTER (WHERE a.bucket = 'quarantine'), 0)::int AS quarantined,
         coalesce(array_agg(DISTINCT a.location) FILTER (WHERE a.bucket = 'good' AND b.on_hand > 0), '{}') AS bins
  FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
  WHERE a.lot_id = l.id AND a.ledger = 'physical' AND a.kind = 'inside'`;

function conditionsOf(filter: z.output<typeof listStockInput>): SQL {
  const conditions = [showCondition(filter.show)];
  if (filter.warehouseId) conditions.push(sql`w.id = ${filter.warehouseId}`);
  if (filter.search) {
    const word = filter.search;
    const code = normaliseGtin(word) ?? word.toUpperCase();
    const part = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(v.gtin = ${code} OR v.sku = ${code} OR upper(l.lot_no) = ${code}
      OR ${code} = ANY (s.bins) OR concat_ws(' ', br.name_zh, p.name_zh) LIKE ${part}
      OR concat_ws(' ', br.name_en, p.name_en) ILIKE ${part})`);
  }
  return sql.join(conditions, sql` AND `);
}

/** Which lots a filter shows: a condition on lot `l`, its pieces `s` and the day `today`. */
export function showCondition(show: StockFilter): SQL {
  const isHere = sql`s.on_hand + s.in_parcels + s.quarantined > 0`;
  switch (show) {
    case "all":
      return sql`true`;
    case "in_stock":
      return isHere;
    case "used_up":
      return sql`NOT (${isHere})`;
    case "saleable":
      return sql`s.on_hand > 0 AND lot_saleable(l, today)`;
    case "near":
      return sql`s.on_hand > 0 AND l.near_from <= today AND lot_saleable(l, today)`;
    case "ended":
      return sql`${isHere} AND NOT lot_saleable(l, today)`;
  }
}

/** The rows behind a cursor; a cursor that was never ours begins at the front. */
function pageAfter(after: string | undefined): SQL {
  const [, expiresOn, lotId] =
    /^(\d{4}-\d{2}-\d{2})\.(lot_[0-9a-z]{8,40})$/.exec(after ?? "") ?? [];
  return expiresOn && lotId ? sql`WHERE (expires_on, lot_id) > (${expiresOn}, ${lotId})` : sql``;
}

function viewOf(row: Row): StockLotView {
  const life = { producedOn: row.produced_on, expiresOn: row.expires_on };
  return {
    lotId: row.lot_id,
    lotNo: row.lot_no,
    sku: row.sku,
    gtin: row.gtin,
    name: row.name,
    spec: row.spec,
    originCode: row.origin_code,
    storageZone: row.storage_zone,
    warehouse: {
      id: row.warehouse_id,
      code: row.warehouse_code,
      name: row.warehouse_name,
      kind: row.warehouse_kind,
    },
    itemRecordNo: row.item_record_no,
    bins: row.bins,
    onHand: row.on_hand,
    allocated: row.allocated,
    free: row.on_hand - row.allocated,
    inParcels: row.in_parcels,
    quarantined: row.quarantined,
    ...life,
    nearFrom: row.near_from,
    sellUntil: row.sell_until,
    ...lifeLeft(life, row.today),
    condition: conditionOf(row),
    receivedAt: new Date(row.received_at),
  };
}

function conditionOf(row: Row): LotCondition {
  if (row.is_recalled) return "recalled";
  if (!row.is_saleable) return "ended";
  return row.near_from <= row.today ? "near" : "saleable";
}
