import { Icon, type IconName } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { NavLink } from "~/platform/remix";
import { CartBadge } from "./cart-count";

const TABS: readonly (readonly [path: string, icon: IconName, name: () => string])[] = [
  ["/", "home", m.shop_home],
  ["/categories", "grid", m.shop_categories],
  ["/cart", "cart", m.shop_cart],
  ["/orders", "document", m.shop_orders],
];

/** Four places at the foot of a phone's screen. */
export function TabBar({ cartCount }: { cartCount: number }) {
  return (
    <nav className="tab-bar" aria-label={m.shop_tabs()}>
      {TABS.map(([path, icon, name]) => (
        <NavLink key={path} to={href(path)} end={path === "/"}>
          <Icon name={icon} size={24} />
          {name()}
          {path === "/cart" ? <CartBadge count={cartCount} /> : null}
        </NavLink>
      ))}
    </nav>
  );
}
