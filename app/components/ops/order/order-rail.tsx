import { Status } from "~/components/ui/status";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { OrderListPage, OrderRowView } from "~/services/fulfilment/order-row-view";
import { bareYuan } from "../order-table";
import { customsWords, fulfilmentWords, paymentWords, type StatusWords } from "../order-words";
import { Ago } from "../time-words";

/** The one thing to know of an order in a narrow place: what stops it, else where it is. */
function gist(row: OrderRowView): StatusWords {
  if (row.payment !== "paid") return paymentWords(row);
  const isAtCustoms = !["released", "not_applicable"].includes(row.customs);
  return isAtCustoms ? customsWords(row) : fulfilmentWords(row);
}

/** The list an order was opened from, kept at its left. */
export function OrderRail({
  page,
  title,
  toList,
  search,
  currentId,
  now,
}: {
  page: OrderListPage;
  title: string;
  toList: string;
  search: string;
  currentId: string;
  now: Date;
}) {
  return (
    <nav className="ops-rail" aria-label={m.ops_rail_label({ view: title })}>
      <header>
        <Link to={toList} data-escape className="ops-link">
          {title}
        </Link>
        <small>{page.total}</small>
      </header>
      <ul>
        {page.rows.map((row) => {
          const { shape, words } = gist(row);
          return (
            <li key={row.orderId} aria-current={row.orderId === currentId ? "true" : undefined}>
              <Link to={href(`/ops/orders/${row.orderId}`) + search} data-row>
                <b>…{row.orderNo.slice(-8)}</b>
                <span>{bareYuan(row.totalFen)}</span>
                <span className="ops-dim">
                  {row.buyer} <Ago at={row.placedAt} now={now} />
                </span>
                <Status shape={shape}>{words}</Status>
              </Link>
            </li>
          );
        })}
      </ul>
      <footer>
        <kbd>j</kbd> <kbd>k</kbd> {m.ops_keys_next_order()} <kbd>Esc</kbd>{" "}
        {m.ops_keys_back_to_list()}
      </footer>
    </nav>
  );
}
