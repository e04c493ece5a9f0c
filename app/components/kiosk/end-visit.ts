const RETRY_MS = 5_000;

/** Everything a page may have left in this browser. */
async function forgetHere() {
  window.localStorage.clear();
  window.sessionStorage.clear();
  if ("caches" in window) {
    for (const name of await window.caches.keys()) await window.caches.delete(name);
  }
}

async function endOnServer(): Promise<boolean> {
  try {
    const answer = await fetch("/kiosk/visit", { method: "POST", cache: "no-store" });
    return answer.ok;
  } catch {
    // No answer: the caller covers the screen and asks again.
    return false;
  }
}

/**
 * Ends the visit: first on the server, then in this browser, then loads the first page anew in the
 * place of the last one. While the server does not answer it tries again and says so.
 */
export async function endVisit(onUnreachable: () => void): Promise<void> {
  if (await endOnServer()) {
    await forgetHere();
    window.location.replace("/kiosk");
    return;
  }
  onUnreachable();
  window.setTimeout(() => void endVisit(onUnreachable), RETRY_MS);
}
