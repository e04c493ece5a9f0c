import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import { LanguageLink } from "./shop-header";

const PAGES = [
  ["/tax", m.shop_page_tax],
  ["/tariff", m.tariff_title],
  ["/allowance", m.checkout_allowance_link],
  ["/import-notice", m.shop_page_import_notice],
  ["/hall", m.shop_page_hall],
  ["/overseas-warehouses", m.shop_page_overseas],
  ["/privacy", m.shop_page_privacy],
  ["/about", m.shop_page_about],
] as const;

export function ShopFooter() {
  return (
    <footer className="shop-foot">
      <div>
        <nav aria-label={m.shop_foot_pages()}>
          {PAGES.map(([path, name]) => (
            <Link key={path} to={href(path)}>
              {name()}
            </Link>
          ))}
          <LanguageLink />
        </nav>
        <p>{m.shop_foot_note()}</p>
      </div>
    </footer>
  );
}
