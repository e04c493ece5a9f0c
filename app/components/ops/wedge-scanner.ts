import { useEffect, useRef } from "react";
import { createScanRecogniser } from "~/domain/kiosk/scan-recogniser";

/**
 * Hears a hand scanner (a keyboard that types a code in one burst and ends it with Enter or Tab)
 * wherever the focus is, and hands the code over. A burst that fell into a field is taken out of it
 * again; fields marked `data-scan-here` keep theirs. Equal pieces are scanned one after the other, so
 * no repeat is swallowed.
 */
export function useWedgeScanner(onScan: (code: string) => void) {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const hear = createScanRecogniser(0);
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("[data-scan-here]")) return;
      const heard = hear(event.key, event.timeStamp);
      if (heard.kind !== "scan") return;
      event.preventDefault();
      event.stopPropagation();
      if (target instanceof HTMLInputElement && target.value.endsWith(heard.code)) {
        target.value = target.value.slice(0, -heard.code.length);
      }
      latest.current(heard.code);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
