import { useEffect } from "react";
import { m } from "~/messages/compiled/messages";
import { useFetcher } from "~/platform/remix";

/** Shared by all badges of a page, so that it is asked once and again after each change. */
export function useCartCount(): number {
  const fetcher = useFetcher<{ cartCount: number }>({ key: "visitor" });
  const { load } = fetcher;
  useEffect(() => load("/api/visitor"), [load]);
  return fetcher.data?.cartCount ?? 0;
}

export function CartBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="cart-badge">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="visually-hidden">{m.shop_cart_count({ count })}</span>
    </span>
  );
}
