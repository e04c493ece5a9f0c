import { FilterBar, FilterSelect, FilterText } from "~/components/ops/filter-bar";
import { ListFoot } from "~/components/ops/list-foot";
import { NothingFits } from "~/components/ops/nothing-fits";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { SavedViews } from "~/components/ops/saved-views";
import { ProofTable } from "~/components/tariff/proof-table";
import { ButtonLink } from "~/components/ui/button";
import { PROOF_DIRECTIONS } from "~/domain/origin/proof-terms";
import { m } from "~/messages/compiled/messages";
import { DIRECTION_WORDS } from "~/messages/proof-words";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { mayActAs } from "~/services/identity/may-act-as";
import {
  listOriginProofs,
  listOriginProofsInput,
  type ProofView,
} from "~/services/trade/list-origin-proofs.server";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.proof_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const query = new URL(args.request.url).searchParams;
  const filter = listOriginProofsInput.parse({
    show: query.get("show") ?? undefined,
    direction: query.get("direction") ?? undefined,
    search: query.get("q") ?? undefined,
    after: query.get("after") ?? undefined,
  });
  const list = await listOriginProofs(ctx, filter);
  if (!list.ok) forbidden();
  return { list: list.value, filter, mayRecord: mayActAs(ctx.actor, "customs") };
}

const VIEWS: readonly [ProofView, () => string][] = [
  ["valid", m.proof_view_valid],
  ["ending", m.proof_view_ending],
  ["expired", m.proof_view_expired],
  ["void", m.proof_view_void],
  ["all", m.proof_view_all],
];

export default function OriginProofs() {
  const { list, filter, mayRecord } = useLoaderData<typeof loader>();
  const { show, direction, search, after } = filter;
  const kept = {
    show: show === "valid" ? undefined : show,
    direction: direction || undefined,
    q: search || undefined,
  };
  const to = (change: Record<string, string | undefined>) =>
    href(`/ops/origin-proofs${queryOf({ ...kept, ...change })}`);
  return (
    <div className="ops-page-full">
      <PageHead
        title={m.proof_title()}
        note={m.proof_note()}
        acts={
          mayRecord ? (
            <ButtonLink to={href("/ops/origin-proofs/new")} icon="plus">
              {m.proof_new()}
            </ButtonLink>
          ) : null
        }
      />
      <SavedViews
        current={show}
        views={VIEWS.map(([key, name]) => ({
          key,
          name: name(),
          to: to({ show: key === "valid" ? undefined : key }),
          count: list.counts[key],
        }))}
      />
      <FilterBar action={href("/ops/origin-proofs")} keep={{ show: kept.show }}>
        <FilterSelect
          name="direction"
          label={m.proof_direction()}
          value={kept.direction}
          options={PROOF_DIRECTIONS.map((value) => ({ value, name: DIRECTION_WORDS[value]() }))}
        />
        <FilterText name="q" label={m.proof_search()} value={kept.q} />
      </FilterBar>
      {list.rows.length > 0 ? (
        <ProofTable rows={list.rows} />
      ) : (
        <NothingFits
          title={m.proof_none()}
          toAll={direction || search ? to({ direction: undefined, q: undefined }) : undefined}
        />
      )}
      <ListFoot
        count={m.proof_count({ shown: list.rows.length, total: list.total })}
        toFirst={after ? to({}) : undefined}
        toNext={list.next ? to({ after: list.next }) : undefined}
      />
    </div>
  );
}
