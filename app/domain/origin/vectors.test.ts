import { describe, expect, it } from "vitest";
import { decideOrigin } from "./decide-origin";
import { HIGHEST_RATE_CLAIMS } from "./declaration-codes";
import type { MadeGood, Material } from "./good";
import { proofFaults } from "./proof";
import { rcepCountryOfOrigin } from "./rcep-country";
import { shareText } from "./regional-value";

/** Vectors of origin-rules §8 that ask for origin; 1–10, 16 and 19 stand beside the choice of rate. */
const members = new Set(["TH", "MY", "AU", "JP"]);
const good = (more: Partial<MadeGood>): MadeGood => ({
  hs: "850760",
  madeIn: "TH",
  fobCents: 100_000,
  isWhollyObtained: false,
  isChemicallyReacted: false,
  operations: ["making"],
  materials: [],
  ...more,
});
const foreign = (valueCents: number, hs = "850760"): Material => ({
  hs,
  origin: { kind: "non_originating" },
  valueCents,
});
const decide = (made: MadeGood, type: "RVC40" | "CTH") => {
  const decision = decideOrigin(made, { anyOf: [{ type }] }, members);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value;
};
const rvc = (made: MadeGood) => {
  const decision = decide(made, "RVC40");
  const { value } = decision.trials.at(-1) ?? {};
  return {
    originates: decision.originates,
    method: value?.method,
    share: value && shareText(value.share),
  };
};

describe("origin, vectors of origin-rules §8", () => {
  it("11: the declaration's code for the highest rate of all members", () => {
    expect(HIGHEST_RATE_CLAIMS.all).toEqual({ mark: "**", code: "HRB", number: "802" });
    expect(HIGHEST_RATE_CLAIMS.contributors).toEqual({ mark: "*", code: "HRA", number: "801" });
  });

  it("12: build-down of exactly 40 % passes", () => {
    expect(rvc(good({ materials: [foreign(60_000)] }))).toEqual({
      originates: true,
      method: "build_down",
      share: "40.000",
    });
  });

  it("13: 39.999 % fails, compared unrounded", () => {
    expect(rvc(good({ materials: [foreign(60_001)] }))).toEqual({
      originates: false,
      method: "build_down",
      share: "39.999",
    });
  });

  it("14: build-up of exactly 40 % passes", () => {
    const made = good({
      materials: [
        { hs: "390110", origin: { kind: "originating", party: "TH" }, valueCents: 25_000 },
        // Foreign materials dear enough that build-down gives less.
        foreign(60_001),
      ],
      addedCosts: { labourCents: 8_000, overheadCents: 4_000, profitCents: 3_000, otherCents: 0 },
    });
    expect(rvc(made)).toEqual({ originates: true, method: "build_up", share: "40.000" });
  });

  it("15: a tenth of the value without the change is forgiven, a cent more is not", () => {
    const made = (cents: number) =>
      good({ fobCents: 50_000, materials: [foreign(cents, "850790"), foreign(20_000, "390110")] });
    expect(decide(made(5_000), "CTH")).toMatchObject({
      originates: true,
      criterion: "CTC",
      additions: ["DMI"],
    });
    expect(decide(made(5_001), "CTH").originates).toBe(false);
  });

  it("17: beef of Australia sent from Malaysia, where 12 % was added", () => {
    const country = rcepCountryOfOrigin({
      criterion: "PE",
      madeIn: "MY",
      exportingParty: "MY",
      operations: ["making"],
      differential: "listed",
      added: { addedCents: 12_000, fobCents: 100_000 },
      contributions: [{ party: "AU", valueCents: 88_000 }],
    });
    expect(country).toEqual({
      ok: true,
      value: { country: "AU", because: "supplied_most", isUnverified: true },
    });
  });

  it("18: a certificate of 2025-03-10 is valid on 2026-03-09 and expired on 2026-03-11", () => {
    const proof = {
      type: "certificate_of_origin",
      agreement: "RCEP",
      number: "R1",
      issuedOn: "2025-03-10",
    } as const;
    const faults = (day: string) => proofFaults(proof, day, new Set());
    expect(faults("2026-03-09")).toEqual([]);
    expect(faults("2026-03-11")).toEqual([{ code: "EXPIRED" }]);
  });
});
