import type { Term } from "./lexicon";

/**
 * Restricted Damerau–Levenshtein distance (a swap of neighbours is one), or undefined when it is
 * more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > most) return undefined;
    before = last;
    last = row;
  }
  const distance = last[b.length] ?? 0;
  return distance <= most ? distance : undefined;
}

/**
 * The vocabulary's word that a mistyped one most likely meant: same first letter; one edit up to four
 * letters, two beyond; nearest first, then the one more products carry, then by spelling.
 */
export function closest(
  word: string,
  vocabulary: ReadonlyMap<string, readonly Term[]>,
): Term | undefined {
  if (word.length < 3 || /^\d+$/.test(word)) return undefined;
  const most = word.length <= 4 ? 1 : 2;
  let best: { term: Term; spelling: string; distance: number } | undefined;
  for (const [spelling, terms] of vocabulary) {
    if (spelling[0] !== word[0] || spelling.length < 3) continue;
    const distance = editDistance(word, spelling, most);
    if (distance === undefined) continue;
    for (const term of terms) {
      if (term.via === "initials") continue;
      const isBetter =
        best === undefined ||
        distance < best.distance ||
        (distance === best.distance &&
          (term.weight > best.term.weight ||
            (term.weight === best.term.weight && spelling < best.spelling)));
      if (isBetter) best = { term: { ...term, term: spelling }, spelling, distance };
    }
  }
  return best?.term;
}
