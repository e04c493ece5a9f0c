import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { isRouteErrorResponse } from "~/platform/remix";

/** Why a page cannot be shown, in words, with a way on. */
export function PageFault({ error }: { error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, text] =
    status === 404
      ? [m.common_not_found_title(), m.common_not_found_text()]
      : status === 429
        ? [m.common_busy_title(), m.common_busy_text()]
        : [m.common_fault_title(), m.common_fault_text()];
  return (
    <div className="page pt-s6">
      <EmptyState
        title={title}
        act={
          <ButtonLink to={href("/")} size="regular" className="mt-s2">
            {m.shop_to_home()}
          </ButtonLink>
        }
      >
        {text}
      </EmptyState>
    </div>
  );
}
