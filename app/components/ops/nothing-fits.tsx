import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { m } from "~/messages/compiled/messages";

/** An empty list: by its filters, which can be cleared, or because nothing waits in this view. */
export function NothingFits({ title, toAll }: { title: string; toAll: string | undefined }) {
  if (toAll === undefined) return <EmptyState title={title}>{m.ops_nothing_waits()}</EmptyState>;
  return (
    <EmptyState
      title={title}
      act={
        <ButtonLink to={toAll} tone="quiet" size="small">
          {m.ops_filters_clear()}
        </ButtonLink>
      }
    >
      {m.ops_nothing_fits()}
    </EmptyState>
  );
}
