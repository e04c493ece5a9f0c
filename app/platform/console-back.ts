/**
 * The console page to return to after signing in: a path below /ops on this host, never the login
 * page itself. Anything else (another host, another face, a trick with slashes) is undefined.
 */
export function consoleBack(back: string | null): string | undefined {
  // Browsers read "\" as "/" and drop control characters, so such texts are no paths of ours.
  if (back === null || !/^\/ops(?:[/?#]|$)[^\\\p{Cc}]*$/u.test(back)) return undefined;
  const base = "http://console.invalid";
  if (!URL.canParse(back, base)) return undefined;
  const { origin, pathname, search } = new URL(back, base);
  if (origin !== base || !/^\/ops(?:\/|$)/.test(pathname)) return undefined;
  if (/^\/ops(?:\/en)?\/(?:login|sign-out)(?:\/|$)/.test(pathname)) return undefined;
  return pathname + search;
}
