import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { QuietHead } from "./quiet-head";

/** Instead of an order that does not exist for this visitor. */
export function OrderMissing() {
  return (
    <div className="page order-page">
      <QuietHead
        title={m.order_title()}
        isHeading={false}
        backTo={href("/orders")}
        backLabel={m.order_back_to_list()}
      />
      <EmptyState
        title={m.order_missing_title()}
        act={
          <ButtonLink to={href("/orders")} size="regular" className="mt-s2">
            {m.order_list()}
          </ButtonLink>
        }
      >
        {m.order_missing_text()}
      </EmptyState>
    </div>
  );
}
