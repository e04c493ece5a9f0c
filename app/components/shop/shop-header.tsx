import { FishMark } from "~/components/ui/fish-mark";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href, zhPath } from "~/platform/href";
import { Link, NavLink, useLocation } from "~/platform/remix";
import { CartBadge } from "./cart-count";
import type { FrameData } from "./frame-handle";
import { SearchForm } from "./search-form";

/**
 * Two rows on desktop; on phones the brand stands on the home page only, the search field on all. A
 * page with a bar of its own gets the way to the cart up here.
 */
export function ShopHeader({
  categories,
  cartCount,
  hasOwnBar,
}: Pick<FrameData, "categories"> & { cartCount: number; hasOwnBar: boolean }) {
  const { pathname, search } = useLocation();
  const isHome = zhPath(pathname) === "/";
  const typed = zhPath(pathname) === "/search" ? (new URLSearchParams(search).get("q") ?? "") : "";
  return (
    <header className={isHome ? "shop-head shop-head-home" : "shop-head"}>
      <div className="shop-head-row">
        <Brand />
        <SearchForm id="q" text={typed} />
        <nav className="shop-own" aria-label={m.shop_own_pages()}>
          <Link to={href("/tariff")}>
            <Icon name="globe" size={18} />
            {m.shop_tariff()}
          </Link>
          <Link to={href("/orders")}>
            <Icon name="document" size={18} />
            {m.shop_orders()}
          </Link>
          <Link to={href("/cart")}>
            <Icon name="cart" size={18} />
            {m.shop_cart()}
            <CartBadge count={cartCount} />
          </Link>
        </nav>
        {hasOwnBar ? (
          <Link to={href("/cart")} className="hit shop-head-cart">
            <Icon name="cart" size={24} label={m.shop_cart()} />
            <CartBadge count={cartCount} />
          </Link>
        ) : (
          <LanguageLink className="hit shop-head-language" />
        )}
      </div>
      <nav className="shop-nav" aria-label={m.shop_categories()}>
        <NavLink to={href("/")} end>
          {m.shop_home()}
        </NavLink>
        {categories.map(({ key, name }) => (
          <NavLink key={key} to={href(`/c/${key}`)}>
            {name}
          </NavLink>
        ))}
        <Link to={href("/hall")} className="shop-nav-aside">
          <Icon name="store" size={18} />
          {m.shop_hall_visit()}
        </Link>
        <LanguageLink />
      </nav>
    </header>
  );
}

function Brand() {
  return (
    <Link to={href("/")} className="brand" aria-label={m.common_site_name()}>
      <FishMark size={32} />
      <span>
        <b>{m.common_site_name()}</b>
        <small lang={getLocale() === "en" ? "zh-CN" : "en"}>{m.common_site_name_other()}</small>
      </span>
    </Link>
  );
}

/** The same page in the other language: a full load, because the document's language changes. */
export function LanguageLink({ className }: { className?: string }) {
  const { pathname, search } = useLocation();
  const other = getLocale() === "en" ? "zh-CN" : "en";
  return (
    <a
      href={href(`${zhPath(pathname)}${search}`, other)}
      hrefLang={other}
      lang={other}
      className={className}
    >
      {m.common_other_language()}
    </a>
  );
}
