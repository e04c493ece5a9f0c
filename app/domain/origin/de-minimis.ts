import { type Rational, rational } from "../tax/rational";
import type { MadeGood, Material } from "./good";
import { reaches } from "./regional-value";

/** By what a failed change of classification was forgiven (Article 3.7). */
export type DeMinimis = { by: "value" | "weight"; share: Rational };

const TOLERATED_BPS = 1_000;

const isWithin = (share: Rational) =>
  reaches(rational(share.denominator - share.numerator, share.denominator), 10_000 - TOLERATED_BPS);

/** The share of some of the weight; undefined when a weight is not known. */
function weightShare(good: MadeGood, failing: readonly Material[]): Rational | undefined {
  let grams = 0;
  for (const { weightGrams } of failing) {
    if (weightGrams === undefined) return undefined;
    grams += weightGrams;
  }
  return good.weightGrams === undefined ? undefined : rational(grams, good.weightGrams);
}

/**
 * Materials that make no change are forgiven up to 10 % of the FOB value; textiles (chapters 50–63)
 * also up to 10 % of the weight. Undefined = they are too much. Chapters 98 and 99 are national.
 */
export function deMinimis(good: MadeGood, failing: readonly Material[]): DeMinimis | undefined {
  const chapter = Number(good.hs.slice(0, 2));
  const value = failing.reduce((total, { valueCents }) => total + BigInt(valueCents), 0n);
  const byValue = rational(value, good.fobCents);
  if (chapter <= 97 && isWithin(byValue)) return { by: "value", share: byValue };
  if (chapter < 50 || chapter > 63) return undefined;
  const byWeight = weightShare(good, failing);
  return byWeight && isWithin(byWeight) ? { by: "weight", share: byWeight } : undefined;
}
