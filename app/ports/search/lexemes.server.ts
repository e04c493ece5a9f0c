import { charactersAndPairs, demandsOf, runsOf, singular } from "~/domain/search/normalise";
import type { SearchEntry } from "./entry.server";

type Weight = "A" | "B" | "C" | "D";

/**
 * The tsvector of a product as PostgreSQL reads it. Every lexeme once, with its best weight: A brand
 * and name; B other names and the names' pinyin; C other pinyin, initials, category, origin, specification, marks; D the
 * description, by pairs only, so that single characters find names.
 */
export function tsvectorOf({ document }: SearchEntry): string {
  const weights = new Map<string, Weight>();
  const put = (weight: Weight, lexemes: readonly string[]) => {
    for (const lexeme of lexemes) if (!weights.has(lexeme)) weights.set(lexeme, weight);
  };
  const names = [document.brandZh, document.brandEn, document.nameZh, document.nameEn];
  put("A", names.flatMap(charactersOf));
  put("B", document.aliases.flatMap(charactersOf));
  put("B", document.pinyin);
  put("C", document.aliasPinyin);
  put("C", document.initials);
  const places = [...document.categoryNames, ...document.originNames, ...document.specs];
  put("C", [...places, document.nameOrig].flatMap(pairsOf));
  put("C", document.marks);
  put("D", [document.descriptionZh, document.descriptionEn].flatMap(pairsOf));
  return [...weights].map(([lexeme, weight]) => `${quoted(lexeme)}:1${weight}`).join(" ");
}

/** Quotes a lexeme for a tsvector or tsquery literal. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function charactersOf(text: string): string[] {
  return lexemesOf(text, charactersAndPairs);
}

function pairsOf(text: string): string[] {
  return lexemesOf(text, demandsOf);
}

function lexemesOf(text: string, cut: (run: string) => string[]): string[] {
  return runsOf(text).flatMap((run) =>
    run.script === "latin" ? [run.text, singular(run.text)] : cut(run.text),
  );
}
