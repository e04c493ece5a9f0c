import { CARE } from "./care";
import type { Concept } from "./concept";
import { DAIRY } from "./dairy";
import { DRINKS } from "./drinks";
import { FRUIT } from "./fruit";
import { HERBS } from "./herbs";
import { PANTRY } from "./pantry";
import { SEAFOOD } from "./seafood";
import { SNACKS } from "./snacks";

/** Every kind of goods the shop's people and goods are likely to name. */
export const CONCEPTS: readonly Concept[] = [
  ...DAIRY,
  ...SNACKS,
  ...FRUIT,
  ...SEAFOOD,
  ...PANTRY,
  ...DRINKS,
  ...CARE,
  ...HERBS,
];

const BY_ID = new Map(CONCEPTS.map((concept) => [concept.id, concept]));

/** A concept and everything it belongs to, nearest first: musang-king → durian. */
export function withBroader(conceptId: string): string[] {
  const found: string[] = [];
  const waiting = [conceptId];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (found.includes(id)) continue;
    found.push(id);
    waiting.push(...(BY_ID.get(id)?.under ?? []));
  }
  return found;
}

export function conceptById(conceptId: string): Concept | undefined {
  return BY_ID.get(conceptId);
}
