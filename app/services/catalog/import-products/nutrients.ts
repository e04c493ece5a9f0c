import type { ImportedNutrient } from "~db/schema";
import type { RowIssue } from "./draft";

/** A nutrient's column and how many of our units (mg, kJ) one of the file's is. */
export type NutrientColumn = {
  nutrient: ImportedNutrient;
  column: string;
  factor: number;
};

export type Nutrients = Partial<Record<ImportedNutrient, number>>;

/** The most that 100 g can hold: pure fat has 3,700 kJ, pure salt 39.4 g of sodium and no calcium. */
const MOST: Record<ImportedNutrient, number> = {
  energyKj: 3_900,
  proteinMg: 100_000,
  fatMg: 100_000,
  saturatedFatMg: 100_000,
  carbohydrateMg: 100_000,
  sugarsMg: 100_000,
  fibreMg: 100_000,
  saltMg: 100_000,
  sodiumMg: 40_000,
  calciumMg: 40_000,
};

/** Part and whole: the part may exceed the whole by what rounding explains. */
const PARTS: readonly [part: ImportedNutrient, whole: ImportedNutrient][] = [
  ["saturatedFatMg", "fatMg"],
  ["sugarsMg", "carbohydrateMg"],
];
const ROUNDING_MG = 500;

/** Values per serving scaled to 100 g sum to a little more than 100 g; more than this is wrong. */
const MOST_TOGETHER_MG = 105_000;
const TOGETHER = ["fatMg", "carbohydrateMg", "proteinMg"] as const;

/**
 * Reads a row's nutrients. A value that cannot be is reported and left out; where two contradict each
 * other and either may be wrong, both are. Blank means unknown, never zero. Units: mg, kJ.
 */
export function readNutrients(
  read: (column: string) => string,
  columns: readonly NutrientColumn[],
): { nutrients: Nutrients; issues: RowIssue[] } {
  const issues: RowIssue[] = [];
  const nutrients: Nutrients = {};
  const textOf = new Map<ImportedNutrient, { column: string; value: string }>();
  const drop = (nutrient: ImportedNutrient, reason: RowIssue["reason"]) => {
    const { column, value } = textOf.get(nutrient) ?? { column: nutrient, value: "" };
    issues.push({ field: column, reason, effect: "field_left_out", value });
    delete nutrients[nutrient];
  };
  for (const { nutrient, column, factor } of columns) {
    const value = read(column).trim();
    if (value === "" || nutrients[nutrient] !== undefined) continue;
    textOf.set(nutrient, { column, value });
    const number = readNumber(value);
    if (number === undefined) {
      drop(nutrient, "not_a_number");
      continue;
    }
    nutrients[nutrient] = Math.round(number * factor);
    if (number < 0 || number * factor > MOST[nutrient]) drop(nutrient, "impossible");
  }
  for (const [part, whole] of PARTS) {
    if ((nutrients[part] ?? 0) > (nutrients[whole] ?? Number.POSITIVE_INFINITY) + ROUNDING_MG) {
      drop(part, "contradicts");
    }
  }
  if (saltContradictsSodium(nutrients)) {
    drop("saltMg", "contradicts");
    drop("sodiumMg", "contradicts");
  }
  const together = TOGETHER.reduce((sum, nutrient) => sum + (nutrients[nutrient] ?? 0), 0);
  if (together > MOST_TOGETHER_MG) {
    for (const nutrient of [...TOGETHER, "saturatedFatMg", "sugarsMg"] as const) {
      if (nutrients[nutrient] !== undefined) drop(nutrient, "contradicts");
    }
  }
  return { nutrients, issues };
}

/** Salt is 2.54 times its sodium; files round to 2.5 and to one decimal. */
function saltContradictsSodium({ saltMg, sodiumMg }: Nutrients): boolean {
  if (saltMg === undefined || sodiumMg === undefined) return false;
  return Math.abs(saltMg - sodiumMg * 2.54) > 100 + saltMg / 10;
}

/** A plain or scientific decimal; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  if (!/^-?\d{1,9}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?$/.test(text)) return undefined;
  return Number(text);
}
