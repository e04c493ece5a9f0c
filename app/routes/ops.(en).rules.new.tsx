import { useEffect, useRef } from "react";
import { FilterBar } from "~/components/ops/filter-bar";
import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { validityWords } from "~/components/rules/figure-words";
import { RowForm } from "~/components/rules/row-form";
import rulesStyles from "~/components/rules/rules.css?url";
import { rulesHref } from "~/components/rules/rules-address";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { RULE_KINDS } from "~/domain/dated-fact";
import { RULE_COLUMNS, SHARED_COLUMNS } from "~/domain/rules/rule-columns";
import { m } from "~/messages/compiled/messages";
import { columnName, KIND_WORDS, PROBLEM_WORDS } from "~/messages/rules-words";
import { href } from "~/platform/href";
import { badRequest, forbidden } from "~/platform/http-errors.server";
import {
  Form,
  Link,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { enterChange, enterChangeInput } from "~/services/rules/enter-change.server";
import { getRuleForm } from "~/services/rules/get-rule-form.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dossierStyles },
  { rel: "stylesheet", href: rulesStyles },
];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.rules_new() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const params = Object.fromEntries(new URL(args.request.url).searchParams);
  const form = await getRuleForm(ctx, params);
  return form.ok ? form.value : forbidden();
}

/** Keeps the row as a draft; a refusal sends back what was typed with each field's fault. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const form = await args.request.formData();
  const kind = RULE_KINDS.find((known) => known === form.get("kind")) ?? badRequest();
  const names = [...RULE_COLUMNS[kind].map(({ key }) => key), ...SHARED_COLUMNS];
  const cells = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  const input = enterChangeInput.safeParse({ kind, cells });
  if (!input.success) return badRequest();
  const result = await enterChange(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/rules/changes/${result.value.changeId}?done=entered`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return data({ problems: result.error.problems, cells, kind }, { status: 422 });
}

export default function EnterRow() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSaving = useNavigation().state === "submitting";
  const { kind, from, warehouses } = loaded;
  const refused = answer?.kind === kind ? answer : undefined;
  return (
    <div className="osw-page">
      <Link to={rulesHref({ kind })} className="ops-link osw-back" data-escape>
        {m.rules_back()}
      </Link>
      <PageHead title={m.rules_new_title({ kind: KIND_WORDS[kind]() })} note={m.rules_new_note()} />
      {from ? (
        <p className="ops-dim">
          {m.rules_new_from({
            key: from.rowKey,
            validity: validityWords({ validFrom: from.validFrom, validTo: from.validTo ?? "" }),
          })}
        </p>
      ) : (
        <KindChoice kind={kind} />
      )}
      <Form method="post" className="grid gap-4 pt-3" noValidate>
        {refused ? <Refused problems={refused.problems} /> : null}
        <input type="hidden" name="kind" value={kind} />
        <RowForm
          key={`${kind} ${from?.id} ${JSON.stringify(refused?.cells)}`}
          kind={kind}
          texts={refused?.cells ?? loaded.texts}
          problems={refused?.problems ?? []}
          warehouses={warehouses}
        />
        <div className="osw-save">
          <Button size="regular" isPending={isSaving} pendingLabel={m.rules_saving()}>
            {m.rules_new_save()}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** Another kind is another form: the choice is part of the address. */
function KindChoice({ kind }: { kind: (typeof RULE_KINDS)[number] }) {
  return (
    <FilterBar action={href("/ops/rules/new")}>
      <label className="rul-day">
        <span>{m.rules_new_kind()}</span>
        <select key={kind} name="kind" defaultValue={kind} className="input ops-filter">
          {RULE_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_WORDS[one]()}
            </option>
          ))}
        </select>
      </label>
    </FilterBar>
  );
}

type Refusal = Extract<ReturnType<typeof useActionData<typeof action>>, object>;

/** Takes the focus, because the button that was pressed stands far below. */
function Refused({ problems }: Pick<Refusal, "problems">) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is told anew
  useEffect(() => box.current?.focus(), [problems]);
  return (
    <div ref={box} tabIndex={-1} className="osw-notice">
      <Notice tone="danger" title={m.rules_problems_title({ count: problems.length })} isLive>
        {problems
          .map(({ column, reason }) =>
            m.rules_problem_of({ column: columnName(column), problem: PROBLEM_WORDS[reason]() }),
          )
          .join(m.rules_list_mark())}
      </Notice>
    </div>
  );
}
