import { describe, expect, it } from "vitest";
import { Lexicon, type Term } from "./lexicon";

const term = (
  text: string,
  kind: Term["kind"],
  key: string | null,
  more: Partial<Term> = {},
): Term => ({
  term: text,
  display: text,
  kind,
  key,
  via: "text",
  weight: 1,
  ...more,
});

const lexicon = new Lexicon([
  term("安佳", "brand", "anchor"),
  term("anjia", "brand", "anchor", { display: "安佳", via: "pinyin", weight: 5 }),
  term("aj", "brand", "anchor", { display: "安佳", via: "initials" }),
  term("anchor", "brand", "anchor"),
  term("辛拉面", "alias", null),
  term("奶粉", "category", "dairy.milk-powder"),
  term("coconut water", "concept", "coconut-water"),
  term("金装", "word", null),
]);
const cut = (text: string) =>
  lexicon.cut(text).map((piece) => `${piece.text}${piece.isKnown ? "" : "?"}`);

describe("cut", () => {
  it.each([
    ["安佳奶粉", ["安佳", "奶粉"]],
    ["全脂纯牛奶", ["全脂", "纯?", "牛奶"]],
    ["牛奶巧克力", ["牛奶", "巧克力"]],
    ["安嘉黄油", ["安嘉?", "黄油"]],
    ["辛拉面", ["辛拉面"]],
    ["无糖酸奶", ["无糖", "酸奶"]],
    ["小米椒", ["小米椒?"]],
    ["奶茶", ["奶茶"]],
    ["清洁面膜", ["清洁?", "面膜"]],
    ["芒果汁", ["芒?", "果汁"]],
    ["金装奶粉", ["金装?", "奶粉"]],
  ])("%s → %s", (text, pieces) => {
    expect(cut(text)).toEqual(pieces);
  });
});

describe("senses", () => {
  it("gather what a word means in the curated list and in the catalogue", () => {
    expect(lexicon.sensesOf("奶粉")).toEqual([
      { kind: "concept", key: "milk-powder" },
      { kind: "category", key: "dairy.milk-powder" },
    ]);
    expect(lexicon.sensesOf("新西兰")).toEqual([{ kind: "origin", key: "NZ" }]);
    expect(lexicon.sensesOf("金装")).toEqual([]);
  });
  it("tell what goods are by the last kind named", () => {
    expect(lexicon.conceptsIn("牛奶巧克力").at(-1)).toBe("chocolate");
    expect(lexicon.conceptsIn("Anchor uht milk powder".toLowerCase()).at(-1)).toBe("milk-powder");
    expect(lexicon.conceptsIn("芝士味薯片").at(-1)).toBe("crisps");
  });
});

describe("Latin words", () => {
  it("are known whole, by their parts and by their beginnings", () => {
    expect(lexicon.knowsLatin("anjia")).toBe(true);
    expect(lexicon.knowsLatin("coconut")).toBe(true);
    expect(lexicon.knowsLatin("anji")).toBe(false);
    expect(lexicon.beginsLatin("anji")).toBe(true);
    expect(lexicon.beginsLatin("zz")).toBe(false);
  });
  it("are corrected to the vocabulary", () => {
    expect(lexicon.correctLatin("ajnia")?.display).toBe("安佳");
    expect(lexicon.correctLatin("achor")?.term).toBe("anchor");
  });
});
