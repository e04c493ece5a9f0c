import { useEffect } from "react";
import { useRevalidator } from "~/platform/remix";

/** Seconds between looks: often at first, then ever more seldom. */
const PACE = [2, 2, 2, 3, 3, 5, 5, 8, 8, 15] as const;
const SLOWEST = 30;

/**
 * Reads the page's data again while something is still under way and somebody looks at it. `state`
 * names where things stand: when it changes, the looks begin anew, often at first.
 */
export function useLiveRefresh(isPending: boolean, state: string): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isPending || state === "") return;
    let look = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const plan = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      timer = setTimeout(refresh, (PACE[look] ?? SLOWEST) * 1000);
      look += 1;
    };
    const refresh = () => {
      revalidate();
      plan();
    };
    const onVisible = () => {
      if (document.visibilityState === "visible") revalidate();
      plan();
    };
    plan();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [isPending, state, revalidate]);
}
