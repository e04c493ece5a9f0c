import { FilterBar, FilterSelect, FilterText } from "~/components/ops/filter-bar";
import { ListFoot } from "~/components/ops/list-foot";
import { NeedsHandStrip } from "~/components/ops/needs-hand-strip";
import { NothingFits } from "~/components/ops/nothing-fits";
import { OrderTable } from "~/components/ops/order-table";
import { orderViewName } from "~/components/ops/order-words";
import { OwnViewAct, useOwnViews } from "~/components/ops/own-views";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { SavedViews } from "~/components/ops/saved-views";
import { clockWords } from "~/components/ops/time-words";
import { regimeName } from "~/components/ui/badge";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { listWarehouses } from "~/services/bonded/list-warehouses.server";
import { listOrders, orderFilterOf } from "~/services/fulfilment/list-orders.server";
import { ORDER_VIEWS } from "~/services/fulfilment/order-views";
import { countConsoleWork } from "~/services/reporting/count-console-work.server";
import { listNeedsHand } from "~/services/reporting/list-needs-hand.server";
import { NEEDS_HAND_KINDS } from "~/services/reporting/needs-hand-view";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_nav_orders() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const filter = orderFilterOf(new URL(args.request.url).searchParams);
  const [page, counts, warehouses, hand] = await Promise.all([
    listOrders(ctx, filter),
    countConsoleWork(ctx),
    listWarehouses(ctx),
    listNeedsHand(ctx),
  ]);
  if (!page.ok || !counts.ok || !warehouses.ok || !hand.ok) forbidden();
  return {
    page: page.value,
    counts: counts.value.orders,
    views: ORDER_VIEWS,
    hand: NEEDS_HAND_KINDS.map((kind) => ({ kind, count: hand.value.counts[kind] })),
    handSince: hand.value.oldestSince,
    warehouses: warehouses.value,
    filter,
    now: new Date(),
  };
}

export default function Orders() {
  const { page, counts, views, hand, handSince, warehouses, filter, now } =
    useLoaderData<typeof loader>();
  const { view, regime, warehouseId: warehouse, search: q, after } = filter;
  const kept = { view: view === "today" ? undefined : view, regime, warehouse, q };
  const to = (change: Record<string, string | undefined>) =>
    href(`/ops/orders${queryOf({ ...kept, ...change })}`);
  const { targetMinutes } = page;
  const own = useOwnViews();
  const query = queryOf(kept);
  const shown = own.views.find((one) => one.query === query);
  return (
    <div className="ops-page-full">
      <PageHead
        title={m.ops_nav_orders()}
        note={m.ops_orders_note({ view: orderViewName(view), count: page.total })}
      />
      <SavedViews
        current={shown ? `own ${shown.name}` : view}
        views={[
          ...views.map((name) => ({
            key: name,
            name: orderViewName(name),
            to: to({ view: name === "today" ? undefined : name }),
            count: counts[name],
          })),
          ...own.views.map((one) => ({
            key: `own ${one.name}`,
            name: one.name,
            to: href(`/ops/orders${one.query}`),
          })),
        ]}
        act={regime || warehouse || q ? <OwnViewAct query={query} shown={shown} own={own} /> : null}
      />
      <NeedsHandStrip counts={hand} oldestSince={handSince} now={now} />
      <FilterBar
        action={href("/ops/orders")}
        keep={{ view: kept.view }}
        note={
          targetMinutes === null ? null : m.ops_time_note({ target: clockWords(targetMinutes) })
        }
      >
        <FilterSelect
          name="regime"
          label={m.ops_regime()}
          value={regime}
          options={[
            { value: "1210", name: regimeName("1210", "short") },
            { value: "0110", name: regimeName("0110", "short") },
          ]}
        />
        <FilterSelect
          name="warehouse"
          label={m.ops_warehouse()}
          value={warehouse}
          options={warehouses.map(({ id, name }) => ({ value: id, name }))}
        />
        <FilterText name="q" label={m.ops_orders_search()} value={q} />
      </FilterBar>
      {page.rows.length > 0 ? (
        <OrderTable
          rows={page.rows}
          search={queryOf({ ...kept, after })}
          now={now}
          targetMinutes={targetMinutes}
        />
      ) : (
        <NothingFits
          title={m.ops_orders_none()}
          toAll={
            regime || warehouse || q
              ? to({ regime: undefined, warehouse: undefined, q: undefined })
              : undefined
          }
        />
      )}
      <ListFoot
        count={m.ops_count_of({ shown: page.rows.length, total: page.total })}
        toFirst={after ? to({}) : undefined}
        toNext={page.next ? to({ after: page.next }) : undefined}
      />
    </div>
  );
}
