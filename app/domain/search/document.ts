import { conceptById, withBroader } from "./concepts/all";
import { CURATED, Lexicon, type Term } from "./lexicon";
import { type ChineseText, normalise, runsOf, singular } from "./normalise";
import type { SearchSource } from "./source";
import { ORIGIN_WORDS } from "./words";

/** The searchable words of one product, by importance; both engines are filled from this. */
export type SearchDocument = {
  brandZh: string;
  brandEn: string;
  nameZh: string;
  nameEn: string;
  nameOrig: string;
  /** other names of the brand, the goods and the kind of goods */
  aliases: readonly string[];
  categoryNames: readonly string[];
  originNames: readonly string[];
  specs: readonly string[];
  descriptionZh: string;
  descriptionEn: string;
  /** every syllable suffix of every word of brand and name: quanzhichunniunai, chunniunai, niunai … */
  pinyin: readonly string[];
  /** the same of its other names */
  aliasPinyin: readonly string[];
  initials: readonly string[];
  /** `m:` the kind it is, `t:` that kind and every broader one, `b:` brand, `c:` category, `o:` origin, `s:` stage, `g:` grade, `k:` pack, `z:` size */
  marks: readonly string[];
  /** what this product adds to the vocabulary; weights are counted where it is stored */
  terms: readonly Omit<Term, "weight">[];
};

/** Builds the words of a product. Deterministic: the same source makes the same document. */
export function documentOf(source: SearchSource, chinese: ChineseText): SearchDocument {
  const plain = (text: string) => normalise(text, chinese);
  const lexicon = ownLexicon(source, plain);
  const nameZh = plain(source.nameZh);
  const nameEn = plain(source.nameEn);
  const kind = kindOf(source, nameZh, nameEn, plain);
  const brandWords = [source.brand.nameZh, ...source.brand.aliases].map(plain).filter(isHan);
  const aliases = distinct([
    ...source.aliases.map(plain),
    ...source.brand.aliases.map(plain),
    ...kind.words,
  ]);
  const originNames = originNamesOf(source, plain);
  const heads = headWords(kind.concepts);
  const named = readingsOf([...brandWords, nameZh], lexicon, chinese);
  const others = readingsOf([...source.aliases.map(plain), ...heads], lexicon, chinese);
  const joined = joinedReadings(brandWords, heads, chinese);
  const specs = distinct(
    source.variants.flatMap(({ specZh, specEn }) => [specZh, specEn]).map(plain),
  );
  return {
    brandZh: plain(source.brand.nameZh),
    brandEn: plain(source.brand.nameEn),
    nameZh,
    nameEn,
    nameOrig: plain(source.nameOrig ?? ""),
    aliases,
    categoryNames: kind.categoryNames,
    originNames,
    specs,
    descriptionZh: plain(source.summaryZh),
    descriptionEn: plain(source.summaryEn),
    pinyin: distinct([...named.pinyin, ...joined.pinyin]).sort(),
    aliasPinyin: others.pinyin.filter((reading) => !named.pinyin.includes(reading)),
    initials: distinct([...named.initials, ...others.initials, ...joined.initials]).sort(),
    marks: marksOf(source, kind.concepts),
    terms: termsOf(source, kind, { nameZh, nameEn, originNames, lexicon, chinese, plain }),
  };
}

type Plain = (text: string) => string;
type Kind = { concepts: string[]; words: string[]; categoryNames: string[] };

/** Curated words and the product's own, so that its name is cut alike whatever else is in the shop. */
function ownLexicon(source: SearchSource, plain: Plain): Lexicon {
  const own = (text: string, kind: Term["kind"], key: string | null): Term => ({
    term: plain(text),
    display: text,
    kind,
    key,
    via: "text",
    weight: 1,
  });
  const { brand, category } = source;
  return new Lexicon([
    ...[brand.nameZh, ...brand.aliases].map((text) => own(text, "brand", brand.slug)),
    ...[category.nameZh, ...category.aliases].map((text) => own(text, "category", category.key)),
    ...source.aliases.map((text) => own(text, "alias", null)),
  ]);
}

/**
 * What kind of goods it is: the last kind its name ends in (牛奶巧克力 is chocolate), or a narrower one
 * that another name of it tells, else its category's, where that holds one kind. The words of a
 * category with several (薯片海苔) say nothing about one product of it and are left out.
 */
function kindOf(source: SearchSource, nameZh: string, nameEn: string, plain: Plain): Kind {
  const own = narrowest(
    [nameZh, ...source.aliases.map(plain), nameEn].flatMap((name) =>
      CURATED.conceptsIn(name).slice(-1),
    ),
  );
  const { category } = source;
  const categoryWords = [category.nameZh, ...category.aliases, category.nameEn].map(plain);
  const categoryConcepts = distinct(categoryWords.flatMap((word) => CURATED.conceptsIn(word)));
  const [only, ...others] = categoryConcepts;
  const main = own ?? (others.length === 0 ? only : undefined);
  const concepts = main === undefined ? [] : family(main, CURATED.conceptsIn(nameZh));
  const isOneKind = categoryConcepts.every((id) => concepts.includes(id));
  return {
    concepts,
    words: concepts.flatMap((id) => wordsOf(id)),
    categoryNames: isOneKind ? categoryWords : categoryWords.filter((word) => !namesKind(word)),
  };
}

/** The first kind told, or the narrowest of the later ones that belong to it. */
function narrowest(concepts: readonly string[]): string | undefined {
  const [first, ...later] = concepts;
  return later.reduce(
    (found, one) => (found !== undefined && withBroader(one).includes(found) ? one : found),
    first,
  );
}

/** A kind with its broader ones, and the kinds beside it that the name tells too: 火鸡面 and 杯面. */
function family(main: string, told: readonly string[]): string[] {
  const own = withBroader(main);
  const beside = told.filter((id) =>
    withBroader(id)
      .slice(1)
      .some((one) => own.includes(one)),
  );
  return distinct([...own, ...beside.flatMap(withBroader)]);
}

function namesKind(word: string): boolean {
  return CURATED.conceptsIn(word).length > 0;
}

function wordsOf(conceptId: string): string[] {
  const concept = conceptById(conceptId);
  return concept ? [...concept.zh, ...(concept.en ?? [])] : [];
}

function headWords(concepts: readonly string[]): string[] {
  return concepts.flatMap((id) => conceptById(id)?.zh ?? []);
}

function originNamesOf(source: SearchSource, plain: Plain): string[] {
  const { code, nameZh, nameEn } = source.origin;
  const words = Object.entries(ORIGIN_WORDS).find(([known]) => known === code)?.[1];
  return distinct([plain(nameZh), ...(words?.zh ?? []), plain(nameEn), ...(words?.en ?? [])]);
}

type Readings = { pinyin: string[]; initials: string[] };

/** Pinyin and initials of the syllable suffixes of every run and every word of it. */
function readingsOf(texts: readonly string[], lexicon: Lexicon, chinese: ChineseText): Readings {
  const pinyin = new Set<string>();
  const initials = new Set<string>();
  const add = (word: string) => {
    const syllables = chinese.syllables(word);
    for (let from = 0; from < syllables.length; from++) {
      const rest = syllables.slice(from);
      pinyin.add(rest.join(""));
      if (rest.length > 1) initials.add(rest.map((syllable) => syllable[0]).join(""));
    }
  };
  for (const text of texts) {
    for (const run of runsOf(text)) {
      if (run.script !== "han") continue;
      add(run.text);
      for (const piece of lexicon.cut(run.text)) add(piece.text);
    }
  }
  return { pinyin: [...pinyin].sort(), initials: [...initials].sort() };
}

/** Brand and kind typed as one: anjianaifen, ajnf. */
function joinedReadings(
  brandWords: readonly string[],
  heads: readonly string[],
  chinese: ChineseText,
): Readings {
  const all = brandWords.flatMap((brand) =>
    heads.map((head) => [...chinese.syllables(brand), ...chinese.syllables(head)]),
  );
  return {
    pinyin: all.map((syllables) => syllables.join("")),
    initials: all.map((syllables) => syllables.map((syllable) => syllable[0]).join("")),
  };
}

function marksOf(source: SearchSource, concepts: readonly string[]): string[] {
  const marks = [
    ...concepts.slice(0, 1).map((id) => `m:${id}`),
    ...concepts.map((id) => `t:${id}`),
    `b:${source.brand.slug}`,
    `c:${source.category.key}`,
    `o:${source.origin.code.toLowerCase()}`,
  ];
  if (source.category.parentKey) marks.push(`c:${source.category.parentKey}`);
  if (source.stage !== null) marks.push(`s:${source.stage}`);
  if (source.grade) marks.push(`g:${source.grade.key.toLowerCase()}`);
  for (const { packCount, content } of source.variants) {
    marks.push(`k:${packCount}`);
    if (!content || content.unit === "piece") continue;
    marks.push(`z:${content.value}${content.unit}`);
    if (packCount > 1) marks.push(`z:${Math.round(content.value / packCount)}${content.unit}`);
  }
  return distinct(marks);
}

function termsOf(
  source: SearchSource,
  kind: Kind,
  text: {
    nameZh: string;
    nameEn: string;
    originNames: readonly string[];
    lexicon: Lexicon;
    chinese: ChineseText;
    plain: Plain;
  },
): Omit<Term, "weight">[] {
  const { lexicon, chinese, plain } = text;
  const terms = new Map<string, Omit<Term, "weight">>();
  const put = (term: Omit<Term, "weight">) => {
    if (term.term !== "") terms.set(`${term.kind}|${term.key}|${term.term}|${term.display}`, term);
  };
  const add = (words: readonly string[], kind: Term["kind"], key: string | null) => {
    for (const word of words) {
      const term = plain(word);
      put({ term, display: word, kind, key, via: "text" });
      if (!isHan(term)) continue;
      const syllables = chinese.syllables(term);
      put({ term: syllables.join(""), display: word, kind, key, via: "pinyin" });
      if (syllables.length < 2) continue;
      const first = syllables.map((syllable) => syllable[0]).join("");
      put({ term: first, display: word, kind, key, via: "initials" });
    }
  };
  const { brand, category, origin } = source;
  add([brand.nameZh, brand.nameEn, ...brand.aliases], "brand", brand.slug);
  add([category.nameZh, category.nameEn, ...category.aliases], "category", category.key);
  if (category.parentKey)
    add([category.parentZh, category.parentEn], "category", category.parentKey);
  add(text.originNames, "origin", origin.code);
  for (const id of kind.concepts) add(wordsOf(id), "concept", id);
  add(source.aliases, "alias", null);
  for (const { words, run } of lexicon.phrasesOf(text.nameZh)) {
    if (run.script === "han" && [...words].length > 1) add([words], "word", null);
  }
  for (const run of runsOf(text.nameEn)) {
    if (run.script === "latin" && run.text.length > 1)
      add([run.text, singular(run.text)], "word", null);
  }
  return [...terms.values()];
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)].filter((value) => value !== "");
}
