import { describe, expect, it } from "vitest";
import { goodOf as good, material } from "../../../tests/support/origin-goods";
import { decideOrigin } from "./decide-origin";
import type { MadeGood } from "./good";
import type { ProductRule } from "./product-rule";

const members = new Set(["TH", "VN", "AU"]);

describe("what cannot be decided", () => {
  const refusal = (made: MadeGood, with_: ProductRule | null = { anyOf: [{ type: "CTH" }] }) => {
    const decision = decideOrigin(made, with_, members);
    return decision.ok ? "decided" : decision.error;
  };

  it("asks for the rule of the certificate when none is known", () => {
    expect(refusal(good([material("520100", 1)]), null)).toMatchObject({
      code: "ORIGIN_RULE_UNKNOWN",
      trials: [{ type: "WO" }, { type: "PE", fault: "non_originating_materials" }],
    });
  });

  it("refuses a good made outside the agreement", () => {
    expect(refusal(good([], { madeIn: "US", isWhollyObtained: true }))).toEqual({
      code: "NOT_A_PARTY",
    });
  });

  it.each([
    [{ hs: "6109" }, "HS_INVALID"],
    [{ hs: "61091000001" }, "HS_INVALID"],
    [{ hs: "x610910" }, "HS_INVALID"],
    [{ fobCents: 0 }, "VALUE_INVALID"],
    [{ fobCents: -1 }, "VALUE_INVALID"],
    [{ fobCents: 0.5 }, "VALUE_INVALID"],
    [{ weightGrams: 0 }, "WEIGHT_INVALID"],
    [{ weightGrams: -1 }, "WEIGHT_INVALID"],
    [{ operations: ["wishing" as "making"] }, "OPERATION_UNKNOWN"],
    [
      { addedCosts: { labourCents: -1, overheadCents: 0, profitCents: 0, otherCents: 0 } },
      "COST_INVALID",
    ],
    [
      { addedCosts: { labourCents: 0, overheadCents: 0, profitCents: 0.1, otherCents: 0 } },
      "COST_INVALID",
    ],
  ])("refuses a good of %o", (more, code) => {
    expect(refusal(good([], more))).toEqual({ code, material: null });
  });

  it.each([
    [material("52010", 1), "HS_INVALID"],
    [material("520100", -1), "VALUE_INVALID"],
    [material("520100", 1, undefined, { deductionCents: -1 }), "VALUE_INVALID"],
    [material("520100", 1, undefined, { deductionCents: 2 }), "VALUE_INVALID"],
    [material("520100", 1, undefined, { weightGrams: 0 }), "WEIGHT_INVALID"],
  ])("refuses a material of %o and says which", (bad, code) => {
    expect(refusal(good([material("520100", 1), bad]))).toEqual({ code, material: 1 });
  });

  it("takes figures at their edge", () => {
    const made = good(
      [material("5201000000", 0), material("520100", 1, undefined, { deductionCents: 1 })],
      { weightGrams: 1, fobCents: 1 },
    );
    expect(refusal(made)).toBe("decided");
  });
});
