import { PageHead } from "~/components/ops/page-head";
import { CorridorPanel } from "~/components/overseas/corridor-panel";
import registerStyles from "~/components/overseas/register.css?url";
import { type RegisterQuery, registerHref } from "~/components/overseas/register-address";
import { RegisterFilters, RegisterViews } from "~/components/overseas/register-filters";
import { RegisterFoot } from "~/components/overseas/register-foot";
import { RegisterSums } from "~/components/overseas/register-sums";
import { SiteTable } from "~/components/overseas/site-table";
import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { partnerCountries } from "~/services/overseas/country-names.server";
import { listWarehouses } from "~/services/overseas/list-warehouses.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: registerStyles }];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.overseas_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const params = Object.fromEntries(new URL(args.request.url).searchParams);
  const [list, countries] = await Promise.all([listWarehouses(ctx, params), partnerCountries(ctx)]);
  if (!list.ok) forbidden();
  const at = params.at?.slice(0, 10);
  const sketch = params.sketch === "table" ? ("table" as const) : undefined;
  return { list: list.value, countries, at, sketch };
}

export default function Register() {
  const { list, countries, at, sketch } = useLoaderData<typeof loader>();
  const query: RegisterQuery = { ...list.filter, page: list.page, sketch };
  const current =
    list.sketch.find(({ code }) => code === at) ??
    list.sketch.find(({ code }) => code === list.items[0]?.code);
  const isDemo = list.items.some((item) => item.isDemo);
  const exported = registerHref({ ...list.filter, sort: undefined }, "/ops/warehouses/export.csv");
  return (
    <div className="ops-page-full">
      <PageHead
        title={m.overseas_title()}
        note={isDemo ? m.overseas_list_note_sample() : m.overseas_list_note()}
        acts={
          <>
            <ButtonLink to={exported} tone="quiet" size="regular" icon="download" reload>
              {m.overseas_export()}
            </ButtonLink>
            {list.mayWrite ? (
              <>
                <ButtonLink to={href("/ops/warehouses/import")} tone="quiet" size="regular">
                  {m.overseas_import()}
                </ButtonLink>
                <ButtonLink to={href("/ops/warehouses/new")} size="regular" icon="plus">
                  {m.overseas_register()}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <RegisterViews views={list.views} current={list.filter.view} mayWrite={list.mayWrite} />
      <RegisterSums totals={list.totals} target={list.target} />
      <div className="osw-split">
        <div className="osw-list">
          <RegisterFilters query={query} countries={countries} />
          {list.items.length > 0 ? (
            <SiteTable items={list.items} query={query} current={current?.code} />
          ) : (
            <EmptyState
              title={m.overseas_empty()}
              act={
                <Link to={href("/ops/warehouses")} className="link">
                  {m.overseas_clear()}
                </Link>
              }
            >
              {m.overseas_empty_note()}
            </EmptyState>
          )}
        </div>
        <CorridorPanel sites={list.sketch} current={current} query={query} />
      </div>
      <RegisterFoot list={list} query={query} />
    </div>
  );
}
