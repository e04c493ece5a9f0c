import { m } from "~/messages/compiled/messages";

/** The eight groups of GB 7718, by the key the catalogue uses. */
const NAMES: Record<string, () => string> = {
  gluten: m.shop_allergen_gluten,
  crustacean: m.shop_allergen_crustacean,
  fish: m.shop_allergen_fish,
  egg: m.shop_allergen_egg,
  peanut: m.shop_allergen_peanut,
  soy: m.shop_allergen_soy,
  milk: m.shop_allergen_milk,
  tree_nut: m.shop_allergen_tree_nut,
};

export const allergenName = (key: string): string => NAMES[key]?.() ?? key;
