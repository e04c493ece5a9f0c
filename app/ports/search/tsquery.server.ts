import { demandsOf } from "~/domain/search/normalise";
import type { Quantity } from "~/domain/search/quantities";
import type { QueryPlan, QueryStage, QueryWord } from "~/domain/search/query-plan";
import { quoted } from "./lexemes.server";

/** One stage as PostgreSQL runs it: what must match, what ranks, and what lifts a hit. */
export type TextStage = {
  kind: QueryStage["kind"];
  text: string;
  match: string;
  rank: string;
  /** points for each mark a product has (domain/search/document.ts) */
  boosts: { mark: string; points: number }[];
  grade: { key: string; value: number } | null;
};

/** Points for what goods are, beside at most about 0.6 for where the words stand. */
const POINTS = {
  concept: 1.2,
  /** the goods are that kind and not a narrower one: 奶粉 before 配方奶粉 */
  ownConcept: 0.15,
  brand: 0.8,
  category: 0.4,
  origin: 0.3,
  measure: 0.6,
} as const;

/**
 * The stages of a plan in the order to try. Names, other names, categories and marks answer first; the
 * description only when they do not.
 */
export function textStagesOf(plan: QueryPlan): TextStage[] {
  return plan.stages.flatMap((stage) => {
    const boosts = boostsOf(stage);
    const rank = [
      ...stage.words.flatMap((word) => lexemesOf(word)),
      ...stage.quantities.map(markLexeme),
    ];
    const grade = stage.quantities.find((one) => one.kind === "grade");
    const common = {
      kind: stage.kind,
      text: stage.text,
      rank: rank.join(" | "),
      boosts,
      grade: grade ? { key: grade.key, value: grade.value } : null,
    };
    const match = (weights: string) => {
      const words = stage.words.map((word) => `(${lexemesOf(word, weights).join(" & ")})`);
      return [...words, ...stage.quantities.map(markLexeme)].join(" & ");
    };
    const anywhere = match("");
    const named = match("ABC");
    return [...new Set([named, anywhere])].map((one) => ({ ...common, match: one }));
  });
}

function lexemesOf(word: QueryWord, weights = ""): string[] {
  if (word.script !== "latin") return demandsOf(word.text).map((one) => withFlags(one, weights));
  return [withFlags(word.text, word.mayContinue ? `*${weights}` : weights)];
}

function withFlags(lexeme: string, flags: string): string {
  return flags === "" ? quoted(lexeme) : `${quoted(lexeme)}:${flags}`;
}

/** A measured part is a mark that must be there; of a grade only the scale, its value is compared. */
function markOf(quantity: Quantity): string {
  switch (quantity.kind) {
    case "stage":
      return `s:${quantity.stage}`;
    case "grade":
      return `g:${quantity.key.toLowerCase()}`;
    case "pack":
      return `k:${quantity.count}`;
    case "size":
      return `z:${quantity.amount}${quantity.unit}`;
  }
}

function markLexeme(quantity: Quantity): string {
  return quoted(markOf(quantity));
}

function boostsOf(stage: QueryStage): TextStage["boosts"] {
  const boosts = new Map<string, number>();
  for (const word of stage.words) {
    for (const { kind, key } of word.senses) {
      const letter = { concept: "t", brand: "b", category: "c", origin: "o" }[kind];
      boosts.set(`${letter}:${key.toLowerCase()}`, POINTS[kind]);
      if (kind === "concept") boosts.set(`m:${key}`, POINTS.ownConcept);
    }
  }
  for (const quantity of stage.quantities) boosts.set(markOf(quantity), POINTS.measure);
  return [...boosts].map(([mark, points]) => ({ mark, points }));
}

/** Marks of the kinds of goods a query names, whatever else it asked for. */
export function relatedMarksOf(plan: QueryPlan): string[] {
  const { concepts = [], categories = [] } = plan.related ?? {};
  return [...concepts.map((id) => `t:${id}`), ...categories.map((key) => `c:${key}`)];
}
