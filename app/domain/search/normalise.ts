/** What needs a dictionary of the Chinese language; the package behind it is not the domain's. */
export type ChineseText = {
  /** Traditional characters and Taiwan's words to Simplified ones; other text stays as it is */
  simplify: (text: string) => string;
  /** one toneless syllable for each Han character, in order; ü is written v */
  syllables: (han: string) => readonly string[];
};

/** The one form in which documents and queries meet: NFKC, lower case, no accents, Simplified. */
export function normalise(text: string, chinese: ChineseText): string {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(ACCENTS, "$1");
  return chinese.simplify(plain.normalize("NFC")).replace(/\s+/g, " ").trim();
}

/** Accents on Latin letters only: kana carry their voicing marks as combining characters too. */
const ACCENTS = /(\p{Script=Latin})\p{M}+/gu;

export type Run = { script: "han" | "latin" | "other"; text: string };

const RUNS =
  /(\p{Script=Han}+)|([a-z0-9]+(?:'[a-z]+)?)|([\p{L}\p{M}\p{N}ー]+?(?=\p{Script=Han}|[a-z0-9]|[^\p{L}\p{M}\p{N}ー]|$))/gu;

/** Cuts normalised text where the script changes and at everything that is no letter or digit. */
export function runsOf(text: string): Run[] {
  return [...text.matchAll(RUNS)].map(([, han, latin, other]) =>
    han !== undefined
      ? { script: "han", text: han }
      : latin !== undefined
        ? { script: "latin", text: latin.replaceAll("'", "") }
        : { script: "other", text: other ?? "" },
  );
}

/** Characters and neighbouring pairs of a run: 纯牛奶 → 纯 牛 奶 纯牛 牛奶. */
export function charactersAndPairs(text: string): string[] {
  const characters = [...text];
  return [...new Set([...characters, ...pairsOf(characters)])];
}

/** What a word demands of a document: its pairs, or the one character it is made of. */
export function demandsOf(word: string): string[] {
  const characters = [...word];
  return characters.length < 2 ? characters : [...new Set(pairsOf(characters))];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** An English plural's singular, roughly: noodles → noodle, berries → berry; others unchanged. */
export function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

const CODE = /^[0-9]{6,14}$/;
/** Our article numbers: capitals and digits in groups, at least one hyphen, at most 20 characters. */
const ARTICLE_NUMBER = /^(?=.{5,20}$)[A-Z0-9]{2,6}(?:-[A-Z0-9.]{1,10}){1,4}$/;

/** A bar code or article number in its stored form, when the text is nothing else. */
export function codeOf(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim().toUpperCase();
  const digits = plain.replace(/[\s-]/g, "");
  if (CODE.test(digits)) return digits;
  return ARTICLE_NUMBER.test(plain) && /[0-9]/.test(plain) ? plain : undefined;
}
