import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { fen } from "../money";
import { decideReturn, freedByReturn, returnDeadlines } from "./in-time-return";

const days = (appliedOn: string, backOn: string) =>
  decideReturn(
    { releasedOn: "2026-11-01", appliedOn, backOn },
    { applyWithinDays: 30, backWithinDays: 45 },
  );

describe("a return to customs", () => {
  it.each([
    ["2026-11-01", "2026-11-01"],
    ["2026-12-01", "2026-12-16"],
  ])("applied for on %s and back on %s is in time", (applied, back) => {
    expect(days(applied, back)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ["2026-12-02", "2026-12-10"],
    ["2026-11-20", "2026-12-17"],
  ])("applied for on %s and back on %s is late", (applied, back) => {
    expect(days(applied, back)).toEqual({
      ok: false,
      error: { code: "RETURN_TOO_LATE", applyBy: "2026-12-01", backBy: "2026-12-16" },
    });
  });

  it.each([
    ["2026-10-31", "2026-11-05"],
    ["2026-11-05", "2026-11-04"],
  ])("cannot be applied for on %s and back on %s", (applied, back) => {
    expect(days(applied, back)).toEqual({ ok: false, error: { code: "RETURN_DAYS_WRONG" } });
  });
});

it("the clocks of a return run from release as day 0, over the end of February", () => {
  const clocks = { applyWithinDays: 30, backWithinDays: 45 };
  expect(returnDeadlines("2026-01-31", clocks)).toEqual({
    applyBy: "2026-03-02",
    backBy: "2026-03-17",
    taxDueFrom: "2026-03-03",
    taxDueBy: "2026-03-17",
  });
});

describe("what returned pieces free", () => {
  it("is their part of the line's value, half up", () => {
    const line = { dutiableFen: fen(1_001), quantity: 2 };
    expect(freedByReturn(line, 0, 1)).toBe(501);
    expect(freedByReturn(line, 1, 1)).toBe(500);
    expect(freedByReturn(line, 0, 2)).toBe(1_001);
  });

  it("refuses more pieces than there were", () => {
    const line = { dutiableFen: fen(100), quantity: 2 };
    for (const [before, now] of [
      [1, 2],
      [0, 3],
      [-1, 1],
      [1, 0],
      [2, -1],
    ] as const) {
      expect(() => freedByReturn(line, before, now)).toThrow("no more comes back than went");
    }
  });

  it("is the whole value in the end, however the pieces come back (seed 20261125)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 11 }),
        (dutiable, parts) => {
          const line = { dutiableFen: fen(dutiable), quantity: parts.reduce((a, b) => a + b, 0) };
          let before = 0;
          let freed = 0;
          for (const part of parts) {
            const one = freedByReturn(line, before, part);
            expect(one).toBeGreaterThanOrEqual(0);
            freed += one;
            before += part;
          }
          expect(freed).toBe(dutiable);
        },
      ),
      { seed: 20261125, numRuns: propertyRuns() },
    );
  });
});
