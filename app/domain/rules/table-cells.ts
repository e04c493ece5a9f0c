import { cellFault, isPlainText } from "./cell-fault";
import { parseConsumptionTax, parseDuty, parsePercent } from "./figure-text";

/** Cells of official tables as people and spreadsheets leave them. */

/** Full-width signs become plain ones, runs of spaces one; a dash alone says nothing. */
export function plainCell(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  return /^[-—–－/]+$/.test(plain) ? "" : plain;
}

/** A line's code: "0402.2100", "0402 21 00" and "０４０２２１００" are the same one. */
export const codeOf = (text: string): string => text.normalize("NFKC").replace(/[.\s·_-]/g, "");

/** Eight digits, or ten as customs declarations have them. */
export const isLineCode = (code: string): boolean => /^\d{8}(\d{2})?$/.test(code);

/** Chapters, headings and group titles: no code of a line, and no figure beside it. */
export function isHeading(code: string, figures: readonly string[]): boolean {
  const isTitle = code === "" || /^\d{1,6}$/.test(code) || !/\d{7}/.test(code);
  return isTitle && figures.every((text) => text === "");
}

/** "ex 0303.8990": what stands beside it holds for a part of the line only. */
export const isPartOfLine = (text: string): boolean => /^ex\W?\s*\d/i.test(text.trim());

const READERS = { duty: parseDuty, rateBps: parsePercent, tax: parseConsumptionTax };
export type FigureColumn = keyof typeof READERS;

/** Whether a text says how something is charged in a way that has no form here. */
export function isOtherCharge(column: FigureColumn, text: string): boolean {
  if (text === "" || !isPlainText(text) || READERS[column](text) !== undefined) return false;
  const form = column === "rateBps" ? "percent" : column === "tax" ? "consumptionTax" : "duty";
  return cellFault(form, text) === "not_expressible";
}

/** Two cells that say the same: "8", "8.0" and "8%". */
export function sameDuty(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [parseDuty(a), parseDuty(b)];
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** The largest yearly weight a remark may name, in grams: "20千克/年", "每人每年500克". */
export function capOf(remark: string): number | undefined {
  const [, amount, unit = ""] =
    /(\d+(?:\.\d{1,3})?)\s*(千克|公斤|kg|克|g)(?![a-z])/i.exec(remark) ?? [];
  if (amount === undefined) return undefined;
  const isKilo = /千克|公斤|kg/i.test(unit);
  return Math.round(Number(amount) * (isKilo ? 1_000 : 1));
}
