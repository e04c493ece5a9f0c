import { cleanIngredients } from "./clean-text";
import type { Mapping } from "./draft";
import { type NutrientColumn, readNutrients } from "./nutrients";
import { fieldReader } from "./read-fields";
import { bareDraft, readGtin, readName } from "./row-identity";

const grams = (nutrient: NutrientColumn["nutrient"], column: string): NutrientColumn => ({
  nutrient,
  column,
  factor: 1000,
});

const NUTRIENTS: readonly NutrientColumn[] = [
  grams("fatMg", "fat_g"),
  grams("saturatedFatMg", "saturated_fat_g"),
  grams("carbohydrateMg", "carbohydrate_g"),
  grams("sugarsMg", "sugars_g"),
  grams("fibreMg", "fibre_g"),
  grams("proteinMg", "protein_g"),
  grams("saltMg", "salt_g"),
  grams("sodiumMg", "sodium_g"),
];

/** The thirteen reduced columns of an Open Food Facts extract. */
export const REDUCED_MAPPING: Mapping = {
  name: "off-reduced",
  required: ["gtin", "product_name", "gs1_prefix_country"],
  map: (fields) => {
    const gtin = readGtin("gtin", fields("gtin"));
    if ("reason" in gtin) return { draft: undefined, issues: [gtin] };
    const name = readName("product_name", fields("product_name"));
    if ("reason" in name) return { draft: undefined, issues: [name] };
    const read = fieldReader(fields);
    const ingredients = read.text("ingredients", 4_000, cleanIngredients);
    const { nutrients, issues } = readNutrients(fields, NUTRIENTS);
    const gs1Country = read.code("gs1_prefix_country", /^[A-Z]{2}$/);
    const imageUrl = read.url("image_url");
    const draft = bareDraft(gtin.gtin, name.name, "off-reduced");
    return {
      draft: {
        ...draft,
        facts: {
          ...draft.facts,
          ...(ingredients ? { ingredientsText: ingredients } : {}),
          ...(gs1Country ? { gs1Country } : {}),
          ...(imageUrl ? { imageUrl } : {}),
          ...(Object.keys(nutrients).length > 0 ? { nutrients } : {}),
        },
      },
      issues: [...read.issues, ...issues],
    };
  },
};
