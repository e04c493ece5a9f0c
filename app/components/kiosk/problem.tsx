import { Button } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { isRouteErrorResponse, useRouteError } from "~/platform/remix";
import { useVisit } from "./visit";

/** A missing page, too many requests, a fault, or a server that does not answer: said plainly, with a way on. */
export function Problem() {
  const error = useRouteError();
  const { go } = useVisit();
  const { title, text } = wordsOf(error);
  return (
    <div className="kiosk-problem">
      <h1>{title}</h1>
      <p>{text}</p>
      <Button type="button" onClick={() => go(href("/kiosk/home"))}>
        {m.kiosk_to_goods()}
      </Button>
    </div>
  );
}

function wordsOf(error: unknown): { title: string; text: string } {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return { title: m.kiosk_missing(), text: m.kiosk_missing_text() };
    if (error.status === 429) return { title: m.kiosk_too_many(), text: m.kiosk_too_many_text() };
  }
  // What fetch throws when nobody answers.
  if (error instanceof TypeError) {
    return { title: m.kiosk_unreachable(), text: m.kiosk_unreachable_text() };
  }
  return { title: m.common_fault_title(), text: m.common_fault_text() };
}
