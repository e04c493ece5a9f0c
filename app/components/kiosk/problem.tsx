import { useEffect } from "react";
import { Button } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { isRouteErrorResponse, useRevalidator, useRouteError } from "~/platform/remix";
import { StillRivers } from "./home";
import { useVisit } from "./visit";

const RETRY_MS = 5_000;

/**
 * A missing page, too many requests, a fault, or a server that does not answer: said plainly, with a
 * way on. What may pass is asked for again until it comes; nobody stands by to reload a screen.
 */
export function Problem() {
  const { go } = useVisit();
  const { title, text, mayPass } = problemOf(useRouteError());
  const again = useAgain(mayPass);
  return (
    <>
      <StillRivers />
      <div className="kiosk-problem">
        <h1>{title}</h1>
        <p role="status">{text}</p>
        {mayPass ? (
          <Button type="button" onClick={again}>
            {m.kiosk_try_again()}
          </Button>
        ) : (
          <Button type="button" onClick={() => go(href("/kiosk/home"))}>
            {m.kiosk_to_goods()}
          </Button>
        )}
      </div>
    </>
  );
}

/** Loads the page anew, by itself every few seconds while `mayPass`. */
function useAgain(mayPass: boolean): () => void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!mayPass) return;
    const timer = window.setInterval(revalidate, RETRY_MS);
    return () => window.clearInterval(timer);
  }, [mayPass, revalidate]);
  return revalidate;
}

function problemOf(error: unknown): { title: string; text: string; mayPass: boolean } {
  if (isRouteErrorResponse(error) && error.status === 404) {
    return { title: m.kiosk_missing(), text: m.kiosk_missing_text(), mayPass: false };
  }
  if (isRouteErrorResponse(error) && error.status === 429) {
    return { title: m.kiosk_too_many(), text: m.kiosk_too_many_text(), mayPass: false };
  }
  // What fetch throws when nobody answers.
  if (error instanceof TypeError) {
    return { title: m.kiosk_unreachable(), text: m.kiosk_unreachable_text(), mayPass: true };
  }
  return { title: m.common_fault_title(), text: m.kiosk_fault_text(), mayPass: true };
}
