import { assertNever, invariant } from "../invariant";
import type { Fen } from "../money";
import type { DutyUnit } from "../tariff/duty";
import { type Measures, requireMeasure, type SpecificRate } from "./measures";

/** How goods are subject to consumption tax. Rates in basis points and thousandths of a fen. */
export type ConsumptionTax =
  | { kind: "none" }
  | { kind: "ad_valorem"; rateBps: number }
  | { kind: "specific"; milliFenPerUnit: number; unit: DutyUnit }
  /** spirits: 20 % and 0.912 yuan a litre */
  | { kind: "compound"; rateBps: number; milliFenPerUnit: number; unit: DutyUnit }
  /** one of two rates a litre; from the threshold on, in dutiable value a litre, the higher one */
  | {
      kind: "beer";
      thresholdMilliFenPerLitre: number;
      milliFenPerLitreFrom: number;
      milliFenPerLitreBelow: number;
    }
  | { kind: "high_end_cosmetics" };

/** High-end cosmetics are taxed only from these prices on (财关税〔2016〕48号); values are rule rows. */
export type HighEndCosmeticsRule = {
  rateBps: number;
  fenPerMlOrGram: number;
  /** a sheet of a mask */
  fenPerPiece: number;
};

/** The rate a line is subject to: a share of its value, an amount by quantity, both or neither. */
export type AppliedRate = { bps: number; specific: SpecificRate | null };

type ValuedLine = { dutiableFen: Fen; quantity: number; measures: Measures };

/**
 * The consumption tax rate of a line of this dutiable value. Whether the line has the measures it
 * needs was asked before (`missingMeasure`).
 */
export function appliedConsumptionTax(
  tax: ConsumptionTax,
  line: ValuedLine,
  cosmetics: HighEndCosmeticsRule | null,
): AppliedRate {
  switch (tax.kind) {
    case "none":
      return { bps: 0, specific: null };
    case "ad_valorem":
      return { bps: tax.rateBps, specific: null };
    case "specific":
      return { bps: 0, specific: specificOf(tax) };
    case "compound":
      return { bps: tax.rateBps, specific: specificOf(tax) };
    case "beer":
      return { bps: 0, specific: { milliFenPerUnit: beerRate(tax, line), unit: "l" } };
    case "high_end_cosmetics":
      invariant(cosmetics, "goods under the cosmetics threshold come with its rule");
      return { bps: isHighEnd(line, cosmetics) ? cosmetics.rateBps : 0, specific: null };
    default:
      return assertNever(tax);
  }
}

const specificOf = ({ milliFenPerUnit, unit }: SpecificRate): SpecificRate => ({
  milliFenPerUnit,
  unit,
});

function beerRate(tax: Extract<ConsumptionTax, { kind: "beer" }>, line: ValuedLine): number {
  const millilitres = requireMeasure("l", line.measures) * BigInt(line.quantity);
  // fen ÷ litres ≥ milli-fen a litre, without the division.
  const isAbove =
    BigInt(line.dutiableFen) * 1_000_000n >= BigInt(tax.thresholdMilliFenPerLitre) * millilitres;
  return isAbove ? tax.milliFenPerLitreFrom : tax.milliFenPerLitreBelow;
}

function isHighEnd(line: ValuedLine, cosmetics: HighEndCosmeticsRule): boolean {
  const content = line.measures.netContent;
  invariant(content, "goods under the cosmetics threshold name their content");
  const perUnit = content.unit === "piece" ? cosmetics.fenPerPiece : cosmetics.fenPerMlOrGram;
  const threshold = BigInt(perUnit) * BigInt(content.value) * BigInt(line.quantity);
  return BigInt(line.dutiableFen) >= threshold;
}
