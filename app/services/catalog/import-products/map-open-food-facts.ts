import { cleanIngredients, cleanSpec } from "./clean-text";
import type { DraftProduct, Fields, Mapping } from "./draft";
import { type NutrientColumn, readNutrients } from "./nutrients";
import { parseQuantity } from "./quantity";
import { type FieldReader, fieldReader } from "./read-fields";
import { bareDraft, looksChinese, readGtin, readName } from "./row-identity";

const per100 = (nutrient: NutrientColumn["nutrient"], column: string): NutrientColumn => ({
  nutrient,
  column: `${column}_100g`,
  factor: 1000,
});

/** `energy_100g` is kilojoules; kilocalories are read only where neither kJ column says anything. */
const NUTRIENTS: readonly NutrientColumn[] = [
  { nutrient: "energyKj", column: "energy-kj_100g", factor: 1 },
  { nutrient: "energyKj", column: "energy_100g", factor: 1 },
  { nutrient: "energyKj", column: "energy-kcal_100g", factor: 4.184 },
  per100("fatMg", "fat"),
  per100("saturatedFatMg", "saturated-fat"),
  per100("carbohydrateMg", "carbohydrates"),
  per100("sugarsMg", "sugars"),
  per100("fibreMg", "fiber"),
  per100("proteinMg", "proteins"),
  per100("saltMg", "salt"),
  per100("sodiumMg", "sodium"),
  per100("calciumMg", "calcium"),
];

/** The columns of Open Food Facts' own export (tab-separated in their file, any delimiter here). */
export const OPEN_FOOD_FACTS_MAPPING: Mapping = {
  name: "open-food-facts",
  required: ["code", "product_name"],
  map: (fields, references) => {
    const gtin = readGtin("code", fields("code"));
    if ("reason" in gtin) return { draft: undefined, issues: [gtin] };
    const name = readName("product_name", fields("product_name") || fields("generic_name"));
    if ("reason" in name) return { draft: undefined, issues: [name] };
    const read = fieldReader(fields);
    const draft = bareDraft(gtin.gtin, name.name, "open-food-facts");
    const brandText = read.text("brands", 200);
    const [firstBrand = ""] = (brandText ?? "").split(",");
    const brandId = references.brands.get(firstBrand.trim().toLowerCase()) ?? null;
    const content = readContent(read);
    const { nutrients, issues } = readNutrients(fields, NUTRIENTS);
    return {
      draft: {
        ...draft,
        ...content,
        ...namesOf(name.name, read),
        brandId,
        aliases: brandText && brandId === null ? [firstBrand.trim()] : [],
        facts: {
          ...draft.facts,
          ...crowdFacts(fields, read),
          ...(brandText ? { brandText } : {}),
          ...(Object.keys(nutrients).length > 0 ? { nutrients } : {}),
        },
      },
      issues: [...read.issues, ...issues],
    };
  },
};

/** Names in other languages come in columns of their own where the export was made with them. */
function namesOf(
  name: string,
  read: FieldReader,
): Pick<DraftProduct, "nameZh" | "nameEn" | "nameOrig"> {
  const zh = read.text("product_name_zh", 200);
  const nameZh = zh ?? name;
  return {
    nameZh,
    nameEn: read.text("product_name_en", 200) ?? null,
    nameOrig: zh === undefined && looksChinese(name) ? null : name,
  };
}

/** The content on the pack; a quantity that is no plain weight or volume is kept as words. */
function readContent(read: FieldReader): Partial<DraftProduct> {
  const text = read.text("quantity", 60);
  if (text === undefined) return {};
  const quantity = parseQuantity(text);
  if (quantity === undefined) {
    read.note({ field: "quantity", reason: "unknown_value", effect: "kept_as_text", value: text });
    return { specZh: text };
  }
  return {
    specZh: cleanSpec(text),
    netContentValue: quantity.value,
    netContentUnit: quantity.unit,
    packCount: quantity.packCount,
  };
}

/** What contributors say and nobody checked: kept beside the draft, in none of its own fields. */
function crowdFacts(fields: Fields, read: FieldReader): Omit<DraftProduct["facts"], "mapping"> {
  const pick = (columns: readonly string[], most: number, clean?: (raw: string) => string) => {
    const column = columns.find((candidate) => fields(candidate).trim() !== "");
    return column === undefined ? undefined : read.text(column, most, clean);
  };
  const facts = {
    ingredientsText: pick(["ingredients_text"], 4_000, cleanIngredients),
    allergensText: pick(["allergens_en", "allergens_tags", "allergens"], 500),
    tracesText: pick(["traces_en", "traces_tags", "traces"], 500),
    categoryText: pick(["categories_en", "categories"], 1_000),
    originText: pick(["origins_en", "origins"], 300),
    imageUrl: read.url("image_url"),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
