import type { ReactNode } from "react";
import type { WarehouseActName } from "~/domain/order/next-act";
import { href } from "~/platform/href";
import type { DeclarationView } from "~/services/customs/get-declaration.server";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";
import type { OrderListPage } from "~/services/fulfilment/order-row-view";
import type { OrderView } from "~/services/fulfilment/order-views";
import { customsWords, orderViewName } from "../order-words";
import { queryOf } from "../query";
import { ParcelScan } from "./act-panel";
import { AllowancePanel } from "./allowance-panel";
import { ComparisonTable } from "./comparison-table";
import { GoodsPanel } from "./goods-panel";
import { LotsPanel } from "./lots-panel";
import { MessageTable } from "./message-table";
import { OrderHead } from "./order-head";
import { OrderRail } from "./order-rail";
import { PickCheck } from "./pick-check";
import { ProgressPanel } from "./progress-panel";
import { RejectionBanner } from "./rejection-banner";
import { AuditPanel, HandOverPanel, MoneyPanel } from "./side-panels";

export type OrderPageView = {
  order: ConsoleOrderView;
  declaration: DeclarationView | null;
  page: OrderListPage;
  filter: {
    view: OrderView;
    regime?: string | undefined;
    warehouseId?: string | undefined;
    search?: string | undefined;
    after?: string | undefined;
  };
  /** the next act, when the reader may do it */
  act: WarehouseActName | undefined;
  mayMend: boolean;
  /** an order that counts in its buyer's year, before somebody who may look at it */
  maySeeAllowance: boolean;
  now: Date;
};

/** The list's query as its addresses carry it. */
export function listQuery({ view, regime, warehouseId, search, after }: OrderPageView["filter"]) {
  return queryOf({
    view: view === "today" ? undefined : view,
    regime,
    warehouse: warehouseId,
    q: search,
    after,
  });
}

/** One order whole: its list at the left, what must be done on top, its way at the right. */
export function OrderPage({ view, children }: { view: OrderPageView; children: ReactNode }) {
  const { order, declaration, page, filter, act, mayMend, maySeeAllowance, now } = view;
  const { row } = order;
  const search = listQuery(filter);
  const own = href(`/ops/orders/${row.orderId}`);
  const toMessage = (ref: string) => `${own}/messages/${encodeURIComponent(ref)}${search}`;
  return (
    <div className="ops-order">
      <OrderRail
        page={page}
        title={orderViewName(filter.view)}
        toList={href("/ops/orders") + search}
        search={search}
        currentId={row.orderId}
        now={now}
      />
      <div className="ops-order-main">
        <OrderHead row={row} act={act} />
        <div className="ops-order-told">
          {declaration ? (
            <RejectionBanner
              declaration={declaration}
              mayMend={mayMend}
              toRepair={`${own}/repair${search}`}
            />
          ) : null}
          {children}
        </div>
        <div className="ops-order-grid">
          <div className="ops-order-left">
            {act ? (
              <div className="ops-order-now">
                {act === "pick" ? (
                  <PickCheck key={row.orderId} order={order} />
                ) : (
                  <ParcelScan row={row} act={act} />
                )}
              </div>
            ) : null}
            {declaration ? (
              <ComparisonTable declaration={declaration} listWords={customsWords(row).words} />
            ) : (
              <GoodsPanel order={order} />
            )}
            <div className={declaration ? "ops-order-two" : undefined}>
              {declaration ? (
                <MessageTable declaration={declaration} toMessage={toMessage} />
              ) : null}
              <LotsPanel order={order} />
            </div>
          </div>
          <div className="ops-order-aside">
            <ProgressPanel order={order} declaration={declaration} />
            <HandOverPanel order={order} />
            <MoneyPanel order={order} />
            {maySeeAllowance ? <AllowancePanel action={`${own}/allowance${search}`} /> : null}
            <AuditPanel order={order} />
          </div>
        </div>
      </div>
    </div>
  );
}
