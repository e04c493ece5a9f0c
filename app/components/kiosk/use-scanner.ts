import { useEffect, useRef } from "react";
import { createScanRecogniser } from "~/domain/kiosk/scan-recogniser";

type Field = HTMLInputElement;

/**
 * Hears the hand scanner on every page and in every field: a capture listener, before anything else
 * gets the key. A field that caught the digits gets its own text back.
 */
export function useScanner(onScan: (code: string) => void) {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const hear = createScanRecogniser();
    let caught: { field: Field; text: string } | undefined;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const heard = hear(event.key, event.timeStamp);
      if (heard.kind === "key") {
        if (heard.isBurstStart) {
          caught =
            target instanceof HTMLInputElement ? { field: target, text: target.value } : undefined;
        }
        return;
      }
      // The end key would press a button or leave the field.
      event.preventDefault();
      event.stopPropagation();
      if (caught?.field.isConnected) restore(caught.field, caught.text);
      if (heard.kind === "scan") latest.current(heard.code);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

/** As if a hand had done it, so that whoever controls the field sees it too. */
function restore(field: Field, text: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
