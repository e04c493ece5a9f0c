import { describe, expect, it } from "vitest";
import { goodOf as good, material } from "../../../tests/support/origin-goods";
import { rational } from "../tax/rational";
import { decideOrigin, isClaimMet } from "./decide-origin";
import type { MadeGood, MaterialOrigin } from "./good";
import type { ProductRule, RuleAlternative } from "./product-rule";

const members = new Set(["TH", "VN", "AU"]);
const of = (party: string): MaterialOrigin => ({ kind: "originating", party });
const rule = (...anyOf: (RuleAlternative["type"] | RuleAlternative)[]): ProductRule => ({
  anyOf: anyOf.map((one) => (typeof one === "string" ? { type: one } : one)),
});

function decide(made: MadeGood, with_: ProductRule | null) {
  const decision = decideOrigin(made, with_, members);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value;
}
const faults = (made: MadeGood, with_: ProductRule) =>
  decide(made, with_).trials.map(({ type, fault }) => [type, fault]);
const verdict = (made: MadeGood, with_: ProductRule | null) => {
  const decision = decide(made, with_);
  return decision.originates && [decision.criterion, ...decision.additions];
};

describe("WO and PE", () => {
  it("are open to every line, whatever its rule", () => {
    expect(decide(good([], { isWhollyObtained: true }), null)).toMatchObject({
      criterion: "WO",
      additions: [],
      passed: { type: "WO", isCumulated: false, deMinimis: null, value: null, failing: [] },
    });
    expect(verdict(good([material("520100", 1, of("TH"))]), null)).toEqual(["PE"]);
    expect(verdict(good([material("520100", 1, of("AU"))]), rule("WO"))).toEqual(["PE"]);
  });

  it("PE needs materials, all of them of members, and minimal operations do not hurt it", () => {
    const packed = { operations: ["packing" as const] };
    const imported = good([material("520100", 1, of("AU"))], packed);
    expect(verdict(imported, rule("CC"))).toEqual(["PE"]);
    expect(faults(imported, rule("CC")).at(-1)).toEqual(["CC", null]);
    expect(faults(good([]), rule("PE", "WO"))).toEqual([
      ["WO", "not_wholly_obtained"],
      ["PE", "no_materials"],
    ]);
    for (const origin of [of("US"), { kind: "unknown" }, { kind: "non_originating" }] as const) {
      const made = good([material("520100", 1, of("TH")), material("520200", 2, origin)]);
      const decision = decide(made, rule("WO"));
      expect(decision.originates).toBe(false);
      expect(decision.trials[1]).toMatchObject({
        type: "PE",
        fault: "non_originating_materials",
        failing: [made.materials[1]],
      });
    }
  });
});

describe("change of classification", () => {
  it.each([
    ["CC", "520100", null],
    ["CC", "611020", "no_change"],
    ["CTH", "611020", null],
    ["CTH", "610990", "no_change"],
    ["CTSH", "610990", null],
    ["CTSH", "610910", "no_change"],
    ["CTSH", "6109100000", "no_change"],
  ] as const)("%s of %s: %s", (type, hs, fault) => {
    expect(faults(good([material(hs, 9_000)]), rule(type)).at(-1)).toEqual([type, fault]);
  });

  it("of any kind is CTC on the certificate", () => {
    for (const type of ["CC", "CTH", "CTSH"] as const) {
      expect(verdict(good([material("520100", 9_000)]), rule(type))).toEqual(["CTC"]);
    }
  });

  it("does not count from what the rule excepts", () => {
    const ginseng = rule({ type: "CC", exceptFrom: ["121120", "01"] });
    expect(faults(good([material("121120", 9_000)]), ginseng).at(-1)?.[1]).toBe("no_change");
    expect(faults(good([material("010121", 9_000)]), ginseng).at(-1)?.[1]).toBe("no_change");
    expect(faults(good([material("121190", 9_000)]), ginseng).at(-1)?.[1]).toBeNull();
  });

  it("asks it of every foreign material and of no originating one", () => {
    const made = good([
      material("610990", 5_000, of("TH")),
      material("520100", 1_000),
      material("610990", 2_000),
    ]);
    const decision = decide(made, rule("CTH"));
    expect(decision.trials.at(-1)).toMatchObject({
      fault: "no_change",
      failing: [made.materials[2]],
      isCumulated: false,
      deMinimis: null,
      value: null,
    });
  });
});

describe("de minimis", () => {
  const chapter = (hs: string, cents: number, more: Partial<MadeGood> = {}) =>
    verdict(good([material(hs, cents)], { hs, ...more }), rule("CTH"));

  it.each([
    ["010121", 1_000, ["CTC", "DMI"]],
    ["970110", 1_000, ["CTC", "DMI"]],
    ["970110", 1_001, false],
    ["980110", 1_000, false],
    ["610910", 1_000, ["CTC", "DMI"]],
    ["610910", 1_001, false],
  ] as const)("by value: %s with %d of 10000", (hs, cents, expected) => {
    expect(chapter(hs, cents)).toEqual(expected);
  });

  it.each([
    ["490110", 100, false],
    ["500710", 100, ["CTC", "DMI"]],
    ["630790", 100, ["CTC", "DMI"]],
    ["630790", 101, false],
    ["640110", 100, false],
  ] as const)("by weight in textiles only: %s with %d g of 1000 g", (hs, grams, expected) => {
    const made = good([material(hs, 5_000, undefined, { weightGrams: grams })], {
      hs,
      weightGrams: 1_000,
    });
    expect(verdict(made, rule("CTH"))).toEqual(expected);
  });

  it("by weight asks for every weight", () => {
    const light = material("610910", 3_000, undefined, { weightGrams: 10 });
    const unweighed = material("610910", 3_000);
    const weighed = { weightGrams: 1_000 };
    expect(verdict(good([light, light], weighed), rule("CTSH"))).toEqual(["CTC", "DMI"]);
    expect(verdict(good([light, unweighed], weighed), rule("CTSH"))).toBe(false);
    expect(verdict(good([light]), rule("CTSH"))).toBe(false);
  });

  it("says by what and how much, and rescues no other test", () => {
    const made = good([material("610910", 400), material("610990", 600)]);
    expect(decide(made, rule("CTH"))).toMatchObject({
      passed: {
        deMinimis: { by: "value", share: rational(1_000, 10_000) },
        failing: made.materials,
        fault: null,
      },
    });
    const light = material("610910", 6_001, undefined, { weightGrams: 10 });
    expect(decide(good([light], { weightGrams: 1_000 }), rule("CTH"))).toMatchObject({
      passed: { deMinimis: { by: "weight", share: rational(10, 1_000) } },
    });
    expect(verdict(good([light], { weightGrams: 1_000 }), rule("RVC40"))).toBe(false);
  });
});

describe("chemical reaction and several tests", () => {
  it("passes by reaction", () => {
    const reacted = good([material("280110", 9_000)], { isChemicallyReacted: true });
    expect(verdict(reacted, rule("CR"))).toEqual(["CR"]);
    expect(faults(good([material("280110", 9_000)]), rule("CR")).at(-1)).toEqual([
      "CR",
      "no_reaction",
    ]);
  });

  it("names the first test that passes, before that the one that needs the least help", () => {
    const changed = good([material("520100", 1_000)]);
    expect(verdict(changed, rule("CTH", "RVC40"))).toEqual(["CTC"]);
    expect(verdict(changed, rule("RVC40", "CTH"))).toEqual(["RVC"]);
    const little = good([material("610910", 1_000)]);
    expect(verdict(little, rule("CTH", "RVC40"))).toEqual(["RVC"]);
    expect(verdict(little, rule("CTH"))).toEqual(["CTC", "DMI"]);
    expect(verdict({ ...changed, isWhollyObtained: true }, rule("CTH"))).toEqual(["WO"]);
  });
});

describe("minimal operations", () => {
  it("never confer origin on foreign materials", () => {
    const packed = { operations: ["packing", "labelling"] as const, isChemicallyReacted: true };
    const made = good([material("520100", 100), material("520200", 1, of("TH"))], packed);
    expect(faults(made, rule("CTH", "RVC40", "CR"))).toEqual([
      ["WO", "not_wholly_obtained"],
      ["PE", "non_originating_materials"],
      ["CTH", "minimal_operations_only"],
      ["RVC40", "minimal_operations_only"],
      ["CR", "minimal_operations_only"],
    ]);
    expect(decide(made, rule("CTH")).trials[2]?.failing).toEqual([made.materials[0]]);
    expect(verdict({ ...made, operations: [] }, rule("CTH"))).toBe(false);
  });

  it("are nothing to a good about whose materials nothing is said", () => {
    expect(faults(good([]), rule("RVC40", "CTH")).slice(2)).toEqual([
      ["RVC40", "no_materials"],
      ["CTH", "no_materials"],
    ]);
  });
});

describe("cumulation", () => {
  it("is named only where the test fails without it", () => {
    // 7000 foreign leaves 30 %; 3000 of them are Vietnamese.
    const made = good([material("520100", 4_000), material("520100", 3_000, of("VN"))]);
    expect(verdict(made, rule("RVC40"))).toEqual(["RVC", "ACU"]);
    const enough = good([material("520100", 3_000), material("520100", 3_000, of("VN"))]);
    expect(verdict(enough, rule("RVC40"))).toEqual(["RVC"]);
    const own = good([material("520100", 6_000), material("520100", 3_000, of("TH"))]);
    expect(verdict(own, rule("RVC40"))).toEqual(["RVC"]);
    const american = good([material("520100", 4_000), material("520100", 3_000, of("US"))]);
    expect(faults(american, rule("RVC40")).at(-1)).toEqual(["RVC40", "value_too_low"]);
  });

  it("may go with de minimis", () => {
    const made = good([material("610910", 1_000), material("610910", 5_000, of("VN"))]);
    expect(verdict(made, rule("CTH"))).toEqual(["CTC", "ACU", "DMI"]);
  });

  it("is not named when it does not help", () => {
    const made = good([material("610910", 5_000), material("610910", 1, of("VN"))]);
    expect(decide(made, rule("CTH")).trials.at(-1)).toMatchObject({
      isCumulated: false,
      failing: [made.materials[0]],
    });
  });
});

describe("a claimed criterion", () => {
  const trials = decide(
    good([material("610990", 1_000), material("520811", 2_000, of("VN"))]),
    rule("CTH", "RVC40"),
  ).trials;
  it.each([
    ["CTC", ["DMI"], true],
    ["CTC", [], false],
    ["CTC", ["ACU"], false],
    ["CTC", ["ACU", "DMI"], true],
    ["RVC", [], true],
    ["WO", [], false],
    ["PE", ["ACU"], false],
  ] as const)("%s with %j is right: %s", (criterion, additions, isRight) => {
    expect(isClaimMet({ criterion, additions }, trials)).toBe(isRight);
  });
});
