import { useEffect, useState } from "react";
import { formatTime } from "~/domain/format/day";

const ASK_MS = 10_000;
const PATIENCE_MS = 5_000;

/** Whether the server answers; if not, since when what is shown may be out of date (hour and minute). */
export function useReachable(): { isReachable: boolean; asOf: string } {
  const [state, setState] = useState({ isReachable: true, asOf: "" });
  useEffect(() => {
    let lastAnswer = new Date();
    let isGone = false;
    const settle = (isReachable: boolean) => {
      if (isGone) return;
      if (isReachable) lastAnswer = new Date();
      const asOf = isReachable ? "" : formatTime(lastAnswer);
      setState((before) =>
        before.isReachable === isReachable && before.asOf === asOf ? before : { isReachable, asOf },
      );
    };
    const ask = async () => {
      try {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        settle((await fetch("/kiosk/pulse", { cache: "no-store", signal })).ok);
      } catch {
        settle(false);
      }
    };
    const askNow = () => void ask();
    const timer = window.setInterval(askNow, ASK_MS);
    window.addEventListener("offline", askNow);
    window.addEventListener("online", askNow);
    return () => {
      isGone = true;
      window.clearInterval(timer);
      window.removeEventListener("offline", askNow);
      window.removeEventListener("online", askNow);
    };
  }, []);
  return state;
}
