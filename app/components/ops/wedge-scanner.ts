import { useEffect, useRef } from "react";

const MIN_LENGTH = 8;
/** A scanner types a character every few ms; hands need about 130. */
const MAX_GAP_MS = 30;

/**
 * Hears a hand scanner (a keyboard that types a code in one burst and ends it with Enter or Tab)
 * wherever the focus is, and hands the code over. A burst that fell into a field is taken out of it
 * again; fields marked `data-scan-here` keep theirs.
 */
export function useWedgeScanner(onScan: (code: string) => void) {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let burst = "";
    let lastAt = 0;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("[data-scan-here]")) return;
      const isInTime = event.timeStamp - lastAt <= MAX_GAP_MS;
      lastAt = event.timeStamp;
      if (
        (event.key === "Enter" || event.key === "Tab") &&
        isInTime &&
        burst.length >= MIN_LENGTH
      ) {
        event.preventDefault();
        event.stopPropagation();
        const code = burst;
        burst = "";
        if (target instanceof HTMLInputElement && target.value.endsWith(code)) {
          target.value = target.value.slice(0, -code.length);
        }
        latest.current(code);
        return;
      }
      if (event.key.length === 1) burst = isInTime ? burst + event.key : event.key;
      else if (event.key !== "Shift") burst = "";
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
