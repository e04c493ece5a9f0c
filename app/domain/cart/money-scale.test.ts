import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fen } from "../money";
import { moneyScale } from "./money-scale";

const scale = (amount: number, limit = 500_000, tick = 10_000) =>
  moneyScale(fen(limit), fen(amount), fen(tick));

describe("a scale beside a limit", () => {
  it.each([
    [48_400, 500_000, 10_000, 50],
    [500_000, 500_000, 10_000, 50],
    [500_001, 600_000, 10_000, 60],
    [524_600, 600_000, 10_000, 60],
    [900_000, 1_000_000, 50_000, 20],
  ])("for %i fen ends at %i with ticks of %i", (amount, endFen, tickFen, intervals) => {
    expect(scale(amount)).toEqual({ endFen, tickFen, intervals });
  });

  it("takes the year's limit at ¥500 a tick", () => {
    expect(scale(376_040, 2_600_000, 50_000)).toEqual({
      endFen: 2_600_000,
      tickFen: 50_000,
      intervals: 52,
    });
  });

  it("always holds the amount, in whole and countable ticks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
        const { endFen, tickFen, intervals } = scale(amount);
        expect(endFen).toBeGreaterThanOrEqual(amount);
        expect(intervals).toBeLessThanOrEqual(80);
        expect(intervals * tickFen).toBe(endFen);
      }),
      { seed: 20_261_123 },
    );
  });
});
