import { sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";
import { piecesOfLot, STOCK_FILTERS, type StockFilter, showCondition } from "./list-stock.server";

/** How many lots each filter of the stock list shows, over all warehouses. One statement. */
export async function countStock(
  ctx: ServiceContext,
): Promise<Result<Record<StockFilter, number>, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const counts = STOCK_FILTERS.map(
    (show) => sql`${show}::text, count(*) FILTER (WHERE ${showCondition(show)})`,
  );
  const [row] = await ctx.db.execute<{ counts: Record<StockFilter, number> }>(sql`
    WITH clock AS (SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date AS today)
    SELECT json_build_object(${sql.join(counts, sql`, `)}) AS counts
    FROM clock CROSS JOIN lot l CROSS JOIN LATERAL (${piecesOfLot}) s`);
  invariant(row, "a count is a row");
  return ok(row.counts);
}
