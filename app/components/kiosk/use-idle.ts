import { useEffect, useRef, useState } from "react";
import { type IdleState, idleState } from "~/domain/kiosk/idle";

const TICK_MS = 250;
/** A phone at work takes longer than a glance (ux.md §1.1: payment shown 180 s). */
const PHONE_BUSY_MS = 180_000;
const TOUCHES = ["pointerdown", "click", "keydown", "wheel"] as const;

const TOUCHED: IdleState = { kind: "active", isGap: false };

export type IdleSettings = { idleSeconds: number; warningSeconds: number };

/** Watches for touches. What is marked `data-no-touch` may be pressed without counting as one. */
export function useIdle(
  { idleSeconds, warningSeconds }: IdleSettings,
  isPhoneBusy: boolean,
  onOver: () => void,
): { state: IdleState; touch: () => void } {
  const touchedAt = useRef(0);
  const over = useRef(onOver);
  over.current = onOver;
  const [state, setState] = useState<IdleState>(TOUCHED);
  const isAsking = useRef(false);
  isAsking.current = state.kind === "asking";
  const touch = useRef(() => {
    touchedAt.current = performance.now();
    setState((before) => (isSame(before, TOUCHED) ? before : TOUCHED));
  });
  const idleMs = Math.max(idleSeconds * 1_000, isPhoneBusy ? PHONE_BUSY_MS : 0);
  useEffect(() => {
    touch.current();
    const onTouch = (event: Event) => {
      if (event.target instanceof Element && event.target.closest("[data-no-touch]")) return;
      // The question stays until the press ends: a finger must not land on what lies below it.
      if (isAsking.current && event.type === "pointerdown") return;
      touch.current();
    };
    for (const kind of TOUCHES) {
      window.addEventListener(kind, onTouch, { capture: true, passive: true });
    }
    return () => {
      for (const kind of TOUCHES) window.removeEventListener(kind, onTouch, { capture: true });
    };
  }, []);
  useEffect(() => {
    const limits = { idleMs, warningMs: warningSeconds * 1_000 };
    let isOver = false;
    const timer = window.setInterval(() => {
      const now = idleState(performance.now() - touchedAt.current, limits);
      setState((before) => (isSame(before, now) ? before : now));
      if (now.kind !== "over" || isOver) return;
      isOver = true;
      over.current();
    }, TICK_MS);
    return () => window.clearInterval(timer);
  }, [idleMs, warningSeconds]);
  return { state, touch: touch.current };
}

function isSame(a: IdleState, b: IdleState): boolean {
  if (a.kind === "active" && b.kind === "active") return a.isGap === b.isGap;
  if (a.kind === "asking" && b.kind === "asking") return a.secondsLeft === b.secondsLeft;
  return a.kind === b.kind;
}
