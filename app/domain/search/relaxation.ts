import type { QueryStage, QueryWord } from "./query-plan";

const MOST_RELAXATIONS = 5;

/**
 * What to try when a query finds nothing, the mildest first, never less than half of its words: sizes
 * and packs go, then words nobody knows, then stages and grades, then the words that tell least.
 */
export function relaxationsOf(stage: QueryStage): QueryStage[] {
  const least = Math.ceil(stage.words.length / 2);
  const steps: Omit<QueryStage, "kind" | "text">[] = [];
  let { words, quantities } = stage;
  const step = (nextWords: readonly QueryWord[], nextQuantities: QueryStage["quantities"]) => {
    const isEmpty = nextWords.length === 0 && nextQuantities.length === 0;
    const isSame = nextWords.length === words.length && nextQuantities.length === quantities.length;
    if (isEmpty || isSame || nextWords.length < least) return;
    words = nextWords;
    quantities = nextQuantities;
    steps.push({ words, quantities });
  };
  step(
    words,
    quantities.filter(({ kind }) => kind === "stage" || kind === "grade"),
  );
  const known = words.filter((word) => word.isKnown);
  if (known.length > 0) step(known, quantities);
  if (words.length > 0) step(words, []);
  while (words.length > least) {
    const weakest = words.reduce((a, b) => (weightOf(b) <= weightOf(a) ? b : a));
    step(
      words.filter((word) => word !== weakest),
      quantities,
    );
  }
  return steps.slice(0, MOST_RELAXATIONS).map((one) => ({
    kind: "relaxed",
    text: one.words.map((word) => word.text).join(" "),
    ...one,
  }));
}

/** What tells most of what is wanted: the kind of goods, then its brand, then where it is from. */
function weightOf(word: QueryWord): number {
  const kinds = new Set(word.senses.map((sense) => sense.kind));
  if (kinds.has("concept") || kinds.has("category")) return 4;
  if (kinds.has("brand")) return 3;
  if (kinds.has("origin")) return 1;
  return word.isKnown ? 2 : 0;
}
