import { useEffect } from "react";

/**
 * Keeps a page of ours in the browser for steps that find no server. Browsers allow that under https
 * and on localhost; elsewhere their own error page stands there, which asks again by itself too.
 */
export function useFallbackPage() {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    // Refused or not answered: as if the browser did not allow it; the next page tries again.
    navigator.serviceWorker
      .register("/kiosk/worker.js", { scope: "/kiosk" })
      .catch(() => undefined);
  }, []);
}
