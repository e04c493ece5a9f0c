import {
  CUSTOMS_REGIMES,
  NET_CONTENT_UNITS,
  PARTNER_COUNTRIES,
  STORAGE_ZONES,
} from "~/domain/catalog/terms";
import { cleanIngredients, cleanSpec } from "./clean-text";
import type { DraftProduct, Fields, Mapping, References } from "./draft";
import { type NutrientColumn, type Nutrients, readNutrients } from "./nutrients";
import { type FieldReader, fieldReader } from "./read-fields";
import { bareDraft, readGtin, readName } from "./row-identity";

/** The columns of docs/catalogue-template.csv, where each is explained. */
export const OWN_COLUMNS = [
  "gtin",
  "sku",
  "name_zh",
  "name_en",
  "name_orig",
  "brand",
  "category",
  "origin",
  "spec_zh",
  "spec_en",
  "net_content",
  "net_content_unit",
  "pack_count",
  "net_weight_g",
  "gross_weight_g",
  "volume_ml",
  "hs_code",
  "deal_unit",
  "storage",
  "shelf_life_days",
  "regimes",
  "ingredients_zh",
  "ingredients_en",
  "allergens",
  "may_contain",
  "nutrition_per",
  "energy_kj",
  "protein_g",
  "fat_g",
  "carbohydrate_g",
  "sodium_mg",
  "calcium_mg",
  "producer_name",
  "producer_city",
  "producer_registration_no",
] as const;

/** The eight groups of GB 7718-2025. */
const ALLERGENS = [
  "gluten",
  "crustacean",
  "fish",
  "egg",
  "peanut",
  "soy",
  "milk",
  "tree_nut",
] as const;

const NUTRIENTS: readonly NutrientColumn[] = [
  { nutrient: "energyKj", column: "energy_kj", factor: 1 },
  { nutrient: "proteinMg", column: "protein_g", factor: 1000 },
  { nutrient: "fatMg", column: "fat_g", factor: 1000 },
  { nutrient: "carbohydrateMg", column: "carbohydrate_g", factor: 1000 },
  { nutrient: "sodiumMg", column: "sodium_mg", factor: 1 },
  { nutrient: "calciumMg", column: "calcium_mg", factor: 1 },
];

/** Our own template, filled in by people who have the goods before them. */
export const OWN_MAPPING: Mapping = {
  name: "own",
  required: ["gtin", "name_zh"],
  map: (fields, references) => {
    const gtin = readGtin("gtin", fields("gtin"));
    if ("reason" in gtin) return { draft: undefined, issues: [gtin] };
    const name = readName("name_zh", fields("name_zh"));
    if ("reason" in name) return { draft: undefined, issues: [name] };
    const read = fieldReader(fields);
    const { nutrition, nutrients, issues } = readLabel(fields, read);
    const bare = bareDraft(gtin.gtin, name.name, "own");
    const draft: DraftProduct = {
      ...bare,
      sku: read.code("sku", /^[A-Z0-9][A-Z0-9-]{2,19}$/) ?? bare.sku,
      nameEn: read.text("name_en", 200) ?? null,
      nameOrig: read.text("name_orig", 200) ?? null,
      ...readBrand(read, references),
      ...readGoods(read, references),
      ...readPack(read),
      nutrition,
      facts: {
        ...bare.facts,
        ...(Object.keys(nutrients).length > 0 ? { nutrients } : {}),
      },
    };
    return { draft, issues: [...read.issues, ...issues] };
  },
};

/** A brand we do not have becomes a word that search finds, until an editor makes the brand. */
function readBrand(read: FieldReader, references: References) {
  const text = read.text("brand", 100);
  const brandId = (text && references.brands.get(text.toLowerCase())) ?? null;
  if (!text || brandId) return { brandId: brandId || null, aliases: [] };
  read.note({ field: "brand", reason: "unknown_value", effect: "kept_as_text", value: text });
  return { brandId: null, aliases: [text] };
}

function readGoods(read: FieldReader, references: References): Partial<DraftProduct> {
  return {
    categoryKey: read.oneOf("category", [...references.categories]) ?? null,
    originCode: read.oneOf("origin", partnersOf(references)) ?? null,
    hsCode: read.code("hs_code", /^\d{10}$/) ?? null,
    dealUnit: read.code("deal_unit", /^\d{3}$/) ?? null,
    storageZone: read.oneOf("storage", STORAGE_ZONES) ?? "ambient",
    shelfLifeDays: read.count("shelf_life_days", 36_500) ?? null,
    regimes: read.listOf("regimes", CUSTOMS_REGIMES),
    ingredientsZh: read.text("ingredients_zh", 4_000, cleanIngredients) ?? null,
    ingredientsEn: read.text("ingredients_en", 4_000, cleanIngredients) ?? null,
    allergens: read.listOf("allergens", ALLERGENS),
    mayContain: read.listOf("may_contain", ALLERGENS),
    producerName: read.text("producer_name", 200) ?? null,
    producerCity: read.text("producer_city", 100) ?? null,
    producerRegistrationNo: read.code("producer_registration_no", /^[\w-]{3,40}$/) ?? null,
  };
}

/** The countries whose goods the shop may carry, as far as it knows them. */
function partnersOf(references: References) {
  return PARTNER_COUNTRIES.filter((code) => references.countries.has(code));
}

function readPack(read: FieldReader): Partial<DraftProduct> {
  const value = read.count("net_content");
  const unit = read.oneOf("net_content_unit", NET_CONTENT_UNITS);
  const net = read.count("net_weight_g");
  const gross = read.count("gross_weight_g");
  const isGrossTooLow = net !== undefined && gross !== undefined && gross < net;
  if (isGrossTooLow) {
    const value = String(gross);
    read.note({ field: "gross_weight_g", reason: "contradicts", effect: "field_left_out", value });
  }
  if (value !== undefined && unit === undefined) {
    const reason = "missing" as const;
    read.note({ field: "net_content_unit", reason, effect: "field_left_out", value: "" });
  }
  const isWhole = value !== undefined && unit !== undefined;
  return {
    specZh: read.text("spec_zh", 60, cleanSpec) ?? "",
    specEn: read.text("spec_en", 60, cleanSpec) ?? null,
    netContentValue: isWhole ? value : null,
    netContentUnit: isWhole ? unit : null,
    packCount: read.count("pack_count", 1_000) ?? 1,
    netWeightGrams: net ?? null,
    grossWeightGrams: isGrossTooLow ? null : (gross ?? null),
    volumeMl: read.count("volume_ml") ?? null,
  };
}

/** A whole label becomes the product's own; a part of one is kept beside the draft. */
function readLabel(fields: Fields, read: FieldReader) {
  const { nutrients, issues } = readNutrients(fields, NUTRIENTS);
  const per = read.oneOf("nutrition_per", ["100g", "100ml"] as const);
  const { energyKj, proteinMg, fatMg, carbohydrateMg, sodiumMg, calciumMg } = nutrients;
  if (
    per === undefined ||
    energyKj === undefined ||
    proteinMg === undefined ||
    fatMg === undefined ||
    carbohydrateMg === undefined ||
    sodiumMg === undefined
  ) {
    return { nutrition: null, nutrients, issues };
  }
  const core = { per, energyKj, proteinMg, fatMg, carbohydrateMg, sodiumMg };
  const nutrition = calciumMg === undefined ? core : { ...core, calciumMg };
  return { nutrition, nutrients: {} satisfies Nutrients as Nutrients, issues };
}
