import type { NetContentUnit } from "../catalog/terms";
import { invariant } from "../invariant";
import type { DutyUnit } from "../tariff/duty";

/** Content of one saleable piece. */
export type NetContent = { value: number; unit: NetContentUnit };

/** What one saleable piece weighs and holds; null = not recorded, which only some taxes mind. */
export type Measures = {
  netContent: NetContent | null;
  netWeightGrams: number | null;
  volumeMl: number | null;
  /** inner packs: 6 cans in a tray */
  pieceCount: number | null;
};

/** An amount of money for each kilogram, litre or piece, in thousandths of a fen. */
export type SpecificRate = { milliFenPerUnit: number; unit: DutyUnit };

export type MeasureRefusal =
  /** a specific rate asks for a weight, volume or count that this line does not have */
  | { code: "QUANTITY_UNIT_MISSING"; unit: DutyUnit }
  /** the cosmetics threshold is per ml, gram or sheet, and this line names no content */
  | { code: "NET_CONTENT_UNKNOWN" };

/**
 * One saleable piece in grams, millilitres or pieces, as customs counts them: printed content serves
 * where no weight or volume is recorded, and goes before inner packs where it is a count.
 */
export function measureIn(unit: DutyUnit, measures: Measures): number | null {
  const { netContent, netWeightGrams, volumeMl, pieceCount } = measures;
  const content = (of: NetContentUnit) => (netContent?.unit === of ? netContent.value : null);
  switch (unit) {
    case "kg":
      return netWeightGrams ?? content("g");
    case "l":
      return volumeMl ?? content("ml");
    case "piece":
      return content("piece") ?? pieceCount;
  }
}

/** As `measureIn`, where a missing measure was refused before (`missingMeasure`). */
export function requireMeasure(unit: DutyUnit, measures: Measures): bigint {
  const measure = measureIn(unit, measures);
  invariant(measure !== null, `a line taxed by the ${unit} has no such measure`);
  return BigInt(measure);
}

/** A specific rate on so many pieces, in millionths of a fen; 0 without a rate. Exact. */
export function specificMicroFen(
  rate: SpecificRate | null,
  line: { quantity: number; measures: Measures },
): bigint {
  if (rate === null) return 0n;
  // A thousandth of a fen on a thousandth of a litre or kilogram is a millionth of a fen.
  const thousandths = rate.unit === "piece" ? 1_000n : 1n;
  const measure = requireMeasure(rate.unit, line.measures) * BigInt(line.quantity);
  return BigInt(rate.milliFenPerUnit) * measure * thousandths;
}
