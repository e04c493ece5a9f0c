import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { type OrderRow, orderRows, orderRowView } from "./order-row.server";
import type { OrderListPage } from "./order-row-view";
import { ORDER_VIEWS, orderViewCondition } from "./order-views";

/** The console's list of orders: all of it from the address bar, so nothing of it is trusted. */
export const listOrdersInput = z.object({
  view: z.enum(ORDER_VIEWS).catch("today").default("today"),
  regime: z.enum(["1210", "9610", "0110"]).optional().catch(undefined),
  warehouseId: z.string().max(40).optional(),
  /** part of an order number, a waybill, a lot number */
  search: z.string().trim().max(60).optional(),
  after: z.string().max(80).optional(),
  pageSize: z.number().int().min(1).max(200).default(50),
});

/** The filter an address asks for; what it does not know falls back to the plain list. */
export function orderFilterOf(query: URLSearchParams): Omit<Filter, "pageSize"> {
  const { pageSize: _, ...filter } = listOrdersInput.parse({
    view: query.get("view") ?? undefined,
    regime: query.get("regime") || undefined,
    warehouseId: query.get("warehouse")?.slice(0, 40) || undefined,
    search: query.get("q")?.slice(0, 60) || undefined,
    after: query.get("after")?.slice(0, 80) ?? undefined,
  });
  return filter;
}

type Filter = z.output<typeof listOrdersInput>;

/** Setting row: hours from payment to gate or handover that we aim at. */
const TARGET_KEY = "fulfilment.hand_over_target_hours";

/** Orders of a saved view, newest first, one page at a time; for every operator. One statement. */
export async function listOrders(
  ctx: ServiceContext,
  input: z.input<typeof listOrdersInput>,
): Promise<Result<OrderListPage, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const filter = listOrdersInput.parse(input);
  const where = conditionOf(filter, nowOf(ctx));
  const page = sql`(
    SELECT o.* FROM "order" o WHERE ${where} ${orderedAfter(filter.after)}
    ORDER BY o.placed_at DESC, o.id DESC LIMIT ${filter.pageSize + 1})`;
  const rows = await ctx.db.execute<OrderRow & { total: number }>(sql`
    SELECT page.*, (SELECT count(*)::int FROM "order" o WHERE ${where}) AS total
    FROM (${orderRows(ctx, page)}) page
    ORDER BY page.placed_at DESC, page.order_id DESC`);
  const shown = rows.slice(0, filter.pageSize);
  const last = shown.at(-1);
  return ok({
    rows: shown.map(orderRowView),
    total: rows[0]?.total ?? 0,
    next: last && rows.length > shown.length ? `${last.placed_at}.${last.order_id}` : null,
    targetMinutes: await handOverTarget(ctx),
  });
}

function conditionOf({ view, regime, warehouseId, search }: Filter, now: SQL): SQL {
  const conditions = [orderViewCondition(view, now)];
  if (regime) conditions.push(sql`o.customs_regime = ${regime}`);
  if (warehouseId) conditions.push(sql`o.warehouse_id = ${warehouseId}`);
  if (search) {
    const word = search.toUpperCase();
    const part = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(o.order_no LIKE ${part} OR o.waybill_no = ${word} OR EXISTS (
      SELECT 1 FROM ledger_hold h JOIN ledger_account a ON a.id = h.from_account_id JOIN lot ON lot.id = a.lot_id
      WHERE h.saga_id = o.id AND h.ledger = 'physical' AND h.state IN ('held', 'posted') AND upper(lot.lot_no) = ${word}))`);
  }
  return sql.join(conditions, sql` AND `);
}

/** The rows behind a cursor; a cursor that was never ours begins at the front. */
function orderedAfter(after: string | undefined): SQL {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\.(ord_[0-9a-z]{8,40})$/.exec(after ?? "") ?? [];
  return at && id ? sql`AND (o.placed_at, o.id) < (${at}::timestamptz, ${id})` : sql``;
}

/** Minutes from payment to gate or handover that we aim at; null while nobody has said so. */
export async function handOverTarget(ctx: ServiceContext): Promise<number | null> {
  const rules = await currentRules(ctx);
  const found = rules.on(shanghaiDay(ctx.fixedNow ?? new Date())).setting(TARGET_KEY);
  return found.ok ? Number(found.value.value) * 60 : null;
}
