import { invariant } from "../invariant";

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** yyyyMMddHHmmssSSS in Asia/Shanghai, the time of receipts. */
export function time17(at: Date): string {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return local.replace(/[-:TZ.]/g, "");
}

/** yyyyMMddHHmmss in Asia/Shanghai, the time of documents. */
export function time14(at: Date): string {
  return time17(at).slice(0, 14);
}

/** yyyyMMdd in Asia/Shanghai. */
export function date8(at: Date): string {
  return time17(at).slice(0, 8);
}

/** Reads yyyyMMddHHmmss, with or without milliseconds; undefined when no such instant exists. */
export function readTime(text: string): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, ms = "000"] = parts;
  const utc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  if (Number.isNaN(utc)) return undefined;
  const at = new Date(utc - SHANGHAI_OFFSET_MS);
  // Date.parse lets 30 February roll over into March.
  return time17(at).startsWith(text) ? at : undefined;
}

/** The same instant some calendar months earlier (a month's missing days count as its last day). */
export function monthsBefore(at: Date, months: number): Date {
  invariant(Number.isSafeInteger(months) && months >= 0, "whole months");
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() - months);
  const lastDay = new Date(
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0),
  ).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return new Date(local.getTime() - SHANGHAI_OFFSET_MS);
}
