import { sql } from "drizzle-orm";
import type { ServiceContext } from "~/platform/context.server";
import { drainSearchQueue } from "./drain-search-queue.server";

export type RewriteReport = {
  documents: number;
  /** documents that were not what they should have been */
  localDrift: number;
};

/** Rewrites every document from committed rows, and says how many were not up to date. */
export async function rewriteDocuments(ctx: ServiceContext): Promise<RewriteReport> {
  const { local } = ctx.ports.search;
  const before = await local.hashes();
  await ctx.db.execute(sql`
    SELECT search_mark_products(ARRAY(
      SELECT id FROM product WHERE status = 'published' UNION SELECT product_id FROM search_product))`);
  await drainSearchQueue(ctx);
  const after = await local.hashes();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => before.get(id) !== after.get(id),
  );
  return { documents: after.size, localDrift: changed.length };
}
