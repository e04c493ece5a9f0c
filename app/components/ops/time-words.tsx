import { shanghaiDay } from "~/domain/calendar-day";
import { formatInstant, formatShortDay, formatTime } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";

const MINUTE_MS = 60_000;

/** "12 分前", "3 小时前", then the day; the exact time shows on pointing and is read to screen readers. */
export function Ago({ at, now }: { at: Date; now: Date }) {
  const minutes = Math.floor((now.getTime() - at.getTime()) / MINUTE_MS);
  const words =
    minutes < 1
      ? m.ops_just_now()
      : minutes < 60
        ? m.ops_minutes_ago({ minutes })
        : minutes < 24 * 60
          ? m.ops_hours_ago({ hours: Math.floor(minutes / 60) })
          : `${formatShortDay(shanghaiDay(at))} ${formatTime(at)}`;
  return (
    <time dateTime={at.toISOString()} title={formatInstant(at)}>
      {words}
    </time>
  );
}

/** 0:34, 8:25: hours and minutes. */
export function clockWords(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Below half in time, from four fifths on it presses, beyond the target it is late. */
export function pressure(minutes: number, targetMinutes: number): "wu" | "warn" | "danger" {
  if (minutes >= targetMinutes) return "danger";
  return minutes * 5 >= targetMinutes * 4 ? "warn" : "wu";
}

/** Time from payment to the gate on a scale to the target, marks at 50 % and 80 %. */
export function HandOverGauge({
  minutes,
  targetMinutes,
}: {
  minutes: number | null;
  targetMinutes: number | null;
}) {
  if (minutes === null) return <span className="ops-dim">{m.ops_none()}</span>;
  if (targetMinutes === null) return clockWords(minutes);
  const tone = pressure(minutes, targetMinutes);
  const width = Math.max(1, Math.min(61, Math.round((minutes / targetMinutes) * 61)));
  return (
    <span className="ops-mini-life">
      <svg className="mini ops-mini-time" width="61" height="10" aria-hidden="true">
        <path d="M.5 6V1M15.5 6V4M30.5 6V2M45.5 6V4M48.5 6V2M60.5 6V1" />
        <rect y="6" width="61" height="4" />
        <rect className={tone === "wu" ? "used" : `used-${tone}`} y="6" width={width} height="4" />
      </svg>
      <span className={`ops-clock ops-clock-${tone}`}>{clockWords(minutes)}</span>
    </span>
  );
}
