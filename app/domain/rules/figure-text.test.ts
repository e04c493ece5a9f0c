import { describe, expect, it } from "vitest";
import type { ProductRule } from "../origin/product-rule";
import {
  consumptionTaxText,
  dutyText,
  originRuleText,
  parseConsumptionTax,
  parseDuty,
  parseOriginRule,
  parsePercent,
  percentText,
} from "./figure-text";

describe("percentages", () => {
  it.each([
    ["0", 0],
    ["13", 1_300],
    ["14.7%", 1_470],
    ["9.1 ％", 910],
    ["99.99", 9_999],
  ])("%s is %d basis points", (text, bps) => {
    expect(parsePercent(text)).toBe(bps);
    expect(parsePercent(percentText(bps))).toBe(bps);
  });

  it.each(["", "-1", "100", "1.234", "ten", "1e1", "13%%", "1,5"])("“%s” is none", (text) => {
    expect(parsePercent(text)).toBeUndefined();
  });

  it.each([
    [0, "0"],
    [5, "0.05"],
    [520, "5.2"],
    [1_400, "14"],
  ])("%d basis points are written %s", (bps, text) => {
    expect(percentText(bps)).toBe(text);
  });
});

describe("duties", () => {
  it.each([
    ["10%", { kind: "ad_valorem", bps: 1_000 }],
    ["1.3元/千克", { kind: "specific", milliFenPerUnit: 130_000, unit: "kg" }],
    ["10%+2元/升", { kind: "compound", bps: 1_000, milliFenPerUnit: 200_000, unit: "l" }],
    ["无减让", { kind: "no_concession" }],
  ] as const)("%s reads both ways", (text, duty) => {
    expect(parseDuty(text)).toEqual(duty);
    expect(dutyText(duty)).toBe(text);
  });

  it.each(["0元/千克", "1元/箱", "10%+", "10%+5%", "10%+1元/升+1元/升", "free", "100%"])(
    "“%s” is none",
    (text) => {
      expect(parseDuty(text)).toBeUndefined();
    },
  );
});

describe("consumption tax", () => {
  it.each([
    ["无", { kind: "none" }],
    ["10%", { kind: "ad_valorem", rateBps: 1_000 }],
    ["0.912元/升", { kind: "specific", milliFenPerUnit: 91_200, unit: "l" }],
    ["20%+0.912元/升", { kind: "compound", rateBps: 2_000, milliFenPerUnit: 91_200, unit: "l" }],
    ["高档化妆品", { kind: "high_end_cosmetics" }],
    [
      "2.6577元/升起0.253元/升，以下0.2227元/升",
      {
        kind: "beer",
        thresholdMilliFenPerLitre: 265_770,
        milliFenPerLitreFrom: 25_300,
        milliFenPerLitreBelow: 22_270,
      },
    ],
  ] as const)("%s reads both ways", (text, tax) => {
    expect(parseConsumptionTax(text)).toEqual(tax);
    expect(consumptionTaxText(tax)).toBe(text);
  });

  it("0 is none, and anything else is unknown", () => {
    expect(parseConsumptionTax("0")).toEqual({ kind: "none" });
    expect(parseConsumptionTax("2元/千克起1元/升，以下1元/升")).toBeUndefined();
    expect(parseConsumptionTax("yes")).toBeUndefined();
  });
});

describe("rules of origin", () => {
  it.each<[string, ProductRule]>([
    ["WO", { anyOf: [{ type: "WO" }] }],
    ["CTH 或 RVC40", { anyOf: [{ type: "CTH" }, { type: "RVC40" }] }],
    ["CC 除 121120 01", { anyOf: [{ type: "CC", exceptFrom: ["121120", "01"] }] }],
  ])("%s reads both ways", (text, rule) => {
    expect(parseOriginRule(text)).toEqual(rule);
    expect(originRuleText(rule)).toBe(text);
  });

  it("other words are none", () => {
    expect(parseOriginRule("CTX")).toBeUndefined();
    expect(parseOriginRule("CTH 或 whatever")).toBeUndefined();
    // A chapter or a heading, never three digits; and only a change of code knows exceptions.
    expect(parseOriginRule("CC 除 010")).toBeUndefined();
    expect(parseOriginRule("RVC40 除 01")).toBeUndefined();
  });
});
