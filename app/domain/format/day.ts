import { type CalendarDay, shanghaiDay } from "../calendar-day";
import { NBSP } from "./quantity";

export type FormatLocale = "zh-CN" | "en";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS: Record<FormatLocale, string[]> = {
  "zh-CN": "日一二三四五六".split("").map((day) => `周${day}`),
  en: "Sun Mon Tue Wed Thu Fri Sat".split(" "),
};

/** 11月26日（周四）, Thu 26 Nov: a day near today, said aloud. */
export function formatNearDay(day: CalendarDay, locale: FormatLocale): string {
  const [, month = 1, date = 1] = day.split("-").map(Number);
  const weekday = formatWeekday(day, locale);
  return locale === "zh-CN"
    ? `${month}月${date}日（${weekday}）`
    : `${weekday} ${date}${NBSP}${MONTHS[month - 1]}`;
}

/** 周四, Thu */
export function formatWeekday(day: CalendarDay, locale: FormatLocale): string {
  return WEEKDAYS[locale][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** 11-18: a day of this season in narrow places. */
export function formatShortDay(day: CalendarDay): string {
  return day.slice(5);
}

/** 2026-06: a month on a scale. */
export function formatMonth(day: CalendarDay): string {
  return day.slice(0, 7);
}

/** 10:44, 10:43:40 in Beijing time, whatever the machine's own zone. */
export function formatTime(at: Date, precision: "minute" | "second" = "minute"): string {
  const text = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return text.slice(11, precision === "second" ? 19 : 16);
}

/** 2026-11-23 10:44 in Beijing time. */
export function formatInstant(at: Date): string {
  return `${shanghaiDay(at)} ${formatTime(at)}`;
}
