import { and, eq, isNotNull } from "drizzle-orm";
import type { ProductId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { searchDirty } from "~db/schema";

/**
 * Has a product that was given up by the search sync tried again at once, with all its tries before
 * it. By an administrator, once the engine or its settings are mended.
 */
export async function indexAgain(
  ctx: ServiceContext,
  { productId }: { productId: ProductId },
): Promise<Result<void, ForbiddenRefusal | { code: "NOT_PARKED" }>> {
  if (!mayActAs(ctx.actor, "admin")) return refuse({ code: "FORBIDDEN" });
  return inTransaction<void, { code: "NOT_PARKED" }>(ctx, async (tx) => {
    const freed = await tx.db
      .update(searchDirty)
      .set({ parkedAt: null, attempts: 0, nextAt: tx.now })
      .where(and(eq(searchDirty.productId, productId), isNotNull(searchDirty.parkedAt)))
      .returning({ productId: searchDirty.productId });
    if (freed.length === 0) return refuse({ code: "NOT_PARKED" });
    tx.audit("index_again", "product", productId);
    tx.enqueue("search.sync_dirty_products", {});
    return ok(undefined);
  });
}
