import { sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { piecesOfLot, showCondition } from "~/services/bonded/list-stock.server";
import { ORDER_VIEWS, type OrderView, orderViewCondition } from "~/services/fulfilment/order-views";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";
import { needsHandCount } from "./list-needs-hand.server";

export type ConsoleCounts = {
  /** everything that waits for a person */
  needsHand: number;
  orders: Record<OrderView, number>;
  /** lots in stock that are near expiry and still for sale */
  nearLots: number;
  /** warehouses in the overseas register that are not closed */
  overseasSites: number;
  /** changes of the rules that wait for an approval */
  ruleChanges: number;
};

/** How much waits in each list of the console, for its navigation. One statement. */
export async function countConsoleWork(
  ctx: ServiceContext,
): Promise<Result<ConsoleCounts, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const now = nowOf(ctx);
  const views = ORDER_VIEWS.map(
    (view) => sql`${view}::text, count(*) FILTER (WHERE ${orderViewCondition(view, now)})`,
  );
  const [row] = await ctx.db.execute<{
    needs_hand: number;
    orders: Record<OrderView, number>;
    near_lots: number;
    overseas_sites: number;
    rule_changes: number;
  }>(sql`
    SELECT
      ${needsHandCount(ctx)} AS needs_hand,
      (SELECT json_build_object(${sql.join(views, sql`, `)}) FROM "order" o) AS orders,
      (SELECT count(*)::int
         FROM (SELECT (${now} AT TIME ZONE 'Asia/Shanghai')::date AS today) clock
        CROSS JOIN lot l CROSS JOIN LATERAL (${piecesOfLot}) s
        WHERE ${showCondition("near")}) AS near_lots,
      (SELECT count(*)::int FROM overseas_warehouse WHERE status <> 'closed') AS overseas_sites,
      (SELECT count(*)::int FROM rule_change WHERE status = 'proposed') AS rule_changes`);
  invariant(row, "a count is a row");
  return ok({
    needsHand: row.needs_hand,
    orders: row.orders,
    nearLots: row.near_lots,
    overseasSites: row.overseas_sites,
    ruleChanges: row.rule_changes,
  });
}
