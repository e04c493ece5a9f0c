import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import { Icon } from "./icon";

/** First, last and two around the current page; 0 stands for a gap. */
export function pageNumbers(current: number, last: number): number[] {
  const near = new Set([1, current - 1, current, current + 1, last]);
  const shown = [...near].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const before = shown[index - 1];
    return before !== undefined && page - before > 1 ? [0, page] : [page];
  });
}

/** Links to the pages of a list; nothing when there is only one. */
export function Pagination({
  page,
  pageCount,
  toPage,
}: {
  page: number;
  pageCount: number;
  /** the address of a page, made by `href()` */
  toPage: (page: number) => string;
}) {
  if (pageCount <= 1) return null;
  return (
    <nav className="pages" aria-label={m.common_pages()}>
      <ol>
        {page > 1 ? (
          <li>
            <Link to={toPage(page - 1)} rel="prev" aria-label={m.common_page_previous()}>
              <Icon name="chevron-left" size={18} />
            </Link>
          </li>
        ) : null}
        {pageNumbers(page, pageCount).map((number, index) => (
          <li key={number === 0 ? `gap-${index}` : number}>
            {number === 0 ? (
              <span className="gap">…</span>
            ) : number === page ? (
              <span aria-current="page">{number}</span>
            ) : (
              <Link to={toPage(number)} aria-label={m.common_page_number({ page: number })}>
                {number}
              </Link>
            )}
          </li>
        ))}
        {page < pageCount ? (
          <li>
            <Link to={toPage(page + 1)} rel="next" aria-label={m.common_page_next()}>
              <Icon name="chevron-right" size={18} />
            </Link>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
