import { PageHead } from "~/components/ops/page-head";
import { ChangesTable } from "~/components/rules/changes-table";
import rulesStyles from "~/components/rules/rules.css?url";
import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { listChanges } from "~/services/rules/list-changes.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rulesStyles }];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.rules_changes_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const list = await listChanges(ctx);
  if (!list.ok) forbidden();
  const mayEdit = mayActAs(ctx.actor, "customs", "finance");
  return { changes: list.value, mayEdit, now: new Date() };
}

export default function Changes() {
  const { changes, mayEdit, now } = useLoaderData<typeof loader>();
  return (
    <div className="ops-page-full">
      <PageHead
        title={m.rules_changes_title()}
        note={m.rules_changes_note({ count: changes.length })}
        acts={
          mayEdit ? (
            <>
              <ButtonLink to={href("/ops/rules/import")} tone="quiet" size="regular">
                {m.rules_import()}
              </ButtonLink>
              <ButtonLink to={href("/ops/rules/new")} size="regular" icon="plus">
                {m.rules_new()}
              </ButtonLink>
            </>
          ) : null
        }
      />
      {changes.length > 0 ? (
        <ChangesTable changes={changes} now={now} />
      ) : (
        <EmptyState title={m.rules_changes_none()}>{m.rules_changes_none_text()}</EmptyState>
      )}
    </div>
  );
}
