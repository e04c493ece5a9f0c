import type { Mapping } from "./draft";
import { OPEN_FOOD_FACTS_MAPPING } from "./map-open-food-facts";
import { OWN_MAPPING } from "./map-own";
import { REDUCED_MAPPING } from "./map-reduced";

export const MAPPING_NAMES = ["own", "open-food-facts", "off-reduced"] as const;

const MAPPINGS: readonly Mapping[] = [OWN_MAPPING, OPEN_FOOD_FACTS_MAPPING, REDUCED_MAPPING];

export function mappingNamed(name: string): Mapping | undefined {
  return MAPPINGS.find((mapping) => mapping.name === name);
}
