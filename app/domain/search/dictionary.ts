import { CONCEPTS } from "./concepts/all";
import { ORIGIN_WORDS } from "./words";

/**
 * The words an engine may cut out of Chinese text before its own segmentation. A word hides its own
 * tail (with 乳铁蛋白 in, 蛋白 no longer finds it), so only words are taken whose tails nobody searches
 * for alone. Tails that are another name of the same goods (龙果) hide nothing: documents carry both.
 */
export function dictionaryOf(catalogueWords: readonly string[]): string[] {
  const words = searchedWords(catalogueWords);
  return [...words].filter((word) => hiddenTailOf(word, words) === undefined).sort();
}

/** Every Han word people search alone: kinds of goods, countries, and the catalogue's own words. */
export function searchedWords(catalogueWords: readonly string[]): Set<string> {
  return new Set(
    [
      ...CONCEPTS.flatMap((concept) => concept.zh),
      ...Object.values(ORIGIN_WORDS).flatMap((words) => words.zh),
      ...catalogueWords,
    ].filter((word) => /^\p{Script=Han}+$/u.test(word)),
  );
}

const NAMES_OF_SAME_GOODS = new Map(
  CONCEPTS.flatMap((concept) => concept.zh.map((word) => [word, new Set(concept.zh)] as const)),
);

/** The first tail of a word that is searched for as other goods; undefined when it hides nothing. */
export function hiddenTailOf(word: string, searched: ReadonlySet<string>): string | undefined {
  const characters = [...word];
  for (let from = 1; from < characters.length; from++) {
    const tail = characters.slice(from).join("");
    if (searched.has(tail) && !NAMES_OF_SAME_GOODS.get(word)?.has(tail)) return tail;
  }
  return undefined;
}
