import type { NetContentUnit } from "../catalog/terms";

/** Between a number and its unit, so that they never part at a line's end. */
export const NBSP = "\u00a0";

const THOUSANDS: Record<NetContentUnit, string | undefined> = {
  g: "kg",
  ml: "L",
  piece: undefined,
};
const UNITS: Record<NetContentUnit, string> = { g: "g", ml: "mL", piece: "" };

/** Three decimals at most, written without a float: 1500 thousandths → "1.5". */
function thousandths(value: number): string {
  const digits = String(value).padStart(4, "0");
  const decimals = digits.slice(-3).replace(/0+$/, "");
  return `${digits.slice(0, -3)}${decimals === "" ? "" : `.${decimals}`}`;
}

/** "900 g", "1.5 kg", "750 mL", "1 L"; pieces are a bare number that the caller words. */
export function formatContent(value: number, unit: NetContentUnit): string {
  const large = THOUSANDS[unit];
  if (large !== undefined && value >= 1000) return `${thousandths(value)}${NBSP}${large}`;
  return UNITS[unit] === "" ? String(value) : `${value}${NBSP}${UNITS[unit]}`;
}

/** Grams as a parcel's weight: "2.75 kg", below a kilogram "640 g". */
export function formatWeight(grams: number): string {
  return formatContent(grams, "g");
}

/** "18,402" */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Keeps 罐装, 袋装 and the like whole at a line's end: a word joiner stands inside. */
export function unbrokenPack(words: string): string {
  return words.replace(/([\u4e00-\u9fff])装(?![\u4e00-\u9fff])/g, "$1\u2060装");
}
