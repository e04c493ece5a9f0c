import { eq, sum } from "drizzle-orm";
import type { ServiceContext } from "~/platform/context.server";
import { cart, cartLine } from "~db/schema";

/** Pieces in the visitor's cart, for the badge; nobody has none. One statement. */
export async function countCart(ctx: ServiceContext): Promise<number> {
  if (ctx.actor.kind !== "visitor" && ctx.actor.kind !== "kiosk") return 0;
  const [row] = await ctx.db
    .select({ units: sum(cartLine.quantity).mapWith(Number) })
    .from(cart)
    .innerJoin(cartLine, eq(cartLine.cartId, cart.id))
    .where(eq(cart.visitorId, ctx.actor.visitorId));
  return row?.units ?? 0;
}
