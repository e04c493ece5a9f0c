const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  deg: "°",
  reg: "®",
  trade: "™",
  frac12: "½",
  frac14: "¼",
};

/** Written entities as the characters they mean; unknown ones stay as they are. */
function decodeEntitiesOnce(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
    (...groups) => {
      const [whole, decimal, hexadecimal, name] = groups as [string, string?, string?, string?];
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point =
        decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/**
 * A text as people read it: entities decoded (also doubly escaped ones), control and invisible
 * characters gone, composed accents, single spaces.
 */
export function cleanText(raw: string): string {
  return decodeEntitiesOnce(decodeEntitiesOnce(raw))
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** A specification: a number never parts from its unit (no-break space). */
export function cleanSpec(raw: string): string {
  return cleanText(raw).replace(/(\d) (?=\p{L})/gu, "$1\u00a0");
}

/** Whether a byte was lost on the way: such a text is never shown. */
export function isDamaged(text: string): boolean {
  return text.includes("\ufffd");
}

const CAPITALS = new Set([
  "BBQ",
  "UHT",
  "XO",
  "XL",
  "UFO",
  "UMF",
  "MGO",
  "DHA",
  "MSG",
  "USA",
  "UK",
]);

/**
 * A name with its shouting and mumbling mended: all capitals become capitalised words, all small
 * letters get one capital. Names with both, and other scripts, stay as they are.
 */
export function cleanName(raw: string): string {
  const name = cleanText(raw);
  if (!/\p{Script=Latin}{2}/u.test(name)) return name;
  const isShouted = name === name.toUpperCase() && /\p{Lu}{4}/u.test(name);
  if (isShouted) return name.replace(/\p{Script=Latin}[\p{Script=Latin}\p{M}']*/gu, capitalised);
  const isMumbled = name === name.toLowerCase();
  return isMumbled ? name.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase()) : name;
}

function capitalised(word: string): string {
  return CAPITALS.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase();
}

/** Ingredients: `_milk_` marks allergens in crowd-sourced lists; a shouted list becomes a sentence. */
export function cleanIngredients(raw: string): string {
  const text = cleanText(raw).replace(/_([^_]+)_/g, "$1");
  const isShouted = text === text.toUpperCase() && /\p{Script=Latin}{4}/u.test(text);
  return isShouted ? text.charAt(0) + text.slice(1).toLowerCase() : text;
}
