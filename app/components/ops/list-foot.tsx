import type { ReactNode } from "react";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";

/** Below a list: how many there are, the row keys, the way to the next page and back to the first. */
export function ListFoot({
  count,
  toFirst,
  toNext,
}: {
  count: ReactNode;
  /** address of the first page, when this is a later one */
  toFirst?: string;
  toNext?: string;
}) {
  return (
    <div className="ops-foot">
      <span>{count}</span>
      <span className="ops-keys">
        <kbd>j</kbd> <kbd>k</kbd> {m.ops_keys_move()} <kbd>Enter</kbd> {m.ops_keys_open()}{" "}
        <kbd>?</kbd> {m.ops_keys_all()}
      </span>
      {toFirst || toNext ? (
        <nav aria-label={m.common_pages()}>
          {toFirst ? <Link to={toFirst}>{m.ops_page_first()}</Link> : null}
          {toNext ? (
            <Link to={toNext} rel="next">
              {m.common_page_next()}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
