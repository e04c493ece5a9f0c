import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { minus, rational } from "../tax/rational";
import type { MadeGood, Material } from "./good";
import { buildDown, buildUp, reaches, regionalValue, shareText } from "./regional-value";

const material = (valueCents: number, deductionCents?: number): Material => ({
  hs: "390110",
  origin: { kind: "unknown" },
  valueCents,
  deductionCents,
});
const good = (materials: Material[], more: Partial<MadeGood> = {}): MadeGood => ({
  hs: "850760",
  madeIn: "TH",
  fobCents: 100_000,
  isWhollyObtained: false,
  isChemicallyReacted: false,
  operations: ["making"],
  materials,
  ...more,
});
const costs = { labourCents: 1, overheadCents: 20, profitCents: 300, otherCents: 4_000 };

describe("regional value", () => {
  it("takes freight, insurance and packing off foreign materials", () => {
    const foreign = [material(60_001, 1), material(100, 100)];
    expect(buildDown(good(foreign), foreign)).toEqual(rational(40_000, 100_000));
  });

  it("builds up from the Parties' own materials and all costs", () => {
    const [own, foreign] = [material(30_000), material(50_000)];
    const made = good([own, foreign], { addedCosts: costs });
    expect(buildUp(made, [foreign])).toEqual(rational(34_321, 100_000));
    expect(buildUp(good([own]), [])).toBeUndefined();
  });

  it("takes the formula that gives more, the simpler one when both give the same", () => {
    const foreign = [material(95_000)];
    const of = (more: Partial<MadeGood>) => regionalValue(good(foreign, more), foreign);
    expect(of({})).toEqual({
      method: "build_down",
      share: rational(5_000, 100_000),
      isEnough: false,
    });
    expect(of({ addedCosts: costs }).method).toBe("build_down");
    expect(of({ addedCosts: { ...costs, otherCents: 4_679 } }).method).toBe("build_down");
    expect(of({ addedCosts: { ...costs, otherCents: 4_680 } })).toMatchObject({
      method: "build_up",
      share: rational(5_001, 100_000),
    });
    expect(of({ addedCosts: { ...costs, otherCents: 39_679 } }).isEnough).toBe(true);
  });

  it("is exact where floating point is not", () => {
    const fobCents = Number.MAX_SAFE_INTEGER;
    const share = rational(BigInt(fobCents) * 4n - 1n, BigInt(fobCents) * 10n);
    expect(reaches(share, 4_000)).toBe(false);
    expect(reaches(rational(4, 10), 4_000)).toBe(true);
  });

  it.each([
    [rational(39_999, 100_000), "39.999"],
    [rational(399_999, 1_000_000), "39.999"],
    [rational(1, 1), "100.000"],
    [rational(1, 1_000), "0.100"],
    [rational(0, 5), "0.000"],
    [rational(-1, 8), "-12.500"],
  ])("shows %o as %s", (share, text) => {
    expect(shareText(share)).toBe(text);
  });

  const SEED = 20_261_125;
  it(`never rises with the value of foreign materials (seed ${SEED})`, () => {
    const cents = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        cents,
        cents,
        fc.option(
          fc.record({
            labourCents: cents,
            overheadCents: cents,
            profitCents: cents,
            otherCents: cents,
          }),
          {
            nil: undefined,
          },
        ),
        (fobCents, less, more, addedCosts) => {
          const of = (valueCents: number) => {
            const foreign = [material(valueCents)];
            return regionalValue(good(foreign, { fobCents, addedCosts }), foreign);
          };
          const [small, large] = [of(Math.min(less, more)), of(Math.max(less, more))];
          const isMonotone = minus(small.share, large.share).numerator >= 0n;
          return isMonotone && (small.isEnough || !large.isEnough);
        },
      ),
      { seed: SEED, numRuns: propertyRuns(), verbose: 1 },
    );
  });
});
