import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import type { SiteList } from "~/services/overseas/list-warehouses.server";
import { type RegisterQuery, registerHref } from "./register-address";

/** Which rows are shown, since when their numbers hold, and the other pages. */
export function RegisterFoot({ list, query }: { list: SiteList; query: RegisterQuery }) {
  const { page, pageCount, total, items, pageSize, reportedOn } = list;
  const from = (page - 1) * pageSize + 1;
  const pages = Array.from({ length: pageCount }, (_, index) => index + 1);
  return (
    <div className="ops-foot">
      {items.length > 0 ? (
        <span>{m.overseas_foot_range({ from, to: from + items.length - 1, total })}</span>
      ) : null}
      <span className="ops-keys">
        <kbd>j</kbd> <kbd>k</kbd> {m.ops_keys_move()} <kbd>Enter</kbd> {m.ops_keys_open()}
      </span>
      {reportedOn ? (
        <span className="ms-auto">{m.overseas_foot_reported({ day: reportedOn })}</span>
      ) : null}
      {pageCount > 1 ? (
        <nav className="osw-pages" aria-label={m.common_pages()}>
          {pages.map((number) => (
            <Link
              key={number}
              to={registerHref({ ...query, page: number })}
              aria-current={number === page ? "page" : undefined}
              aria-label={m.common_page_number({ page: number })}
            >
              {number}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
