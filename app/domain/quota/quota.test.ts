import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { fen } from "../money";
import { capRefusals, fitYear, treatmentOf, unitCountOf } from "./quota";

const single = (dutiable: number, unitCount: number, fullLevyPieces = 1) =>
  treatmentOf({ dutiableFen: fen(dutiable), unitCount, limitFen: fen(500_000), fullLevyPieces });
const year = (dutiable: number, used: number) =>
  fitYear({ dutiableFen: fen(dutiable), usedFen: fen(used), limitFen: fen(2_600_000) });

describe("single-order limit", () => {
  it("vector 11: exactly at the limit is within", () => {
    expect(single(500_000, 1)).toEqual({ ok: true, value: "reduced" });
    expect(year(500_000, 0)).toMatchObject({ ok: true, value: { usedAfterFen: 500_000 } });
  });
  it("vectors 12 and 18: two units above it are refused", () => {
    const refused = { ok: false, error: { code: "SINGLE_LIMIT", limitFen: 500_000 } };
    expect(single(500_001, 2)).toMatchObject(refused);
    expect(single(500_500, 2)).toMatchObject(refused);
  });
  it("counts pieces, not lines", () => {
    expect(unitCountOf([{ quantity: 2 }, { quantity: 3 }])).toBe(5);
  });

  it("vectors 13 and 14: exactly one unit above it pays in full", () => {
    expect(single(680_000, 1)).toEqual({ ok: true, value: "full" });
    expect(single(500_001, 1)).toEqual({ ok: true, value: "full" });
  });

  it("allows as many as the full-levy rule says, and none when it says none", () => {
    expect(single(500_001, 2, 2)).toEqual({ ok: true, value: "full" });
    expect(single(500_001, 3, 2)).toMatchObject({ error: { code: "SINGLE_LIMIT" } });
    expect(single(500_001, 1, 0)).toMatchObject({ error: { code: "SINGLE_LIMIT" } });
    expect(single(500_000, 9, 0)).toEqual({ ok: true, value: "reduced" });
  });
});

describe("yearly allowance", () => {
  it("vector 15: fills it to the fen", () => {
    expect(year(350_000, 2_250_000)).toEqual({
      ok: true,
      value: { usedAfterFen: 2_600_000, leftAfterFen: 0 },
    });
  });
  it("vector 16: refuses one fen more and says what is left", () => {
    expect(year(350_001, 2_250_000)).toEqual({
      ok: false,
      error: { code: "ANNUAL_LIMIT", limitFen: 2_600_000, usedFen: 2_250_000, leftFen: 350_000 },
    });
  });
  it("vector 17: a full levy is no way around it", () => {
    expect(single(600_000, 1)).toEqual({ ok: true, value: "full" });
    expect(year(600_000, 2_050_000)).toMatchObject({ ok: false, error: { code: "ANNUAL_LIMIT" } });
  });
  it("never lets a year go above its limit (seed 20261123)", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 40 }), (orders) => {
        let used = 0;
        for (const dutiable of orders) {
          const fits = year(dutiable, used);
          expect(fits.ok).toBe(used + dutiable <= 2_600_000);
          if (fits.ok) used = fits.value.usedAfterFen;
        }
      }),
      { seed: 20261123, numRuns: propertyRuns() },
    );
  });
});

describe("yearly weight caps", () => {
  const rice = { group: "long_grain_rice", capGrams: 20_000 };
  const grams = (weight: number) => [{ cap: rice, grams: weight }];
  it("vector 30: rice up to 20 kg a year", () => {
    expect(capRefusals(grams(5_000), () => 15_000)).toEqual([]);
    expect(capRefusals(grams(6_000), () => 15_000)).toEqual([
      {
        code: "CAP",
        group: "long_grain_rice",
        capGrams: 20_000,
        usedGrams: 15_000,
        orderGrams: 6_000,
      },
    ]);
  });
  it("of two rows of one group that differ, the lower cap holds", () => {
    const stricter = { group: "long_grain_rice", capGrams: 10_000 };
    for (const caps of [
      [rice, stricter],
      [stricter, rice],
    ]) {
      const lines = caps.map((cap) => ({ cap, grams: 6_000 }));
      expect(capRefusals(lines, () => 0)).toMatchObject([{ capGrams: 10_000, orderGrams: 12_000 }]);
    }
  });
  it("sums two lines of one group and leaves others alone", () => {
    const lines = [...grams(3_000), ...grams(3_000), { cap: null, grams: 99_000 }];
    expect(capRefusals(lines, () => 15_000)).toMatchObject([{ orderGrams: 6_000 }]);
    expect(capRefusals(lines, (group) => (group === "sugar" ? 99_000 : 0))).toEqual([]);
  });
  it("names every group that is over", () => {
    const sugar = { group: "sugar", capGrams: 2_000 };
    const lines = [...grams(21_000), { cap: sugar, grams: 2_001 }];
    expect(capRefusals(lines, () => 0).map(({ group }) => group)).toEqual([
      "long_grain_rice",
      "sugar",
    ]);
  });
});
