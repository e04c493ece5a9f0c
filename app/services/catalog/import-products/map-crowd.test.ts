import { describe, expect, it } from "vitest";
import type { BrandId } from "~/domain/ids";
import type { Mapping, References } from "./draft";
import { OPEN_FOOD_FACTS_MAPPING } from "./map-open-food-facts";
import { REDUCED_MAPPING } from "./map-reduced";

const references: References = {
  brands: new Map([["nissin", "brd_nissin00" as BrandId]]),
  categories: new Set(),
  countries: new Set(),
};
const mapWith = (mapping: Mapping, fields: Record<string, string>) =>
  mapping.map((column) => fields[column] ?? "", references);

describe("the reduced columns", () => {
  const row = {
    gtin: "4902105900031",
    gs1_prefix_country: "JP",
    product_name: "NOUILLES &quot;Nissin&quot;",
    ingredients: "BLÉ TENDRE",
    fat_g: "40",
    carbohydrate_g: "",
    image_url: "https://static.example.org/1.jpg",
  };
  it("become a draft that claims neither origin nor regime nor label", () => {
    const { draft, issues } = mapWith(REDUCED_MAPPING, row);
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({
      gtin: "4902105900031",
      nameZh: 'NOUILLES "Nissin"',
      nameOrig: 'NOUILLES "Nissin"',
      originCode: null,
      regimes: [],
      nutrition: null,
      ingredientsZh: null,
      facts: {
        mapping: "off-reduced",
        gs1Country: "JP",
        ingredientsText: "Blé tendre",
        imageUrl: "https://static.example.org/1.jpg",
        nutrients: { fatMg: 40_000 },
      },
    });
  });
  it("never carry an address that is no web address", () => {
    const { draft, issues } = mapWith(REDUCED_MAPPING, {
      ...row,
      image_url: "javascript:alert(1)",
    });
    expect(draft?.facts.imageUrl).toBeUndefined();
    expect(issues).toMatchObject([{ field: "image_url", effect: "field_left_out" }]);
  });
  it("take a Han name as the Chinese one", () => {
    const { draft } = mapWith(REDUCED_MAPPING, { ...row, product_name: "魚露" });
    expect(draft).toMatchObject({ nameZh: "魚露", nameOrig: null });
  });
});

describe("Open Food Facts' own columns", () => {
  const row = {
    code: "4902105900031",
    product_name: "Cup Noodle",
    product_name_zh: "合味道 杯面",
    brands: "Nissin,日清",
    quantity: "75 g",
    categories_en: "Noodles",
    origins_en: "Japan",
    ingredients_text: "_wheat_ flour",
    allergens_en: "en:gluten",
    "energy-kcal_100g": "450",
    fat_100g: "18",
    proteins_100g: "10.5",
  };
  it("become a draft with the crowd's word kept apart from proof", () => {
    const { draft, issues } = mapWith(OPEN_FOOD_FACTS_MAPPING, row);
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({
      nameZh: "合味道 杯面",
      nameOrig: "Cup Noodle",
      brandId: "brd_nissin00",
      originCode: null,
      allergens: [],
      specZh: "75\u00a0g",
      netContentValue: 75,
      netContentUnit: "g",
      facts: {
        brandText: "Nissin,日清",
        categoryText: "Noodles",
        originText: "Japan",
        ingredientsText: "wheat flour",
        allergensText: "en:gluten",
        nutrients: { energyKj: 1_883, fatMg: 18_000, proteinMg: 10_500 },
      },
    });
  });
  it("keep a quantity that is no plain weight as words", () => {
    const { draft, issues } = mapWith(OPEN_FOOD_FACTS_MAPPING, { ...row, quantity: "12 oz" });
    expect(draft).toMatchObject({ specZh: "12 oz", netContentValue: null });
    expect(issues).toMatchObject([{ field: "quantity", effect: "kept_as_text" }]);
  });
  it("fall back to the generic name, and skip a row without either", () => {
    const generic = { ...row, product_name: "", generic_name: "noodles in a cup" };
    expect(mapWith(OPEN_FOOD_FACTS_MAPPING, generic).draft?.nameOrig).toBe("Noodles in a cup");
    expect(mapWith(OPEN_FOOD_FACTS_MAPPING, { ...row, product_name: "" })).toMatchObject({
      draft: undefined,
      issues: [{ field: "product_name", reason: "missing", effect: "row_skipped" }],
    });
  });
});
