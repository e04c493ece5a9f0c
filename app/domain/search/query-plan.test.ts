import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseText } from "~/ports/search/chinese.server";
import { Lexicon, type Term } from "./lexicon";
import { planQuery } from "./query-plan";

/** The terms a small shop has, with their pinyin and initials. */
function vocabulary(): Term[] {
  const words: [string, Term["kind"], string | null][] = [
    ["安佳", "brand", "anchor"],
    ["爱他美", "brand", "aptamil"],
    ["农心", "brand", "nongshim"],
    ["辛拉面", "alias", null],
    ["日本薯片", "alias", null],
    ["奶粉", "concept", "milk-powder"],
    ["牛奶", "concept", "milk"],
    ["黄油", "concept", "butter"],
    ["榴莲", "concept", "durian"],
    ["火龙果", "concept", "dragon-fruit"],
    ["麦卢卡", "concept", "manuka"],
    ["新西兰", "origin", "NZ"],
  ];
  const latin: [string, Term["kind"], string | null][] = [
    ["indomie", "brand", "indomie"],
    ["noodle", "word", null],
    ["noodles", "word", null],
    ["coconut", "word", null],
    ["water", "word", null],
  ];
  return [
    ...words.flatMap(([display, kind, key]): Term[] => {
      const syllables = chineseText.syllables(display);
      const term = { display, kind, key, weight: 1 };
      return [
        { ...term, term: display, via: "text" },
        { ...term, term: syllables.join(""), via: "pinyin" },
        { ...term, term: syllables.map((one) => one[0]).join(""), via: "initials" },
      ];
    }),
    ...latin.map(
      ([word, kind, key]): Term => ({
        term: word,
        display: word,
        kind,
        key,
        via: "text",
        weight: 1,
      }),
    ),
  ];
}

const lexicon = new Lexicon(vocabulary());
const plan = (text: string) => planQuery(text, lexicon, chineseText);
const first = (text: string) => plan(text).stages[0];
const words = (text: string) => first(text)?.words.map((word) => word.text);
const corrected = (text: string) => plan(text).stages.find((stage) => stage.kind === "corrected");

describe("words", () => {
  it.each([
    ["安佳奶粉", ["安佳", "奶粉"]],
    ["紐西蘭奶粉", ["新西兰", "奶粉"]],
    ["anjia naifen", ["anjia", "naifen"]],
    ["anjianaifen", ["anjia", "naifen"]],
    ["niu nai", ["niunai"]],
    ["mai lu ka", ["mailuka"]],
    ["牛nai", ["牛", "nai"]],
    ["coconut water", ["coconut", "water"]],
    ["进口的奶粉", ["奶粉"]],
    ['-安佳 "奶粉"', ["安佳", "奶粉"]],
    ["hlg", ["hlg"]],
    ["日本薯片", ["日本", "薯片"]],
    ["麦卢卡蜂蜜", ["麦卢卡", "蜂蜜"]],
    ["奶油奶酪", ["奶油", "奶酪"]],
    ["酸牛奶", ["酸牛奶"]],
    ["进口", ["进口"]],
  ])("%s → %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
  it("stay open at the end only while nobody knows them", () => {
    expect(first("anjia naif")?.words.map((word) => word.mayContinue)).toEqual([false, true]);
    expect(first("anjia naifen")?.words.map((word) => word.mayContinue)).toEqual([false, false]);
  });
  it("carry what pinyin and initials mean", () => {
    expect(first("niunai")?.words[0]?.senses).toContainEqual({ kind: "concept", key: "milk" });
    expect(first("hlg")?.words[0]?.senses).toContainEqual({ kind: "concept", key: "dragon-fruit" });
    expect(first("aj")?.words[0]?.senses).toContainEqual({ kind: "brand", key: "anchor" });
  });
  it("mean what their compound means, where it names a kind", () => {
    const concepts = (text: string) =>
      first(text)?.words.flatMap((word) => word.senses.map((sense) => sense.key));
    expect(concepts("奶油奶酪")).toEqual(["cream-cheese"]);
    expect(concepts("日本薯片")).toEqual(["JP", "crisps"]);
  });
  it("mean together what they mean as a phrase", () => {
    const senses = first("coconut water")?.words.map((word) => word.senses);
    expect(senses).toEqual([[], [{ kind: "concept", key: "coconut-water" }]]);
  });
  it("leave measures to their own list", () => {
    expect(first("爱他美三段")).toMatchObject({
      words: [{ text: "爱他美" }],
      quantities: [{ kind: "stage", stage: 3 }],
    });
  });
});

describe("correction", () => {
  it.each([
    ["liulain", "榴莲", "liulian"],
    ["indomei", "indomie", "indomie"],
    ["安嘉黄油", "安佳黄油", "anjia"],
    ["anjia naifne", "anjia 奶粉", "naifen"],
  ])("%s is read as %s", (text, shown, searched) => {
    const stage = corrected(text);
    expect(stage?.text).toBe(shown);
    expect(stage?.words.map((word) => word.text)).toContain(searched);
  });
  it("is not offered for words that are known or that nothing resembles", () => {
    for (const text of ["安佳奶粉", "niunai", "naif", "qqqqqqqq", "3段奶粉"]) {
      expect(corrected(text), text).toBeUndefined();
    }
  });
});

describe("relaxation", () => {
  const relaxed = (text: string) =>
    plan(text)
      .stages.filter((stage) => stage.kind === "relaxed")
      .map((stage) => `${stage.text}${stage.quantities.length > 0 ? "+" : ""}`);
  it("drops packs, then the unknown, then stages, then what tells least", () => {
    expect(relaxed("安佳奶粉 五连包")).toEqual(["安佳 奶粉", "奶粉"]);
    expect(relaxed("安佳 qqqqqqqq 奶粉")).toEqual(["安佳 奶粉"]);
    expect(relaxed("爱他美三段")).toEqual(["爱他美"]);
    expect(relaxed("新西兰安佳奶粉")).toEqual(["安佳 奶粉"]);
  });
  it("has nothing to drop from one word", () => {
    expect(relaxed("安佳")).toEqual([]);
  });
  it("never keeps fewer than half of the words", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("安佳", "奶粉", "新西兰", "qqq", "3段", "5包", "anjia", "榴莲"), {
          minLength: 1,
          maxLength: 8,
        }),
        (parts) => {
          const { stages } = plan(parts.join(" "));
          const base = stages.find((one) => one.kind === "corrected") ?? stages[0];
          for (const stage of stages) {
            expect(stage.words.length * 2).toBeGreaterThanOrEqual(base?.words.length ?? 0);
            expect(stage.words.length + stage.quantities.length).toBeGreaterThan(0);
          }
        },
      ),
      { seed: 20_261_123, numRuns: 200 },
    );
  });
});

describe("related kinds", () => {
  it("are what the query's goods are", () => {
    expect(plan("安佳奶粉").related?.concepts).toEqual(["milk-powder"]);
    expect(plan("anjia naifen").related?.concepts).toEqual(["milk-powder"]);
    expect(plan("辛拉面").related?.concepts).toEqual(["ramen", "instant-noodles", "noodles"]);
    expect(plan("爱他美三段").related?.concepts).toEqual(["infant-formula"]);
    expect(plan("安佳").related).toBeUndefined();
  });
});

describe("odd input", () => {
  it.each(["", "   ", "!!!", "--", '""', "的"])("%j does not fail", (text) => {
    expect(() => plan(text)).not.toThrow();
  });
  it("means the whole catalogue when nothing searchable was typed", () => {
    expect(plan("!!!").stages).toEqual([]);
  });
  it("is bounded, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        for (const stage of plan(text).stages) expect(stage.words.length).toBeLessThanOrEqual(10);
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});
