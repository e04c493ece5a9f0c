import { ProductArt } from "~/components/product/product-art";
import { RegimeBadge } from "~/components/ui/badge";
import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { shanghaiDay } from "~/domain/calendar-day";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { OwnOrderRow, OwnOrders } from "~/services/ordering/list-own-orders.server";
import { headlineText } from "./order-words";

const MOST_PICTURES = 4;

/** The visitor's orders, the newest first. */
export function OrderList({ orders, hasMore }: OwnOrders) {
  if (orders.length === 0) {
    return (
      <EmptyState
        title={m.order_list_empty()}
        act={
          <ButtonLink to={href("/")} size="regular" className="mt-s2">
            {m.checkout_empty_act()}
          </ButtonLink>
        }
      >
        {m.order_list_empty_text()}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="order-list">
        {orders.map((order) => (
          <OrderCard key={order.orderId} order={order} />
        ))}
      </ul>
      <p className="limit-note">{hasMore ? m.order_list_more() : m.order_list_note()}</p>
    </>
  );
}

function OrderCard({ order }: { order: OwnOrderRow }) {
  const { orderId, orderNo, headline, customsRegime, goods, totalFen, unitCount, placedAt } = order;
  return (
    <li className="panel order-card">
      <div className="order-card-head">
        <h2>
          <Link to={href(`/orders/${orderId}`)}>{headlineText(headline)}</Link>
        </h2>
        <RegimeBadge regime={customsRegime} />
      </div>
      <div className="order-card-body">
        {goods.slice(0, MOST_PICTURES).map(({ line, art, name }) => (
          <ProductArt key={line} art={art} crop="row" size={56} alt={name} />
        ))}
        <p>
          {formatYuan(totalFen)}
          <small>{m.checkout_pieces({ count: unitCount })}</small>
        </p>
      </div>
      <p className="order-card-foot">
        <span>{m.order_number({ number: orderNo })}</span>
        <span>{shanghaiDay(placedAt)}</span>
      </p>
    </li>
  );
}
