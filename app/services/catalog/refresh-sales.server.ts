import { sql } from "drizzle-orm";
import { ok } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction } from "~/services/transaction.server";

/**
 * Counts the pieces of each product paid for in the last 30 days; search and lists rank by it. A
 * product nobody ever bought keeps the figure it was seeded with (demo goods have a sample one).
 */
export async function refreshSales(ctx: ServiceContext): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    await db.execute(sql`
      WITH sold AS (
        SELECT v.product_id,
               coalesce(sum(l.quantity) FILTER (
                 WHERE o.paid_at > app_now() - interval '30 days'
                   AND o.payment_status IN ('paid', 'refunding')), 0)::integer AS pieces
        FROM order_line l JOIN "order" o ON o.id = l.order_id JOIN variant v ON v.id = l.variant_id
        WHERE o.paid_at IS NOT NULL GROUP BY v.product_id
      )
      UPDATE product SET sales_30d = sold.pieces FROM sold
      WHERE sold.product_id = product.id AND product.sales_30d <> sold.pieces`);
    return ok(undefined);
  });
}
