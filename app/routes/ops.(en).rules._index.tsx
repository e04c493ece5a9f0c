import { FilterBar, FilterSelect, FilterText } from "~/components/ops/filter-bar";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { EndingNotice } from "~/components/rules/ending-notice";
import { KindList } from "~/components/rules/kind-list";
import rulesStyles from "~/components/rules/rules.css?url";
import { type RulesQuery, rulesHref } from "~/components/rules/rules-address";
import { RulesFoot } from "~/components/rules/rules-foot";
import { RulesTable } from "~/components/rules/rules-table";
import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { KIND_WORDS, STATE_WORDS } from "~/messages/rules-words";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { listEndingRules } from "~/services/rules/list-ending-rules.server";
import { listRules, listRulesInput } from "~/services/rules/list-rules.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rulesStyles }];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.rules_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const params = Object.fromEntries(new URL(args.request.url).searchParams);
  const filter = listRulesInput.parse(params);
  const [list, ending] = await Promise.all([listRules(ctx, filter), listEndingRules(ctx)]);
  if (!list.ok || !ending.ok) forbidden();
  const mayEdit = mayActAs(ctx.actor, "customs", "finance");
  return { list: list.value, ending: ending.value, filter, mayEdit };
}

const STATES = ["verified", "unverified", "unknown"] as const;

export default function Rules() {
  const { list, ending, filter, mayEdit } = useLoaderData<typeof loader>();
  const { kind } = list;
  const isFiltered =
    filter.query !== "" || filter.state !== "any" || `${filter.day}${filter.ends}` !== "";
  return (
    <div className="ops-page-full">
      <PageHead
        title={m.rules_title()}
        note={m.rules_note()}
        acts={<Acts kind={kind} mayEdit={mayEdit} />}
      />
      <EndingNotice ending={ending} />
      <div className="rul-split">
        <KindList kinds={list.kinds} current={kind} />
        <div className="rul-list">
          <h2 className="visually-hidden">{KIND_WORDS[kind]()}</h2>
          <FilterBar
            action={href("/ops/rules")}
            keep={{ kind, ends: filter.ends || undefined }}
            note={m.rules_sum({
              ...list.states,
              total: list.kinds.find((one) => one.kind === kind)?.count ?? 0,
            })}
          >
            <FilterText name="query" label={m.rules_search()} value={filter.query || undefined} />
            <FilterSelect
              name="state"
              label={m.rules_filter_state()}
              value={filter.state === "any" ? undefined : filter.state}
              options={STATES.map((value) => ({ value, name: STATE_WORDS[value]() }))}
            />
            <label className="rul-day">
              <span>{m.rules_filter_day()}</span>
              <input
                key={filter.day}
                type="date"
                name="day"
                defaultValue={filter.day}
                onBlur={({ currentTarget }) => {
                  if (currentTarget.value !== filter.day) currentTarget.form?.requestSubmit();
                }}
                className={filter.day ? "input ops-filter ops-filter-on" : "input ops-filter"}
              />
            </label>
            {filter.ends ? <EndsChip filter={filter} /> : null}
          </FilterBar>
          {list.rows.length > 0 ? (
            <RulesTable kind={kind} rows={list.rows} mayEdit={mayEdit} />
          ) : (
            <EmptyState
              title={m.rules_none()}
              act={
                isFiltered ? (
                  <Link to={rulesHref({ kind })} className="link">
                    {m.ops_filters_clear()}
                  </Link>
                ) : null
              }
            >
              {m.rules_none_text()}
            </EmptyState>
          )}
        </div>
      </div>
      <RulesFoot list={list} toPage={(page) => rulesHref({ ...filter, page })} />
    </div>
  );
}

/** The day on which the shown rows end; its link takes the condition away. */
function EndsChip({ filter }: { filter: RulesQuery }) {
  return (
    <Link to={rulesHref({ ...filter, ends: undefined, page: 1 })} className="rul-chip">
      {m.rules_ends_on({ day: filter.ends ?? "" })}
      <Icon name="close" size={14} />
    </Link>
  );
}

function Acts({ kind, mayEdit }: { kind: string; mayEdit: boolean }) {
  const kindQuery = queryOf({ kind });
  return (
    <>
      <ButtonLink
        to={href(`/ops/rules/export.csv${kindQuery}`)}
        tone="quiet"
        size="regular"
        icon="download"
        reload
      >
        {m.rules_export()}
      </ButtonLink>
      {mayEdit ? (
        <>
          <ButtonLink to={href("/ops/rules/import")} tone="quiet" size="regular">
            {m.rules_import()}
          </ButtonLink>
          <ButtonLink to={href(`/ops/rules/new${kindQuery}`)} size="regular" icon="plus">
            {m.rules_new()}
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}
