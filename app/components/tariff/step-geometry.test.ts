import { describe, expect, it } from "vitest";
import type { PathPoint } from "~/domain/tariff/staging";
import { stepPaths, stepSpan, yearLabels } from "./step-geometry";

const point = (year: number, bps: number | null, state: PathPoint["state"]): PathPoint => ({
  year,
  duty: bps === null ? null : { kind: "ad_valorem", bps },
  state,
  isDerived: false,
  row: null,
});

const points = [
  point(2024, 1_500, "verified"),
  point(2025, 1_400, "unverified"),
  point(2026, null, "unknown"),
  point(2027, 0, "unverified"),
];

describe("steps of a rate", () => {
  it("spans all years, and whole fives above the highest rate", () => {
    const span = { from: 2024, to: 2027, topBps: 1_500 };
    expect(stepSpan([{ points }])).toEqual(span);
    expect(stepSpan([{ points: [point(2024, 1_501, "verified")] }])?.topBps).toBe(2_000);
    expect(stepSpan([{ points: [point(2024, 0, "verified")] }])?.topBps).toBe(500);
    expect(stepSpan([{ points: [point(2024, null, "unknown")] }])).toBeUndefined();
  });

  it("draws what was read apart from what was not, and leaves unknown years open", () => {
    expect(stepPaths(points, { from: 2024, to: 2027, topBps: 1_500 })).toEqual({
      verified: "M0 0H1",
      unverified: "M1 0V1H2M3 15H4",
    });
  });

  it("writes both ends, the year asked about, and fifths that stand free", () => {
    const span = { from: 2022, to: 2041, topBps: 500 };
    expect(yearLabels(span, 2026)).toEqual([2022, 2026, 2030, 2035, 2041]);
    expect(yearLabels(span, 2023)).toEqual([2023, 2030, 2035, 2041]);
    expect(yearLabels(span, 2060)).toEqual([2022, 2025, 2030, 2035, 2041]);
  });
});
