import { describe, expect, it } from "vitest";
import { parseId } from "~/domain/ids";
import { chineseText } from "~/ports/search/chinese.server";
import { documentOf } from "./document";
import type { SearchSource } from "./source";

const productId = parseId("prd", "prd_00000001");
if (!productId) throw new Error("the test's own id is wrong");

const source: SearchSource = {
  productId,
  nameZh: "全脂纯牛奶",
  nameEn: "UHT Whole Milk",
  nameOrig: null,
  aliases: [],
  summaryZh: "新西兰草饲奶源",
  summaryEn: "From grass-fed cows",
  brand: { slug: "anchor", nameZh: "安佳", nameEn: "Anchor", aliases: [] },
  category: {
    key: "dairy.milk",
    nameZh: "纯牛奶",
    nameEn: "Milk",
    aliases: ["鲜奶"],
    parentKey: "dairy",
    parentZh: "乳品奶粉",
    parentEn: "Dairy",
  },
  origin: { code: "NZ", nameZh: "新西兰", nameEn: "New Zealand" },
  storageZone: "ambient",
  stage: null,
  grade: null,
  diet: [],
  variants: [
    {
      sku: "NZ-ANC-UHT-12",
      gtin: "2000000010003",
      specZh: "1 L × 12",
      specEn: "1 L × 12",
      packCount: 12,
      content: { value: 12_000, unit: "ml" },
    },
  ],
  channels: {},
  sales30d: 0,
  publishedAt: new Date("2026-11-23T00:00:00Z"),
  changesAt: null,
};
const document = (more: Partial<SearchSource> = {}) =>
  documentOf({ ...source, ...more }, chineseText);

describe("documentOf", () => {
  it("speaks every tail of every word, and brand and head as one", () => {
    const { pinyin, initials } = document();
    for (const word of [
      "anjia",
      "niunai",
      "nai",
      "chunniunai",
      "quanzhichunniunai",
      "anjianiunai",
    ]) {
      expect(pinyin, word).toContain(word);
    }
    for (const word of ["aj", "nn", "ajnn"]) expect(initials, word).toContain(word);
    expect(initials).not.toContain("n");
  });
  it("carries the other names of its kind and of its origin", () => {
    expect(document({ nameZh: "阳光金果奇异果" }).aliases).toContain("猕猴桃");
    expect(document({ nameZh: "阳光金果奇异果" }).aliases).toContain("kiwifruit");
    expect(document({ nameZh: "黑虎虾" }).aliases).toContain("大虾");
    expect(document().originNames).toContain("纽西兰");
  });
  it("is of the kind its name ends in", () => {
    expect(document({ nameZh: "牛奶巧克力" }).marks).toContain("t:chocolate");
    expect(document({ nameZh: "牛奶巧克力" }).marks).not.toContain("t:milk");
    expect(document({ nameZh: "芝士火鸡面杯面" }).marks).toEqual(
      expect.arrayContaining(["m:cup-noodles", "t:hot-chicken-noodles", "t:instant-noodles"]),
    );
    expect(document({ nameZh: "猫山王" }).marks).toEqual(
      expect.arrayContaining(["t:musang-king", "t:durian"]),
    );
  });
  it("takes nothing from a category of several kinds, and its kind from one of a single kind", () => {
    const category = {
      ...source.category,
      key: "snacks.crisps",
      nameZh: "薯片海苔",
      nameEn: "Crisps and laver",
      aliases: ["薯片", "海苔"],
    };
    const laver = document({ nameZh: "芝麻夹心海苔", nameEn: "Sesame laver", category });
    expect(laver.categoryNames.join(" ")).not.toContain("薯片");
    const unnamed = document({ nameZh: "脆脆乐", nameEn: "Crunchy", category });
    expect(unnamed.categoryNames.join(" ")).not.toContain("薯片");
    expect(document({ nameZh: "每日鲜", nameEn: "Daily" }).marks).toContain("m:milk");
  });
  it("marks brand, category, origin, stage, grade, packs and sizes", () => {
    expect(document({ stage: 3, grade: { key: "UMF", value: 10 } }).marks).toEqual(
      expect.arrayContaining([
        "b:anchor",
        "c:dairy.milk",
        "c:dairy",
        "o:nz",
        "s:3",
        "g:umf",
        "k:12",
        "z:12000ml",
        "z:1000ml",
      ]),
    );
  });
  it("gives the vocabulary every way to type its words", () => {
    const terms = document({ nameZh: "全脂 A2 纯牛奶" }).terms;
    expect(terms).toContainEqual({
      term: "anjia",
      display: "安佳",
      kind: "brand",
      key: "anchor",
      via: "pinyin",
    });
    expect(terms.filter((term) => term.display === "牛奶").map((term) => term.term)).toEqual(
      expect.arrayContaining(["牛奶", "niunai", "nn"]),
    );
    expect(terms).toContainEqual({
      term: "whole",
      display: "whole",
      kind: "word",
      key: null,
      via: "text",
    });
  });
  it("is the same each time", () => {
    expect(document()).toEqual(document());
  });
});
