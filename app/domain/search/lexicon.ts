import { CONCEPTS } from "./concepts/all";
import { closest } from "./correction";
import { type Run, runsOf } from "./normalise";
import { MODIFIERS, ORIGIN_WORDS } from "./words";

/** What a word can mean besides its letters. */
export type Sense =
  | { kind: "brand"; key: string }
  | { kind: "category"; key: string }
  | { kind: "origin"; key: string }
  | { kind: "concept"; key: string };

/** One way to type one word of the catalogue: itself, its pinyin or its initials. */
export type Term = {
  /** what is typed, normalised */
  term: string;
  /** the word it stands for, as shown */
  display: string;
  kind: "brand" | "category" | "origin" | "concept" | "alias" | "word";
  /** slug, category key, country code or concept id; null for aliases and plain words */
  key: string | null;
  via: "text" | "pinyin" | "initials";
  /** products that carry it */
  weight: number;
};

export type Piece = { text: string; isKnown: boolean };

const LONGEST_WORD = 12;

/**
 * Every word that queries and names are cut by: the curated ones and those of the catalogue. Built
 * once and replaced whole when the catalogue's terms change.
 */
export class Lexicon {
  readonly #senses = new Map<string, Sense[]>();
  readonly #cuttable = new Set<string>();
  readonly #latin = new Map<string, Term[]>();
  readonly #sortedLatin: string[];
  readonly #base: Lexicon | null;

  /** `base` null makes the curated lexicon itself; every other one stands on it. */
  constructor(terms: readonly Term[] = [], base: Lexicon | null = CURATED) {
    this.#base = base;
    if (base === null) this.#addCurated();
    for (const term of terms) {
      if (term.via === "text") {
        // Plain words of names cut nothing: they are what the cutting left over.
        if (term.kind !== "word") this.#add(term.term, senseOf(term));
      }
      if (/^[a-z0-9 ]+$/.test(term.term)) {
        for (const word of term.term.split(" ")) {
          const shown = word === term.term ? term : { ...term, display: word };
          this.#latin.set(word, [...(this.#latin.get(word) ?? []), shown]);
        }
      }
    }
    this.#sortedLatin = [...this.#latin.keys()].sort();
  }

  #addCurated() {
    for (const concept of CONCEPTS) {
      for (const word of [...concept.zh, ...(concept.en ?? [])]) {
        this.#add(word, { kind: "concept", key: concept.id });
      }
    }
    for (const [code, words] of Object.entries(ORIGIN_WORDS)) {
      for (const word of [...words.zh, ...words.en]) this.#add(word, { kind: "origin", key: code });
    }
    for (const word of MODIFIERS) this.#add(word);
  }

  /** Whether queries and names are cut at this word. */
  hasWord(word: string): boolean {
    return this.#cuttable.has(word) || (this.#base?.hasWord(word) ?? false);
  }

  #add(word: string, sense?: Sense) {
    this.#cuttable.add(word);
    if (!sense) return;
    const known = this.#senses.get(word) ?? [];
    if (!known.some((other) => other.kind === sense.kind && other.key === sense.key)) {
      this.#senses.set(word, [...known, sense]);
    }
  }

  /**
   * Cuts a Han run by longest match from its end, where Chinese names say what they name (清洁面膜 ends in
   * 面膜, not in 洁面 and 膜); what no word covers stays together.
   */
  cut(run: string): Piece[] {
    const characters = [...run];
    const pieces: Piece[] = [];
    let loose = "";
    const endLoose = () => {
      if (loose !== "") pieces.unshift({ text: loose, isKnown: false });
      loose = "";
    };
    for (let end = characters.length; end > 0; ) {
      const word = this.#longestBefore(characters, end);
      if (word === undefined) {
        loose = `${characters[end - 1]}${loose}`;
        end -= 1;
      } else {
        endLoose();
        pieces.unshift({ text: word, isKnown: true });
        end -= [...word].length;
      }
    }
    endLoose();
    return pieces;
  }

  #longestBefore(characters: readonly string[], end: number): string | undefined {
    for (let length = Math.min(LONGEST_WORD, end); length > 0; length--) {
      // One character is a word only at the end: 茶 in 果茶 is one, 米 in 米兰 is not.
      if (length === 1 && end < characters.length) return undefined;
      const word = characters.slice(end - length, end).join("");
      if (this.hasWord(word)) return word;
    }
    return undefined;
  }

  /**
   * The shorter words a known one is wholly made of (日本薯片 → 日本, 薯片), the longest first; undefined
   * when there are none. Parts of one character do not count: 牛排 is not 牛 and 排.
   */
  partsOf(word: string): string[] | undefined {
    const characters = [...word];
    if (characters.length < 4) return undefined;
    const partsFrom = (from: number): string[] | undefined => {
      if (from === characters.length) return [];
      for (let to = characters.length; to >= from + 2; to--) {
        const part = characters.slice(from, to).join("");
        if (part === word || !this.hasWord(part)) continue;
        const rest = partsFrom(to);
        if (rest) return [part, ...rest];
      }
      return undefined;
    };
    return partsFrom(0);
  }

  sensesOf(word: string): readonly Sense[] {
    const own = this.#senses.get(word) ?? [];
    const curated = this.#base?.sensesOf(word) ?? [];
    if (own.length === 0) return curated;
    const isNew = (sense: Sense) =>
      !curated.some((other) => other.kind === sense.kind && other.key === sense.key);
    return [...curated, ...own.filter(isNew)];
  }

  /** The concepts a text names, in order; a name's last one is what the goods are. */
  conceptsIn(text: string): string[] {
    const found: string[] = [];
    for (const { words } of this.phrasesOf(text)) {
      for (const sense of this.sensesOf(words)) {
        if (sense.kind === "concept") found.push(sense.key);
      }
    }
    return found;
  }

  /** The words of a text: Han runs cut by the lexicon, neighbouring Latin words joined where known. */
  phrasesOf(text: string): { words: string; run: Run }[] {
    const phrases: { words: string; run: Run }[] = [];
    const runs = runsOf(text);
    for (let at = 0; at < runs.length; at++) {
      const run = runs[at];
      if (!run) continue;
      if (run.script === "han") {
        phrases.push(...this.cut(run.text).map((piece) => ({ words: piece.text, run })));
        continue;
      }
      let words = run.text;
      for (let more = 3; more > 0 && run.script === "latin"; more--) {
        const following = runs.slice(at, at + more + 1);
        if (following.length !== more + 1 || following.some((one) => one.script !== "latin"))
          continue;
        const joined = following.map((one) => one.text).join(" ");
        if (this.sensesOf(joined).length === 0) continue;
        words = joined;
        at += more;
        break;
      }
      phrases.push({ words, run });
    }
    return phrases;
  }

  /** Whether the vocabulary has this Latin word: an English word, pinyin or initials. */
  knowsLatin(word: string): boolean {
    return this.#latin.has(word);
  }

  /** What a Latin word stands for, the commonest first. */
  meaningsOf(word: string): readonly Term[] {
    return [...(this.#latin.get(word) ?? [])].sort((a, b) => b.weight - a.weight);
  }

  beginsLatin(prefix: string): boolean {
    let low = 0;
    let high = this.#sortedLatin.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sortedLatin[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return this.#sortedLatin[low]?.startsWith(prefix) ?? false;
  }

  /** The known word nearest to a mistyped one; initials are too short to be meant by mistake. */
  correctLatin(word: string): Term | undefined {
    return closest(word, this.#latin);
  }
}

function senseOf(term: Term): Sense | undefined {
  if (term.key === null) return undefined;
  return term.kind === "brand" ||
    term.kind === "category" ||
    term.kind === "origin" ||
    term.kind === "concept"
    ? { kind: term.kind, key: term.key }
    : undefined;
}

/** The curated words alone, shared by every lexicon of the process. */
export const CURATED: Lexicon = new Lexicon([], null);
