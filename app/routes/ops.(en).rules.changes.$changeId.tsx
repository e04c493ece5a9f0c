import { OpsPanel } from "~/components/ops/ops-panel";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { SavedViews } from "~/components/ops/saved-views";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { ChangeActs } from "~/components/rules/change-acts";
import { ChangeEffects } from "~/components/rules/change-effects";
import { ChangeFacts } from "~/components/rules/change-facts";
import { ChangeRows } from "~/components/rules/change-rows";
import { advanceRefusalWords } from "~/components/rules/refusal-words";
import rulesStyles from "~/components/rules/rules.css?url";
import { ChangeMark } from "~/components/rules/state-mark";
import { Notice } from "~/components/ui/notice";
import { Pagination } from "~/components/ui/pagination";
import { parseId } from "~/domain/ids";
import { CHANGE_COMMANDS } from "~/domain/rules/decide-change";
import { m } from "~/messages/compiled/messages";
import { DONE_WORDS } from "~/messages/rules-words";
import { href } from "~/platform/href";
import { forbidden, notFound } from "~/platform/http-errors.server";
import { Link, type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { advanceChange, advanceChangeInput } from "~/services/rules/advance-change.server";
import { getChange, getChangeInput } from "~/services/rules/get-change.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dossierStyles },
  { rel: "stylesheet", href: rulesStyles },
];

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: m.ops_title({ page: view?.change.title ?? m.rules_changes_title() }) },
];

const changeIdOf = (id: string | undefined) => parseId("rch", id ?? "") ?? notFound();
const TABS = ["changed", "new", "same", "ended"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const changeId = changeIdOf(args.params.changeId);
  const query = new URL(args.request.url).searchParams;
  const asked = {
    show: TABS.find((tab) => tab === query.get("show")),
    page: query.get("page") ?? undefined,
  };
  const found = await getChange(ctx, { changeId, ...asked });
  if (!found.ok) return found.error.code === "FORBIDDEN" ? forbidden() : notFound();
  const { page } = getChangeInput.parse({ changeId, ...asked });
  const said = query.get("done");
  const done = [...CHANGE_COMMANDS, "entered" as const].find((command) => command === said);
  return { change: found.value, page, done };
}

/** One step of a change; the page then says what was done, or why not. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const changeId = changeIdOf(args.params.changeId);
  const form = Object.fromEntries(await args.request.formData());
  const input = advanceChangeInput.safeParse({ ...form, changeId });
  if (!input.success) return data({ refusal: null }, { status: 400 });
  const result = await advanceChange(ctx, { ...input.data, changeId });
  if (result.ok) {
    return redirect(href(`/ops/rules/changes/${changeId}?done=${input.data.command}`));
  }
  const { error } = result;
  if (error.code === "FORBIDDEN") return forbidden();
  if (error.code === "CHANGE_NOT_FOUND") return notFound();
  return data({ refusal: error }, { status: 409 });
}

export default function Change() {
  const { change, page, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = change.effects !== null;
  return (
    <div className="osw-dossier rul-change">
      <Link to={href("/ops/rules/changes")} className="ops-link osw-back" data-escape>
        {m.rules_changes_back()}
      </Link>
      <PageHead title={change.title} note={<ChangeMark status={change.status} />} />
      {answer ? (
        <Notice tone="danger" title={m.rules_refused_title()} isLive>
          {answer.refusal ? advanceRefusalWords(answer.refusal) : m.rules_refusal_input()}
        </Notice>
      ) : done ? (
        <Notice tone="ok" isLive>
          {DONE_WORDS[done]()}
        </Notice>
      ) : null}
      <div className="osw-dossier-grid">
        <aside className="osw-dossier-now">
          <OpsPanel title={m.rules_acts()} isPadded>
            <ChangeActs change={change} />
          </OpsPanel>
          <OpsPanel title={m.rules_change()} isPadded>
            <ChangeFacts change={change} />
          </OpsPanel>
        </aside>
        <div className="osw-dossier-main">
          {change.effects ? (
            <ChangeEffects effects={change.effects} prevailing={change.prevailing} />
          ) : null}
          <OpsPanel
            title={isOpen ? m.rules_compared() : m.rules_as_entered()}
            className="rul-compared"
          >
            {isOpen ? <Tabs change={change} /> : null}
            <Rows change={change} page={page} />
          </OpsPanel>
        </div>
      </div>
    </div>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>["change"];

const TAB_WORDS = {
  changed: m.rules_tab_changed,
  new: m.rules_tab_new,
  same: m.rules_tab_same,
  ended: m.rules_tab_ended,
};

const tabHref = (change: View, show: (typeof TABS)[number], page?: number) =>
  href(
    `/ops/rules/changes/${change.id}${queryOf({
      show,
      page: page && page > 1 ? String(page) : undefined,
    })}`,
  );

function Tabs({ change }: { change: View }) {
  return (
    <SavedViews
      current={change.show}
      views={TABS.map((tab) => ({
        key: tab,
        name: TAB_WORDS[tab](),
        to: tabHref(change, tab),
        count: change.counts[tab],
      }))}
    />
  );
}

function Rows({ change, page }: { change: View; page: number }) {
  if (change.rows.length === 0) {
    return <p className="osw-import-note ops-dim">{m.rules_compared_none()}</p>;
  }
  return (
    <>
      <ChangeRows rows={change.rows} caption={m.rules_compared()} />
      <Pagination
        page={page}
        pageCount={change.pageCount}
        toPage={(number) => tabHref(change, change.show, number)}
      />
    </>
  );
}
