/** A small number from the article number, so that each water surface is its own. */
export function seedOf(sku: string): number {
  let hash = 0x811c9dc5;
  for (const character of sku) {
    hash ^= character.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash % 97;
}
