import { describe, expect, it } from "vitest";
import { rankBenefits } from "~/domain/tariff/benefit-ranking";
import { chooseDuty } from "~/domain/tariff/choose-duty";
import { highestRcepDuty } from "~/domain/tariff/highest-rcep-duty";
import { safeguardsOn } from "~/domain/tariff/safeguard";
import { stagedPath } from "~/domain/tariff/staging";
import { seededTariffs } from "../../../tests/support/seeded-tariffs";
import { BEER, SPIRITS } from "../../../tests/support/tax";
import { lineConsumptionTaxRows } from "./tariff-rows";

/** The vectors of origin-rules §8 on the rows that the shop starts with, remedies and gaps included. */
const { index, rates } = seededTariffs();

function lowest(hs8: string, origin: string, day: string) {
  const choice = chooseDuty(index, { hs8, origin, day }, "demo");
  if (!choice.ok) throw new Error(choice.error.code);
  const { candidates, lowest: best } = choice.value;
  const shown = candidates.map(({ regime, levied, standing }) => [
    regime,
    standing.kind === "usable" && levied?.kind === "ad_valorem" ? levied.bps : standing.kind,
  ]);
  return { ...Object.fromEntries(shown), lowest: best?.regime };
}

describe("seeded tariff rows", () => {
  it.each([
    ["1", "08109090", "TH", "2025-06-01", { MFN: 2_000, RCEP: 1_470, ACFTA: 0, lowest: "ACFTA" }],
    ["2", "08109090", "JP", "2025-06-01", { MFN: 2_000, RCEP: 1_500, lowest: "RCEP" }],
    ["3", "33049900", "JP", "2025-06-01", { MFN: 100, RCEP: "no_concession", lowest: "MFN" }],
    ["4", "33049900", "KR", "2025-06-01", { MFN: 100, KFTA: 520, lowest: "MFN" }],
    ["5", "33049900", "AU", "2025-06-01", { MFN: 100, RCEP: 520, CHAFTA: 0, lowest: "CHAFTA" }],
    ["6", "19021900", "JP", "2026-06-01", { MFN: 1_000, RCEP: 1_030, lowest: "MFN" }],
    ["7", "19021900", "JP", "2027-06-01", { MFN: 1_000, RCEP: 940, lowest: "RCEP" }],
    [
      "8",
      "08044000",
      "JP",
      "2026-06-01",
      { MFN: 2_500, PROVISIONAL: 700, RCEP: 1_900, lowest: "PROVISIONAL" },
    ],
    [
      "9",
      "04021000",
      "AU",
      "2022-06-01",
      { MFN: 1_000, RCEP: 1_000, CHAFTA: 330, lowest: "CHAFTA" },
    ],
    [
      "10",
      "08029990",
      "KR",
      "2025-06-01",
      { MFN: 2_400, RCEP: 1_920, KFTA: 1_080, lowest: "KFTA" },
    ],
    ["16, before", "08109090", "PH", "2023-06-01", { RCEP: "not_in_force" }],
    ["16", "08109090", "PH", "2023-06-02", { RCEP: 1_730, lowest: "RCEP" }],
    ["19, quota left", "02023000", "AU", "2026-06-01", { RCEP: "unknown", CHAFTA: 0 }],
    ["20", "22042100", "AU", "2026-06-01", { CHAFTA: 0, lowest: "CHAFTA" }],
  ])("vector %s", (_vector, hs8, origin, day, expected) => {
    expect(lowest(hs8, origin, day)).toMatchObject(expected);
  });

  it("vector 11", () => {
    const claim = { hs8: "08109090", day: "2025-06-01", among: "all_members" } as const;
    expect(highestRcepDuty(index, claim, "demo")).toMatchObject({
      ok: true,
      value: { duty: { bps: 1_600 }, claim: { code: "HRB" } },
    });
  });

  it.each([
    ["2026-06-01", 205_000_000],
    ["2027-06-01", null],
    ["2028-12-31", null],
  ])("name the beef remedy of Australia on %s", (day, quotaKg) => {
    const remedies = safeguardsOn(index, { hs8: "02023000", origin: "AU", day });
    expect(remedies).toMatchObject([{ additionalBps: 5_500, quotaKg, applies: false }]);
  });

  it("name no beef remedy before and after its three years, nor of an exempt origin", () => {
    for (const day of ["2025-12-31", "2029-01-01"]) {
      expect(safeguardsOn(index, { hs8: "02023000", origin: "AU", day })).toEqual([]);
    }
    expect(safeguardsOn(index, { hs8: "02023000", origin: "TH", day: "2026-06-01" })).toEqual([]);
  });

  it.each([
    ["22083000", SPIRITS, "verified"],
    ["22086000", SPIRITS, "unverified"],
    ["22030000", BEER, "verified"],
    ["22042100", { kind: "ad_valorem", rateBps: 1_000 }, "unverified"],
    ["33049900", { kind: "high_end_cosmetics" }, "verified"],
  ])("tax the consumption of %s", (hsCode, tax, state) => {
    expect(lineConsumptionTaxRows().find((row) => row.hsCode === hsCode)).toMatchObject({
      tax,
      state,
    });
  });

  it("carry staged paths to zero, each year with its certainty", () => {
    const path = stagedPath(rates, { hs8: "08109090", origin: "TH", regime: "RCEP" });
    const bps = path.map(({ duty }) => (duty?.kind === "ad_valorem" ? duty.bps : null));
    expect(bps.slice(0, 6)).toEqual([1_870, 1_730, 1_600, 1_470, 1_330, 1_200]);
    expect(path.at(-1)).toMatchObject({ year: 2036, duty: { bps: 0 }, state: "unverified" });
    expect(path.find(({ year }) => year === 2025)).toMatchObject({
      state: "verified",
      isDerived: false,
    });
  });

  it.each(["zero_at_once", "largest_cut", "falls_next"] as const)("rank %s", (kind) => {
    const lines = [...new Set(rates.map(({ hs8 }) => hs8))].map((hs8) => ({ hs8, category: "" }));
    const question = { kind, day: "2026-11-25", agreement: "RCEP" as const, lines };
    const { ranked, unranked } = rankBenefits(index, question, "demo");
    expect(ranked.length).toBeGreaterThan(10);
    expect(unranked.length).toBeGreaterThan(10);
    expect(ranked.every(({ cutBps }) => cutBps > 0)).toBe(true);
  });
});
