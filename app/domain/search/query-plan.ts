import { withBroader } from "./concepts/all";
import type { Lexicon, Piece, Sense } from "./lexicon";
import { type ChineseText, normalise, type Run, runsOf } from "./normalise";
import { type Quantity, takeQuantities } from "./quantities";
import { relaxationsOf } from "./relaxation";
import { STOP_WORDS } from "./words";

/** One word a document must have. */
export type QueryWord = {
  script: Run["script"];
  text: string;
  /** the vocabulary has it: engines then look for it whole, without typing errors or endings */
  isKnown: boolean;
  /** the last, unfinished word: other letters may follow */
  mayContinue: boolean;
  senses: readonly Sense[];
};

/** What a query asks for at one stage; the engine takes the first stage that finds anything. */
export type QueryStage = {
  kind: "exact" | "corrected" | "relaxed";
  /** what the shopper is told was searched for */
  text: string;
  words: readonly QueryWord[];
  quantities: readonly Quantity[];
};

export type QueryPlan = {
  /** what was typed, normalised */
  text: string;
  /** never empty unless nothing searchable was typed: then the whole catalogue is meant */
  stages: readonly QueryStage[];
  /** kinds of goods close to the query, for a second list behind too few hits */
  related: { concepts: readonly string[]; categories: readonly string[] } | undefined;
};

const MOST_WORDS = 10;
const MOST_SYLLABLES_JOINED = 6;
const LONGEST_QUERY = 80;

/** Reads what somebody typed. The same plan feeds every engine. */
export function planQuery(typed: string, lexicon: Lexicon, chinese: ChineseText): QueryPlan {
  const text = normalise(typed.slice(0, LONGEST_QUERY).replace(/["“”„«»『』「」]/g, " "), chinese);
  const { rest, quantities } = takeQuantities(text);
  const words = withoutStopWords(wordsOf(rest, lexicon)).slice(0, MOST_WORDS);
  if (words.length === 0 && quantities.length === 0) {
    return { text: "", stages: [], related: undefined };
  }
  const exact: QueryStage = {
    kind: "exact",
    text,
    words,
    quantities: quantities.map(({ quantity }) => quantity),
  };
  const corrected = correct(exact, quantities, lexicon, chinese);
  return {
    text,
    stages: [exact, ...(corrected ? [corrected] : []), ...relaxationsOf(corrected ?? exact)],
    related: relatedKinds(corrected ?? exact, lexicon),
  };
}

function withoutStopWords(words: QueryWord[]): QueryWord[] {
  const telling = words.filter((word) => !STOP_WORDS.has(word.text));
  return telling.length > 0 ? telling : words;
}

function wordsOf(text: string, lexicon: Lexicon): QueryWord[] {
  const runs = runsOf(text);
  const words: QueryWord[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    if (!run) break;
    if (run.script === "latin") {
      let end = at;
      while (runs[end]?.script === "latin") end += 1;
      const latin = runs.slice(at, end).map((one) => one.text);
      words.push(...latinWords(latin, lexicon, end === runs.length));
      at = end;
    } else {
      const pieces =
        run.script === "han" ? lexicon.cut(run.text) : [{ text: run.text, isKnown: false }];
      words.push(...pieces.flatMap((piece) => pieceWords(piece, run.script, lexicon)));
      at += 1;
    }
  }
  return words;
}

/** A piece as words: a compound of known words is asked for by its parts, which may stand apart. */
function pieceWords(piece: Piece, script: Run["script"], lexicon: Lexicon): QueryWord[] {
  const word = (text: string, senses: readonly Sense[]): QueryWord => ({
    script,
    text,
    isKnown: piece.isKnown,
    mayContinue: false,
    senses,
  });
  const whole = lexicon.sensesOf(piece.text);
  const parts = piece.isKnown ? lexicon.partsOf(piece.text) : undefined;
  if (!parts) return [word(piece.text, whole)];
  const namesKind = whole.some((sense) => sense.kind === "concept");
  return parts.map((part, index) => {
    const own = lexicon.sensesOf(part).filter((sense) => !namesKind || sense.kind !== "concept");
    return word(part, index === parts.length - 1 ? [...own, ...whole] : own);
  });
}

/** Joins spaced syllables (niu nai) and parts run-together ones (anjianaifen) where that is known. */
function latinWords(latin: readonly string[], lexicon: Lexicon, isLast: boolean): QueryWord[] {
  const found: string[] = [];
  for (let at = 0; at < latin.length; ) {
    let taken = 1;
    let word = latin[at] ?? "";
    const most = Math.min(MOST_SYLLABLES_JOINED, latin.length - at);
    for (let count = most; count > 1; count--) {
      const joined = latin.slice(at, at + count).join("");
      if (lexicon.meaningsOf(joined).some((term) => term.via === "pinyin")) {
        word = joined;
        taken = count;
        break;
      }
    }
    found.push(word);
    at += taken;
  }
  const words = found.flatMap((word, index) => {
    const isFinal = isLast && index === found.length - 1;
    if (lexicon.knowsLatin(word) || (isFinal && lexicon.beginsLatin(word))) {
      return [latinWord(word, lexicon, isFinal)];
    }
    const parts = partsOf(word, lexicon);
    return (parts ?? [word]).map((part) =>
      latinWord(part, lexicon, isFinal && parts === undefined),
    );
  });
  return withPhraseSenses(words, lexicon);
}

/** Words that mean something together (coconut water) mean that, and not what each means alone. */
function withPhraseSenses(words: readonly QueryWord[], lexicon: Lexicon): QueryWord[] {
  const told = [...words];
  for (let from = 0; from < told.length; from++) {
    for (let to = Math.min(told.length, from + 4); to > from + 1; to--) {
      const phrase = told.slice(from, to);
      const senses = lexicon.sensesOf(phrase.map((word) => word.text).join(" "));
      if (senses.length === 0) continue;
      for (const [index, word] of phrase.entries()) {
        const own = word.senses.filter((sense) => sense.kind !== "concept");
        const isLast = index === phrase.length - 1;
        told[from + index] = { ...word, senses: isLast ? [...own, ...senses] : own };
      }
      from = to - 1;
      break;
    }
  }
  return told;
}

function latinWord(text: string, lexicon: Lexicon, isFinal: boolean): QueryWord {
  const isKnown = lexicon.knowsLatin(text);
  const senses: Sense[] = [...lexicon.sensesOf(text)];
  for (const { kind, key } of lexicon.meaningsOf(text)) {
    if (key === null || kind === "alias" || kind === "word") continue;
    if (!senses.some((sense) => sense.kind === kind && sense.key === key))
      senses.push({ kind, key });
  }
  return { script: "latin", text, isKnown, mayContinue: isFinal && !isKnown, senses };
}

/** The fewest known words that make up a run-together one; undefined when none do. */
function partsOf(word: string, lexicon: Lexicon): string[] | undefined {
  if (word.length < 5 || word.length > 40 || !/^[a-z]+$/.test(word)) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - 24); start <= end - 2; start++) {
      const before = best[start];
      if (!before) continue;
      const part = word.slice(start, end);
      if (!lexicon.meaningsOf(part).some((term) => term.via === "pinyin")) continue;
      const current = best[end];
      if (!current || before.length + 1 < current.length) best[end] = [...before, part];
    }
  }
  const parts = best[word.length];
  return parts && parts.length > 1 ? parts : undefined;
}

/**
 * The same query with its unknown words mended: Latin ones by the nearest spelling, Chinese ones by
 * sound (安嘉 → anjia → 安佳). Undefined when there is nothing to mend.
 */
function correct(
  exact: QueryStage,
  quantities: readonly { text: string }[],
  lexicon: Lexicon,
  chinese: ChineseText,
): QueryStage | undefined {
  let isChanged = false;
  const shown: string[] = [];
  const words = exact.words.map((word): QueryWord => {
    const mended = word.isKnown ? undefined : mend(word, lexicon, chinese);
    shown.push(mended?.shown ?? word.text);
    if (!mended) return word;
    isChanged = true;
    return mended.word;
  });
  if (!isChanged) return undefined;
  const text = [...joinChinese(shown), ...quantities.map((one) => one.text)].join(" ");
  return { kind: "corrected", text, words, quantities: exact.quantities };
}

function mend(
  word: QueryWord,
  lexicon: Lexicon,
  chinese: ChineseText,
): { word: QueryWord; shown: string } | undefined {
  const spelling =
    word.script === "latin"
      ? word.text
      : word.script === "han" && [...word.text].length > 1
        ? chinese.syllables(word.text).join("")
        : "";
  if (spelling === "") return undefined;
  // Chinese characters are mistaken for others of the same sound, hardly for a similar one.
  const term =
    word.script === "han" ? lexicon.meaningsOf(spelling)[0] : lexicon.correctLatin(spelling);
  if (!term || term.term === word.text) return undefined;
  return {
    word: { ...latinWord(term.term, lexicon, false), isKnown: true },
    shown: term.display.toLowerCase(),
  };
}

/** Chinese words stand together, Latin ones apart. */
function joinChinese(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && /\p{Script=Han}$/u.test(last) && /^\p{Script=Han}/u.test(word)) {
      joined[joined.length - 1] = last + word;
    } else joined.push(word);
  }
  return joined;
}

/** The kinds and categories a query names, taken from the tail of a word it does not know whole. */
function relatedKinds(stage: QueryStage, lexicon: Lexicon): QueryPlan["related"] {
  const concepts = new Set<string>();
  const categories = new Set<string>();
  for (const word of stage.words) {
    for (const sense of kindSensesOf(word, lexicon)) {
      if (sense.kind === "concept") for (const id of withBroader(sense.key)) concepts.add(id);
      if (sense.kind === "category") categories.add(sense.key);
    }
  }
  if (stage.quantities.some((one) => one.kind === "stage")) concepts.add("infant-formula");
  if (concepts.size === 0 && categories.size === 0) return undefined;
  return { concepts: [...concepts], categories: [...categories] };
}

function kindSensesOf(word: QueryWord, lexicon: Lexicon): readonly Sense[] {
  const isKind = (sense: Sense) => sense.kind === "concept" || sense.kind === "category";
  const own = word.senses.filter(isKind);
  if (own.length > 0 || word.script !== "han") return own;
  const characters = [...word.text];
  for (let from = 1; from < characters.length; from++) {
    const tail = lexicon.sensesOf(characters.slice(from).join("")).filter(isKind);
    if (tail.length > 0) return tail;
  }
  return [];
}
