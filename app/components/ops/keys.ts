import { useEffect, useRef, useState } from "react";
import { href } from "~/platform/href";
import { useNavigate } from "~/platform/remix";

/** Where `g` and a second key lead; the help lists them. */
export const GO_KEYS = {
  n: "/ops/needs-hand",
  o: "/ops/orders",
  s: "/ops/stock",
  i: "/ops/goods-in",
  w: "/ops/warehouses",
  r: "/ops/rules",
} as const;

const OFF_KEY = "ops-single-keys-off";
const SEQUENCE_MS = 1_500;
/** Hands are slower than this: a key that follows another sooner comes from a scanner. */
const SCANNER_GAP_MS = 30;

/** Whether a key press belongs to a field and is no shortcut. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Moves the focus to the next or previous row's link (`data-row`), from the current row if none. */
function moveRow(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const shown = rows.findIndex((row) => row.closest("[aria-current]") !== null);
  const from = focused >= 0 ? focused : shown;
  const next = rows[from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export type ConsoleKeys = {
  areSingleKeysOff: boolean;
  setSingleKeysOff: (off: boolean) => void;
};

/**
 * The console's shortcuts. Single keys can be switched off (WCAG 2.1.4); the choice stays in this
 * browser. `/` and ⌘K go to the scan box, Escape leaves it or goes back (`data-escape`).
 */
export function useConsoleKeys(options: {
  focusScan: () => void;
  openHelp: () => void;
}): ConsoleKeys {
  const [areSingleKeysOff, setOff] = useState(false);
  const navigate = useNavigate();
  const state = useRef({ ...options, areSingleKeysOff, goAt: 0, keyAt: 0 });
  state.current = { ...state.current, ...options, areSingleKeysOff };
  useEffect(() => setOff(localStorage.getItem(OFF_KEY) === "1"), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = state.current;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return now.focusScan();
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "Escape") {
        if (isTyping(event.target)) return (event.target as HTMLElement).blur();
        // What lies on top stands last: a sheet over an order over its list.
        const back = [...document.querySelectorAll<HTMLAnchorElement>("[data-escape]")].at(-1);
        if (back) navigate(back.pathname + back.search);
        return;
      }
      if (isTyping(event.target) || now.areSingleKeysOff) return;
      const isScanned = event.timeStamp - now.keyAt <= SCANNER_GAP_MS;
      now.keyAt = event.timeStamp;
      if (isScanned) return;
      const isSecond = event.timeStamp - now.goAt < SEQUENCE_MS;
      now.goAt = 0;
      if (isSecond && event.key in GO_KEYS) {
        return navigate(href(GO_KEYS[event.key as keyof typeof GO_KEYS]));
      }
      if (event.key === "g") now.goAt = event.timeStamp;
      else if (event.key === "j") moveRow(1);
      else if (event.key === "k") moveRow(-1);
      else if (event.key === "?") now.openHelp();
      else if (event.key === "/") {
        event.preventDefault();
        now.focusScan();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);

  return {
    areSingleKeysOff,
    setSingleKeysOff: (off) => {
      setOff(off);
      localStorage.setItem(OFF_KEY, off ? "1" : "0");
    },
  };
}
