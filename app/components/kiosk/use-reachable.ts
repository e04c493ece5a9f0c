import { useCallback, useEffect, useRef, useState } from "react";
import { formatTime } from "~/domain/format/day";

const ASK_MS = 10_000;
const PATIENCE_MS = 5_000;

export type Reachable = {
  isReachable: boolean;
  /** if not: since when what is shown may be out of date (hour and minute) */
  asOf: string;
  /** asks right now, before a step that would leave this document */
  ask: () => Promise<boolean>;
};

async function serverAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch("/kiosk/pulse", { cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

/** Whether the server answers, asked every few seconds. */
export function useReachable(): Reachable {
  const [state, setState] = useState({ isReachable: true, asOf: "" });
  const lastAnswer = useRef<Date>();
  const ask = useCallback(async () => {
    const isReachable = await serverAnswers();
    if (isReachable) lastAnswer.current = new Date();
    const asOf = isReachable ? "" : formatTime(lastAnswer.current ?? new Date());
    setState((before) =>
      before.isReachable === isReachable && before.asOf === asOf ? before : { isReachable, asOf },
    );
    return isReachable;
  }, []);
  useEffect(() => {
    lastAnswer.current = new Date();
    const askNow = () => void ask();
    const timer = window.setInterval(askNow, ASK_MS);
    window.addEventListener("offline", askNow);
    window.addEventListener("online", askNow);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("offline", askNow);
      window.removeEventListener("online", askNow);
    };
  }, [ask]);
  return { ...state, ask };
}
