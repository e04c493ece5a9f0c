import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { visitorContext } from "~/platform/session.server";
import { countCart } from "~/services/cart/count-cart.server";

/** What catalogue documents leave out because it is the visitor's own: how full the cart is. */
export async function loader(args: LoaderFunctionArgs) {
  const cartCount = await countCart(await visitorContext(args, "shop"));
  return Response.json({ cartCount }, { headers: { "Cache-Control": "private, no-store" } });
}
