import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { isRouteErrorResponse, Link, useRouteError } from "~/platform/remix";

/** What an answer that is no page says. */
export function problemWords(status: number): { title: string; text: string } {
  switch (status) {
    case 403:
      return { title: m.ops_forbidden_title(), text: m.ops_forbidden_text() };
    case 404:
      return { title: m.ops_missing_title(), text: m.ops_missing_text() };
    case 429:
      return { title: m.ops_too_many_title(), text: m.ops_too_many_text() };
    default:
      return { title: m.common_fault_title(), text: m.common_fault_text() };
  }
}

/** What went wrong with a console page, and where to go on. */
export function ProblemPage() {
  const error = useRouteError();
  const { title, text } = problemWords(isRouteErrorResponse(error) ? error.status : 500);
  return (
    <div className="max-w-[560px] pt-s5">
      <h1 className="pb-s3 text-t5">{title}</h1>
      <Notice
        tone="warn"
        act={
          <Link to={href("/ops/orders")} className="link">
            {m.ops_back_to_orders()}
          </Link>
        }
      >
        {text}
      </Notice>
    </div>
  );
}
