import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { minus, over, plus, rate, rational, roundHalfUp, times } from "./rational";

describe("exact fractions", () => {
  it.each([
    [1, 2, 1n],
    [3, 2, 2n],
    [149, 100, 1n],
    [-1, 2, 0n],
    [-3, 2, -1n],
    [-151, 100, -2n],
    [0, 7, 0n],
  ])("%d/%d rounds half up to %s", (top, bottom, expected) => {
    expect(roundHalfUp(rational(top, bottom))).toBe(expected);
  });

  it("subtract and ask for a positive denominator", () => {
    expect(minus(rational(1, 2), rational(1, 3))).toEqual({ numerator: 1n, denominator: 6n });
    for (const wrong of [0, -1]) {
      expect(() => rational(1, wrong)).toThrow("a denominator is positive");
    }
  });

  it("keep thirds exact", () => {
    const third = over(rate(10_000), rational(3));
    expect(roundHalfUp(times(plus(third, plus(third, third)), rational(1_000)))).toBe(1_000n);
  });

  it("rounding moves by at most one half (seed 20261123)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (top, bottom) => {
          const twiceOff = 2 * (Number(roundHalfUp(rational(top, bottom))) * bottom - top);
          expect(twiceOff > -bottom && twiceOff <= bottom).toBe(true);
        },
      ),
      { seed: 20261123, numRuns: propertyRuns() },
    );
  });
});
