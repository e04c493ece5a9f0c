import { RegimeBadge } from "~/components/ui/badge";
import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import type { Headline } from "~/domain/order/timeline";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { useLocation } from "~/platform/remix";
import type { OrderView } from "~/services/ordering/order-view";
import { KeepLink } from "./keep-link";
import { CancelOrder, IfThisHappens, PayPanel, Refunds } from "./order-acts";
import { OrderGoods } from "./order-goods";
import { OrderTimeline } from "./order-timeline";
import { headlineNote, headlineText } from "./order-words";
import { QuietHead } from "./quiet-head";
import { useLiveRefresh } from "./use-live-refresh";

/** Nothing more happens to these by itself. */
const SETTLED = new Set<Headline>([
  "expired",
  "cancelled",
  "left_zone",
  "handed_over",
  "collected",
  "refunded",
]);

export type OrderFault = "declared" | "picked" | "ended" | "provider" | "conflict" | "intent";

/** One order: where it stands and who acts, its way, its goods and its money. */
export function OrderPage({
  order,
  keepAddress,
  fault,
}: {
  order: OrderView;
  /** only in the session that placed it */
  keepAddress: string | null;
  fault: OrderFault | undefined;
}) {
  const { headline, stages, payment } = order;
  const { pathname, search } = useLocation();
  // An order that ended unpaid went no way: what it was stands alone.
  const hasProgress =
    Boolean(fault) || order.refunds.length > 0 || payment.state === "awaiting" || stages.length > 0;
  const isOpening = payment.state === "awaiting" && payment.payUrl === null;
  useLiveRefresh(!SETTLED.has(headline), `${headline}${isOpening ? " opening" : ""}`);
  return (
    <div className="page order-page">
      <QuietHead
        title={m.order_title()}
        isHeading={false}
        backTo={href("/orders")}
        backLabel={m.order_back_to_list()}
      />
      <div className="order-headline">
        <div aria-live="polite">
          <h1>{headlineText(headline)}</h1>
          <p>{headlineNote(order)}</p>
        </div>
        <p className="order-facts">
          <RegimeBadge regime={order.customsRegime} form="full" />
          <span>{m.order_number({ number: order.orderNo })}</span>
        </p>
      </div>
      <div className={hasProgress ? "order-columns" : "order-columns order-columns-one"}>
        {hasProgress ? (
          <div>
            {fault ? (
              <Notice tone="warn" isLive>
                {faultText(fault)}
              </Notice>
            ) : null}
            <Refunds refunds={order.refunds} />
            <PayPanel order={order} />
            {stages.length > 0 ? <OrderTimeline order={order} /> : null}
            <noscript>
              <a href={pathname + search} className="link">
                {m.order_refresh()}
              </a>
            </noscript>
          </div>
        ) : null}
        <div>
          <Delivery order={order} />
          <OrderGoods order={order} />
          <IfThisHappens order={order} />
          <CancelOrder order={order} />
          {keepAddress ? <KeepLink address={keepAddress} /> : null}
        </div>
      </div>
    </div>
  );
}

function faultText(fault: OrderFault): string {
  switch (fault) {
    case "declared":
      return m.order_cancel_declared();
    case "picked":
      return m.order_cancel_picked();
    case "ended":
    case "conflict":
      return m.order_fault_conflict();
    case "provider":
      return m.order_fault_provider();
    case "intent":
      return m.order_fault_intent();
  }
}

/** Where it goes and in whose name, masked, and by which waybill. */
function Delivery({ order }: { order: OrderView }) {
  const { recipient, waybill, deliveryMethod, orderer, warehouseName } = order;
  const isPickup = deliveryMethod === "hall_pickup";
  return (
    <section className="panel order-delivery" aria-label={m.checkout_delivery()}>
      <div>
        <Icon name="pin" />
        <p>
          {recipient.name} {recipient.phoneMasked}
          <small>
            {isPickup
              ? m.checkout_head_pickup({ warehouse: warehouseName })
              : `${recipient.regionText}${recipient.detail}`}
          </small>
        </p>
      </div>
      {orderer ? (
        <div>
          <Icon name="user" />
          <p>
            {m.order_orderer({ name: orderer.nameMasked })}
            <small>{orderer.idMasked}</small>
          </p>
        </div>
      ) : null}
      {waybill ? (
        <div>
          <Icon name="truck" />
          <p>
            {m.order_waybill({ number: waybill.waybillNo })}
            <small>{waybill.carrierName ?? m.order_waybill_later()}</small>
          </p>
        </div>
      ) : null}
    </section>
  );
}
