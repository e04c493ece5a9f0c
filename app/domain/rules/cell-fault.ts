import type { ColumnForm } from "./rule-columns";

/** Why a cell's text cannot be taken, where more can be said than that it is not readable. */
export type CellFault =
  | "malformed"
  /** a rate of 100 % and more: in a table that is a shifted column, not a rate */
  | "rate_too_high"
  | "below_zero"
  /** an amount of money without the kilogram, litre or piece it is charged by */
  | "without_unit"
  /** seven or nine digits: a spreadsheet took the zero at the beginning for nothing */
  | "zero_lost"
  /** a way of charging that has no form here: by the square metre, sliding, the higher of two */
  | "not_expressible";

const CODES: ReadonlySet<ColumnForm> = new Set(["hs8", "hs10", "hs8or10"]);
const RATES: ReadonlySet<ColumnForm> = new Set(["percent", "points", "duty", "consumptionTax"]);
const FIGURES: ReadonlySet<ColumnForm> = new Set([
  ...RATES,
  "yuan",
  "grams",
  "someGrams",
  "kilograms",
  "days",
]);

/** The fault of a text that its column's form did not read. */
export function cellFault(form: ColumnForm, text: string): CellFault {
  if (CODES.has(form) && /^[1-9]\d{6}(\d{2})?$/.test(text)) return "zero_lost";
  if (FIGURES.has(form) && /^[-−－]\s*\d/.test(text)) return "below_zero";
  if (!RATES.has(form) || !isPlainText(text)) return "malformed";
  if (/^\d{3,}(?:\.\d+)?\s*[%％]?(?:$|\s*[+＋])/.test(text)) return "rate_too_high";
  if (/\d\s*(?:元|yuan)\s*$/.test(text)) return "without_unit";
  // A number with nothing beside it is a slip of the pen, not another way of charging.
  const isOther = (form === "duty" || form === "consumptionTax") && !/^[\d.,\s%％]*$/.test(text);
  return isOther ? "not_expressible" : "malformed";
}

/**
 * Texts that PostgreSQL can keep and a screen shows as they are: no control characters, no halves of a
 * pair, nothing that turns the direction of what follows.
 */
export const isPlainText = (text: string): boolean =>
  !/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u.test(text.replace(/[\t\r\n]/g, ""));
