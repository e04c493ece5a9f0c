import { describe, expect, it } from "vitest";
import type { FactState } from "../catalog/terms";
import type { FactPolicy } from "../dated-fact";
import {
  type BackToBack,
  backToBackFaults,
  isProofWaived,
  lastValidDay,
  type OriginProof,
  PROOF_PRACTICES,
  proofFaults,
} from "./proof";
import { acceptedProofs } from "./proof-types";

const certificate: OriginProof = {
  type: "certificate_of_origin",
  agreement: "RCEP",
  number: "R260001",
  issuedOn: "2026-01-15",
};
const faults = (proof: Partial<OriginProof>, day = "2026-06-01", used: string[] = []) =>
  proofFaults({ ...certificate, ...proof }, day, new Set(used)).map(({ code }) => code);

describe("a proof of origin", () => {
  it("is accepted by its type: under RCEP a certificate or an approved exporter's declaration", () => {
    expect(acceptedProofs("RCEP")).toEqual([
      "certificate_of_origin",
      "approved_exporter_declaration",
    ]);
    expect(faults({})).toEqual([]);
    const declaration = {
      type: "approved_exporter_declaration",
      authorisationCode: "AE1",
      number: undefined,
    } as const;
    expect(faults(declaration)).toEqual([]);
    expect(faults({ type: "exporter_declaration", number: undefined })).toEqual([
      "TYPE_NOT_ACCEPTED",
    ]);
    for (const agreement of ["ACFTA", "CHAFTA", "NZFTA", "KFTA"] as const) {
      expect(faults({ agreement })).toEqual([]);
      expect(faults({ ...declaration, agreement })).toEqual(["TYPE_NOT_ACCEPTED"]);
    }
  });

  it("has a number of its own, or its exporter's authorisation", () => {
    expect(faults({ number: " " })).toEqual(["NUMBER_MISSING"]);
    expect(faults({ number: undefined })).toEqual(["NUMBER_MISSING"]);
    expect(faults({ number: " R260001 " }, "2026-06-01", ["R260001"])).toEqual(["NUMBER_REPEATED"]);
    const declaration = { type: "approved_exporter_declaration" } as const;
    expect(faults({ ...declaration, authorisationCode: " " })).toEqual(["AUTHORISATION_MISSING"]);
    expect(faults(declaration, "2026-06-01", ["R260001"])).toEqual(["AUTHORISATION_MISSING"]);
  });

  it("holds from its day to the same day of the next year", () => {
    expect(lastValidDay("2026-01-15")).toBe("2027-01-15");
    expect(lastValidDay("2024-02-29")).toBe("2025-02-28");
    expect(faults({}, "2026-01-14")).toEqual(["NOT_YET_ISSUED"]);
    expect(faults({}, "2026-01-15")).toEqual([]);
    expect(faults({}, "2027-01-15")).toEqual([]);
    expect(faults({}, "2027-01-16")).toEqual(["EXPIRED"]);
    expect(faults({ issuedOn: "2026-02-30" })).toEqual(["DATE_INVALID"]);
  });

  it("says all that is wrong", () => {
    const wrong = { type: "exporter_declaration", agreement: "KFTA" } as const;
    expect(faults(wrong, "2020-01-01")).toEqual(["TYPE_NOT_ACCEPTED", "NOT_YET_ISSUED"]);
  });
});

describe("practices that nobody has read", () => {
  it("are marked so", () => {
    expect(PROOF_PRACTICES).toEqual({
      waiverUpToUsdCents: { value: 20_000, state: "unverified", source: "S99" },
      isBackToBackAllowed: { value: true, state: "unverified", source: "S99" },
      isThirdPartyInvoiceAllowed: { value: true, state: "unverified", source: "S99" },
      retroactiveWithinMonths: { value: 12, state: "unverified", source: "S99" },
      recordsKeptYears: { value: 3, state: "unverified", source: "S99" },
    });
  });

  it.each([
    [20_000, false, "demo", true],
    [20_001, false, "demo", false],
    [1, false, "demo", true],
    [0, false, "demo", false],
    [20_000, true, "demo", false],
    [20_000, false, "production", false],
  ] as const)("waive the proof of %d cents, split %s, in %s: %s", (value, isSplit, policy, is) => {
    expect(isProofWaived({ customsValueUsdCents: value, isSplit }, policy)).toBe(is);
  });

  it.each([
    ["verified", "production", true],
    ["verified", "demo", true],
    ["unverified", "demo", true],
    ["unknown", "demo", false],
    ["unknown", "production", false],
  ] as [FactState, FactPolicy, boolean][])("%s in %s are relied on: %s", (state, policy, is) => {
    const limit = { value: 500, state, source: "test" };
    const consignment = { customsValueUsdCents: 500, isSplit: false };
    expect(isProofWaived(consignment, policy, limit)).toBe(is);
  });
});

describe("a back-to-back proof", () => {
  const proof: BackToBack = {
    original: { issuedOn: "2026-01-15", origin: "AU" },
    issuedOn: "2027-01-15",
    origin: "AU",
    validTo: "2027-01-15",
    areGoodsUnchanged: true,
  };
  const codes = (more: Partial<BackToBack>, policy: FactPolicy = "demo") =>
    backToBackFaults({ ...proof, ...more }, policy).map(({ code }) => code);

  it("stands on a valid original, same origin, no later expiry, unchanged goods", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ issuedOn: "2027-01-16" })).toEqual(["ORIGINAL_EXPIRED"]);
    expect(codes({ origin: "NZ" })).toEqual(["ORIGIN_DIFFERS"]);
    expect(codes({ validTo: "2027-01-16" })).toEqual(["LASTS_LONGER"]);
    expect(codes({ areGoodsUnchanged: false })).toEqual(["GOODS_CHANGED"]);
    expect(codes({}, "production")).toEqual(["NOT_ALLOWED"]);
  });
});
