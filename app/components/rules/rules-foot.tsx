import { Pagination } from "~/components/ui/pagination";
import { m } from "~/messages/compiled/messages";

/** Which rows are shown, the row keys, and the other pages. */
export function RulesFoot({
  list,
  toPage,
}: {
  list: {
    page: number;
    pageCount: number;
    pageSize: number;
    total: number;
    rows: readonly unknown[];
  };
  toPage: (page: number) => string;
}) {
  const { page, pageCount, pageSize, total, rows } = list;
  const from = (page - 1) * pageSize + 1;
  return (
    <div className="ops-foot">
      <span>
        {rows.length > 0
          ? m.rules_range({ from, to: from + rows.length - 1, total })
          : m.rules_no_rows()}
      </span>
      <span className="ops-keys">
        <kbd>j</kbd> <kbd>k</kbd> {m.ops_keys_move()} <kbd>Enter</kbd> {m.ops_keys_open()}
      </span>
      <Pagination page={page} pageCount={pageCount} toPage={toPage} />
    </div>
  );
}
