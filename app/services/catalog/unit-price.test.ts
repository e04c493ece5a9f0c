import { describe, expect, it } from "vitest";
import { fen } from "~/domain/money";
import { unitPriceOf } from "./unit-price";

describe("unitPriceOf", () => {
  it.each([
    [13_965, { value: 900, unit: "g" }, { fen: 1552, perValue: 100, perUnit: "g" }],
    [9_710, { value: 1_000, unit: "g" }, { fen: 971, perValue: 100, perUnit: "g" }],
    [5_800, { value: 12_000, unit: "ml" }, { fen: 483, perValue: 1_000, perUnit: "ml" }],
    [9_900, { value: 50, unit: "ml" }, { fen: 19_800, perValue: 100, perUnit: "ml" }],
    [3_000, { value: 64, unit: "piece" }, { fen: 47, perValue: 1, perUnit: "piece" }],
    [1, { value: 200, unit: "g" }, { fen: 1, perValue: 100, perUnit: "g" }],
  ] as const)("%d for %o", (pay, content, expected) => {
    expect(unitPriceOf(fen(pay), content)).toEqual(expected);
  });
  it("says nothing of single pieces and unknown contents", () => {
    expect(unitPriceOf(fen(9_900), { value: 1, unit: "piece" })).toBeUndefined();
    expect(unitPriceOf(fen(9_900), null)).toBeUndefined();
  });
});
