import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import { rateRow, yearRow } from "../../../tests/support/tariff-book";
import { STAGING, stagedPath, stagedRate, stagedYears } from "./staging";

const SEED = 20_261_125;

describe("staged rate", () => {
  // Cells of tariff-lines.csv that were read, and derived ones of the vectors.
  it.each([
    ["durian of ASEAN 2025", 2_000, 4, 15, "half_up", 1_470],
    ["durian of Japan 2022", 2_000, 1, 16, "half_up", 1_880],
    ["cosmetics of Australia 2022", 650, 1, 20, "half_up", 620],
    ["cosmetics of Australia 2025", 650, 4, 20, "half_up", 520],
    ["pasta of Japan 2026", 1_500, 5, 16, "half_up", 1_030],
    ["pasta of Japan 2027", 1_500, 6, 16, "half_up", 940],
    ["malt of Korea under KFTA 2025", 1_000, 11, 15, "truncated", 260],
    ["the same rounded half up", 1_000, 11, 15, "half_up", 270],
    ["durian of Korea under KFTA 2025", 2_000, 11, 15, "truncated", 530],
    ["skim milk of Australia under ChAFTA 2022", 1_000, 8, 12, "truncated", 330],
    ["exactly half a tenth", 150, 9, 10, "half_up", 20],
    ["exactly half a tenth, truncated", 150, 9, 10, "truncated", 10],
  ] as const)("%s", (_name, base, year, stages, rounding, expected) => {
    expect(stagedRate(base, year, stages, rounding)).toBe(expected);
  });

  it("is the base before the first cut, kept as it stands, and zero from the last on", () => {
    expect(stagedRate(1_475, 0, 10, "half_up")).toBe(1_475);
    expect(stagedRate(1_475, 0, 10, "truncated")).toBe(1_475);
    expect(stagedRate(1_475, -3, 10, "half_up")).toBe(1_475);
    expect(stagedRate(1_475, 10, 10, "half_up")).toBe(0);
    expect(stagedRate(1_475, 11, 10, "half_up")).toBe(0);
    expect(stagedRate(0, 5, 10, "half_up")).toBe(0);
    expect(stagedRate(8, 1, 40, "half_up")).toBe(8);
  });

  it.each([
    [-1, 1, 10],
    [1.5, 1, 10],
    [100, 0.5, 10],
    [100, 1, 0],
    [100, 1, 1.5],
  ])("base %d, year %d of %d is no staging", (base, year, stages) => {
    expect(() => stagedRate(base, year, stages, "half_up")).toThrow("not a");
  });

  it("has China's years and roundings", () => {
    expect(STAGING).toEqual({
      RCEP: { yearZero: 2021, rounding: "half_up" },
      KFTA: { yearZero: 2014, rounding: "truncated" },
      CHAFTA: { yearZero: 2014, rounding: "truncated" },
    });
  });

  it(`never rises and ends at zero (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("half_up" as const, "truncated" as const),
        fc.integer({ min: 2_010, max: 2_045 }),
        (baseBps, stages, rounding, firstYear) => {
          const years = stagedYears({
            baseBps,
            stages,
            yearZero: 2_021,
            rounding,
            from: `${firstYear}-06-02`,
          });
          for (const [at, { bps }] of years.slice(1).entries()) {
            const before = years[at]?.bps ?? 0;
            if (bps > before) throw new Error(`${before} rises to ${bps}`);
          }
          if (years.at(-1)?.bps !== 0) throw new Error("does not end at zero");
        },
      ),
      { seed: SEED, numRuns: propertyRuns(), verbose: 1 },
    );
  });
});

describe("years of a staging", () => {
  it("begin on 1 January but for the year of joining, and the last stage stays", () => {
    const staging = { baseBps: 1_000, stages: 4, yearZero: 2_021, rounding: "half_up" } as const;
    expect(stagedYears({ ...staging, from: "2023-06-02" })).toEqual([
      { validFrom: "2023-06-02", validTo: "2023-12-31", bps: 500 },
      { validFrom: "2024-01-01", validTo: "2024-12-31", bps: 250 },
      { validFrom: "2025-01-01", validTo: null, bps: 0 },
    ]);
    expect(stagedYears({ ...staging, from: "2030-05-01" })).toEqual([
      { validFrom: "2030-05-01", validTo: null, bps: 0 },
    ]);
  });
});

describe("staged path", () => {
  const rows = [
    rateRow("08109090", "RCEP", "PH", "17.3", { from: "2023-06-02", to: "2023-12-31" }),
    yearRow("08109090", "RCEP", "PH", 2025, "14.7", { isDerived: true, state: "unverified" }),
    rateRow("08109090", "RCEP", "PH", null, { from: "2026-01-01" }),
    yearRow("08109090", "RCEP", "VN", 2020, "1"),
    yearRow("08109090", "ACFTA", "PH", 2020, "2"),
    yearRow("08109010", "RCEP", "PH", 2020, "3"),
  ];
  const line = { hs8: "08109090", origin: "PH", regime: "RCEP" } as const;
  const short = (path: ReturnType<typeof stagedPath>) =>
    path.map(({ year, duty, state, isDerived }) => [
      year,
      duty?.kind === "ad_valorem" ? duty.bps : duty,
      state,
      isDerived,
    ]);

  it("shows each year's rate at its end with its state, and years without a row as unknown", () => {
    const path = stagedPath(rows, line);
    expect(short(path)).toEqual([
      [2023, 1_730, "verified", false],
      [2024, null, "unknown", false],
      [2025, 1_470, "unverified", true],
      [2026, null, "unknown", false],
    ]);
    expect(path[0]?.row).toMatchObject({ kind: "tariff_rate", rowId: rows[0]?.id, source: "test" });
    expect(path[1]?.row).toBeNull();
  });

  it("covers the years asked for", () => {
    expect(short(stagedPath(rows, line, { from: 2_022, to: 2_023 }))).toEqual([
      [2022, null, "unknown", false],
      [2023, 1_730, "verified", false],
    ]);
    expect(stagedPath(rows, line, { from: 2_023, to: 2_022 })).toEqual([]);
    expect(stagedPath(rows, { ...line, origin: "MY" })).toEqual([]);
    expect(short(stagedPath([], line, { from: 2_022, to: 2_022 }))).toEqual([
      [2022, null, "unknown", false],
    ]);
  });
});
