import { describe, expect, it } from "vitest";
import { BEER, COSMETICS, NO_MEASURES as NONE, SPIRITS } from "../../../tests/support/tax";
import { fen } from "../money";
import { appliedConsumptionTax } from "./consumption-tax";
import { type Measures, measureIn, requireMeasure, specificMicroFen } from "./measures";
import { isRate, isSoundDuty, isSoundTax } from "./rates";

const content = (value: number, unit: "ml" | "g" | "piece"): Measures => ({
  ...NONE,
  netContent: { value, unit },
});

describe("measures of a piece", () => {
  it.each<[string, "kg" | "l" | "piece", Measures, number | null]>([
    ["net weight", "kg", { ...content(850, "g"), netWeightGrams: 900 }, 900],
    ["printed grams without a weight", "kg", content(850, "g"), 850],
    ["no weight in millilitres", "kg", content(850, "ml"), null],
    ["volume", "l", { ...content(690, "ml"), volumeMl: 700 }, 700],
    ["printed millilitres without a volume", "l", content(690, "ml"), 690],
    ["no volume in grams", "l", content(690, "g"), null],
    ["a printed count before inner packs", "piece", { ...content(30, "piece"), pieceCount: 3 }, 30],
    ["inner packs without a count", "piece", { ...content(30, "g"), pieceCount: 3 }, 3],
    ["no count", "piece", NONE, null],
  ])("%s", (_case, unit, measures, expected) => {
    expect(measureIn(unit, measures)).toBe(expected);
  });

  it("that were asked for before are there", () => {
    expect(requireMeasure("kg", content(850, "g"))).toBe(850n);
    expect(() => requireMeasure("l", NONE)).toThrow("a line taxed by the l has no such measure");
  });

  it("carry specific rates in millionths of a fen", () => {
    const line = { quantity: 3, measures: { ...content(2, "piece"), netWeightGrams: 500 } };
    expect(specificMicroFen(null, line)).toBe(0n);
    expect(specificMicroFen({ milliFenPerUnit: 7, unit: "kg" }, line)).toBe(10_500n);
    expect(specificMicroFen({ milliFenPerUnit: 7, unit: "piece" }, line)).toBe(42_000n);
  });
});

describe("the applied consumption tax", () => {
  const line = { dutiableFen: fen(1_000), quantity: 1, measures: content(1_000, "ml") };

  it.each([
    [{ kind: "none" }, 0, null],
    [{ kind: "ad_valorem", rateBps: 1_000 }, 1_000, null],
    [{ kind: "specific", milliFenPerUnit: 5, unit: "kg" }, 0, { milliFenPerUnit: 5, unit: "kg" }],
    [SPIRITS, 2_000, { milliFenPerUnit: 91_200, unit: "l" }],
    [BEER, 0, { milliFenPerUnit: 25_300, unit: "l" }],
  ] as const)("of %o", (tax, bps, specific) => {
    expect(appliedConsumptionTax(tax, line, null)).toEqual({ bps, specific });
  });

  it.each([
    ["10.00 a gram", 1_000, 1, content(1, "g"), 1_500],
    ["9.99 a gram", 999, 1, content(1, "g"), 0],
    ["10.00 a millilitre, two jars", 100_000, 2, content(50, "ml"), 1_500],
    ["a fen less", 99_999, 2, content(50, "ml"), 0],
    ["15.00 a sheet", 1_500, 1, content(1, "piece"), 1_500],
    ["14.99 a sheet", 1_499, 1, content(1, "piece"), 0],
  ])("of cosmetics at %s", (_case, dutiable, quantity, measures, bps) => {
    const tax = { kind: "high_end_cosmetics" } as const;
    const goods = { dutiableFen: fen(dutiable), quantity, measures };
    expect(appliedConsumptionTax(tax, goods, COSMETICS)).toEqual({ bps, specific: null });
  });

  it("asks for what was to be refused before", () => {
    const tax = { kind: "high_end_cosmetics" } as const;
    expect(() => appliedConsumptionTax(tax, { ...line, measures: NONE }, COSMETICS)).toThrow(
      "goods under the cosmetics threshold name their content",
    );
    expect(() => appliedConsumptionTax(tax, line, null)).toThrow(
      "goods under the cosmetics threshold come with its rule",
    );
  });
});

describe("sound rates", () => {
  it.each([
    [0, true],
    [9_999, true],
    [10_000, false],
    [-1, false],
    [0.5, false],
  ])("%d basis points", (bps, isSound) => {
    expect(isRate(bps)).toBe(isSound);
    expect(isSoundDuty({ kind: "ad_valorem", bps })).toBe(isSound);
    expect(isSoundTax({ kind: "ad_valorem", rateBps: bps })).toBe(isSound);
    expect(isSoundTax({ kind: "compound", rateBps: bps, milliFenPerUnit: 1, unit: "l" })).toBe(
      isSound,
    );
  });

  it.each([
    [0, true],
    [1, true],
    [-1, false],
    [0.5, false],
    [2 ** 53, false],
  ])("%d thousandths of a fen", (milliFenPerUnit, isSound) => {
    expect(isSoundTax({ kind: "specific", milliFenPerUnit, unit: "l" })).toBe(isSound);
    expect(isSoundDuty({ kind: "specific", milliFenPerUnit, unit: "l" })).toBe(isSound);
    for (const figure of [
      "thresholdMilliFenPerLitre",
      "milliFenPerLitreFrom",
      "milliFenPerLitreBelow",
    ]) {
      expect(isSoundTax({ ...BEER, [figure]: milliFenPerUnit } as typeof BEER)).toBe(isSound);
    }
  });

  it("goods without consumption tax have a sound one", () => {
    expect(isSoundTax({ kind: "none" })).toBe(true);
    expect(isSoundTax({ kind: "high_end_cosmetics" })).toBe(true);
  });
});
