import { useEffect, useLayoutEffect, useState } from "react";

export const TEXT_SIZES = ["100", "125", "150"] as const;
export type Display = {
  text: (typeof TEXT_SIZES)[number];
  isNight: boolean;
  /** every control below 1,200 mm */
  isLow: boolean;
};

const PLAIN: Display = { text: "100", isNight: false, isLow: false };
/** Lives as long as the visit: ending it clears the store. */
const STORE = "kiosk-display";

function stored(): Display {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(STORE) ?? "{}") as Partial<Display>;
    return {
      text: TEXT_SIZES.find((size) => size === kept.text) ?? PLAIN.text,
      isNight: kept.isNight === true,
      isLow: kept.isLow === true,
    };
  } catch {
    return PLAIN;
  }
}

const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** Text size, contrast and reach as this visitor set them. */
export function useDisplay(): [Display, (change: Partial<Display>) => void] {
  const [display, setDisplay] = useState(PLAIN);
  useBeforePaint(() => setDisplay(stored()), []);
  useBeforePaint(() => {
    const { dataset } = document.documentElement;
    dataset.text = display.text;
    dataset.contrast = display.isNight ? "night" : "day";
    dataset.reach = display.isLow ? "low" : "full";
  }, [display]);
  const change = (by: Partial<Display>) => {
    const after = { ...display, ...by };
    window.sessionStorage.setItem(STORE, JSON.stringify(after));
    setDisplay(after);
  };
  return [display, change];
}
