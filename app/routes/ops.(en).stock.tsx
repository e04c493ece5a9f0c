import { FilterBar, FilterSelect, FilterText } from "~/components/ops/filter-bar";
import { ListFoot } from "~/components/ops/list-foot";
import { NothingFits } from "~/components/ops/nothing-fits";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { SavedViews } from "~/components/ops/saved-views";
import { StockTable } from "~/components/ops/stock-table";
import { stockFilterName } from "~/components/ops/stock-words";
import { ButtonLink } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, Outlet, useLoaderData, useParams } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { countStock } from "~/services/bonded/count-stock.server";
import { listStock, listStockInput, STOCK_FILTERS } from "~/services/bonded/list-stock.server";
import { listWarehouses } from "~/services/bonded/list-warehouses.server";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_nav_stock() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const query = new URL(args.request.url).searchParams;
  const filter = listStockInput.parse({
    show: query.get("show") ?? undefined,
    warehouseId: query.get("warehouse") || undefined,
    search: query.get("q")?.slice(0, 60) || undefined,
    after: query.get("after") ?? undefined,
  });
  const [page, counts, warehouses] = await Promise.all([
    listStock(ctx, filter),
    countStock(ctx),
    listWarehouses(ctx),
  ]);
  if (!page.ok || !counts.ok || !warehouses.ok) forbidden();
  const { show, warehouseId, search, after } = filter;
  return {
    page: page.value,
    filters: STOCK_FILTERS.map((name) => ({ name, count: counts.value[name] })),
    warehouses: warehouses.value,
    filter: { show, warehouseId, search, after },
  };
}

export default function Stock() {
  const { page, filters, warehouses, filter } = useLoaderData<typeof loader>();
  const { lotId } = useParams();
  const { show, warehouseId: warehouse, search: q, after } = filter;
  const kept = { show: show === "in_stock" ? undefined : show, warehouse, q };
  const to = (change: Record<string, string | undefined>) =>
    href(`/ops/stock${queryOf({ ...kept, ...change })}`);
  return (
    <div className={lotId ? "ops-page-full ops-has-side" : "ops-page-full"}>
      <PageHead
        title={m.ops_nav_stock()}
        note={m.ops_stock_order()}
        acts={
          <ButtonLink to={href("/ops/goods-in")} icon="ship">
            {m.ops_nav_goods_in()}
          </ButtonLink>
        }
      />
      <SavedViews
        current={show}
        views={filters.map(({ name, count }) => ({
          key: name,
          name: stockFilterName(name),
          to: to({ show: name === "in_stock" ? undefined : name }),
          count,
        }))}
      />
      <FilterBar action={href("/ops/stock")} keep={{ show: kept.show }}>
        <FilterSelect
          name="warehouse"
          label={m.ops_warehouse()}
          value={warehouse}
          options={warehouses.map(({ id, name }) => ({ value: id, name }))}
        />
        <FilterText name="q" label={m.ops_stock_search()} value={q} />
      </FilterBar>
      {page.lots.length > 0 ? (
        <StockTable lots={page.lots} search={queryOf({ ...kept, after })} currentId={lotId} />
      ) : (
        <NothingFits
          title={m.ops_stock_none()}
          toAll={warehouse || q ? to({ warehouse: undefined, q: undefined }) : undefined}
        />
      )}
      <ListFoot
        count={m.ops_count_of({ shown: page.lots.length, total: page.total })}
        toFirst={after ? to({}) : undefined}
        toNext={page.next ? to({ after: page.next }) : undefined}
      />
      <Outlet />
    </div>
  );
}
