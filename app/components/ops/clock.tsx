import { useEffect, useState } from "react";
import { shanghaiDay } from "~/domain/calendar-day";
import { formatTime, formatWeekday } from "~/domain/format/day";
import { getLocale } from "~/messages/compiled/runtime";

const TICK_MS = 10_000;

/** 11-23 周一 10:55, Beijing time by the server's clock; it goes on by itself. */
export function Clock({ serverNow }: { serverNow: string }) {
  const [at, setAt] = useState(() => new Date(serverNow));
  useEffect(() => {
    const ahead = new Date(serverNow).getTime() - Date.now();
    const tick = () => setAt(new Date(Date.now() + ahead));
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  const day = shanghaiDay(at);
  return (
    <time className="ops-now" dateTime={at.toISOString()}>
      {day.slice(5)} {formatWeekday(day, getLocale())} {formatTime(at)}
    </time>
  );
}
