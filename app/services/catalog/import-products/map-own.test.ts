import { describe, expect, it } from "vitest";
import type { BrandId } from "~/domain/ids";
import type { References } from "./draft";
import { OWN_MAPPING } from "./map-own";

const references: References = {
  brands: new Map([["安佳", "brd_anchor00" as BrandId]]),
  categories: new Set(["dairy.milk-powder"]),
  countries: new Set(["NZ"]),
};
const FULL: Record<string, string> = {
  gtin: "9415007012344",
  sku: "NZ-ANC-HCP-900",
  name_zh: "高钙全脂奶粉",
  name_en: "Hi-Calcium Whole Milk Powder",
  brand: "安佳",
  category: "dairy.milk-powder",
  origin: "NZ",
  spec_zh: "900 g 罐装",
  net_content: "900",
  net_content_unit: "g",
  net_weight_g: "900",
  gross_weight_g: "1100",
  hs_code: "0402210000",
  deal_unit: "122",
  storage: "ambient",
  shelf_life_days: "730",
  regimes: "1210;0110",
  allergens: "milk",
  may_contain: "soy",
  nutrition_per: "100g",
  energy_kj: "2070",
  protein_g: "25.0",
  fat_g: "26.7",
  carbohydrate_g: "38.5",
  sodium_mg: "320",
  calcium_mg: "1150",
};
const map = (fields: Record<string, string>) =>
  OWN_MAPPING.map((column) => fields[column] ?? "", references);
const issuesOf = (more: Record<string, string>) =>
  map({ ...FULL, ...more }).issues.map((issue) => `${issue.field} ${issue.reason} ${issue.effect}`);

describe("our own template", () => {
  it("becomes a whole draft", () => {
    const { draft, issues } = map(FULL);
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({
      gtin: "9415007012344",
      sku: "NZ-ANC-HCP-900",
      brandId: "brd_anchor00",
      categoryKey: "dairy.milk-powder",
      originCode: "NZ",
      regimes: ["1210", "0110"],
      allergens: ["milk"],
      mayContain: ["soy"],
      netContentValue: 900,
      netContentUnit: "g",
      grossWeightGrams: 1100,
      nutrition: {
        per: "100g",
        energyKj: 2070,
        proteinMg: 25_000,
        fatMg: 26_700,
        carbohydrateMg: 38_500,
        sodiumMg: 320,
        calciumMg: 1150,
      },
      facts: { mapping: "own" },
    });
  });

  it("needs a code and a name only", () => {
    const { draft, issues } = map({ gtin: "9415007012344", name_zh: "奶粉" });
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({ sku: "IMP-9415007012344", regimes: [], nutrition: null });
  });

  it.each([
    [{ gtin: "" }, ["gtin missing row_skipped"]],
    [{ gtin: "9415007012345" }, ["gtin not_a_gtin row_skipped"]],
    [{ gtin: "2000000000015" }, ["gtin restricted_prefix row_skipped"]],
    [{ name_zh: " " }, ["name_zh missing row_skipped"]],
    [{ name_zh: "奶" }, ["name_zh too_short row_skipped"]],
    [{ name_zh: "奶\ufffd粉" }, ["name_zh undecodable row_skipped"]],
  ])("skips a row with %j", (wrong, issues) => {
    expect(issuesOf(wrong)).toEqual(issues);
    expect(map({ ...FULL, ...wrong }).draft).toBeUndefined();
  });

  it.each([
    [{ sku: "too small" }, ["sku unknown_value field_left_out"]],
    [{ category: "dairy" }, ["category unknown_value field_left_out"]],
    [{ origin: "TH" }, ["origin unknown_value field_left_out"]],
    [{ hs_code: "04022100" }, ["hs_code unknown_value field_left_out"]],
    [{ regimes: "1210;9999" }, ["regimes unknown_value field_left_out"]],
    [{ net_weight_g: "12.5" }, ["net_weight_g not_a_number field_left_out"]],
    [{ gross_weight_g: "800" }, ["gross_weight_g contradicts field_left_out"]],
    [{ net_content_unit: "" }, ["net_content_unit missing field_left_out"]],
    [{ shelf_life_days: "0" }, ["shelf_life_days impossible field_left_out"]],
    [{ brand: "新牌子" }, ["brand unknown_value kept_as_text"]],
    [{ fat_g: "126" }, ["fat_g impossible field_left_out"]],
  ])("keeps a row with %j without that field", (wrong, issues) => {
    expect(issuesOf(wrong)).toEqual(issues);
    expect(map({ ...FULL, ...wrong }).draft).toBeDefined();
  });

  it("keeps a part of a label beside the draft, never as the label", () => {
    const { draft } = map({ ...FULL, energy_kj: "" });
    expect(draft?.nutrition).toBeNull();
    expect(draft?.facts.nutrients).toMatchObject({ proteinMg: 25_000, fatMg: 26_700 });
  });
});
