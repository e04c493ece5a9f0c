import { createContext, useContext, useEffect, useRef } from "react";

/** Takes a scanned code, or leaves it (false) to the scan box, which finds what it names. */
type ScanTarget = (code: string) => boolean;

export const ScanTargetContext = createContext<{ current: ScanTarget | null }>({ current: null });

/** While this page is shown, scans come to it first. */
export function useScanTarget(take: ScanTarget) {
  const holder = useContext(ScanTargetContext);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const target: ScanTarget = (code) => latest.current(code);
    holder.current = target;
    return () => {
      if (holder.current === target) holder.current = null;
    };
  }, [holder]);
}
