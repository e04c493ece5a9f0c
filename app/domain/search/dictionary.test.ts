import { describe, expect, it } from "vitest";
import { seedCatalogue } from "~db/seed/catalogue";
import { CATEGORIES } from "~db/seed/catalogue/categories";
import { CONCEPTS, withBroader } from "./concepts/all";
import { dictionaryOf, hiddenTailOf, searchedWords } from "./dictionary";

const categoryWords = CATEGORIES.flatMap((one) => [one.nameZh, ...(one.aliases ?? [])]);

describe("dictionaryOf", () => {
  const words = dictionaryOf([...categoryWords, "安佳", "爱他美", "猫山王"]);
  it("holds no word that hides a tail people search alone", () => {
    const searched = searchedWords([...categoryWords, "安佳", "爱他美", "猫山王"]);
    const hiding = words.flatMap((word) => {
      const tail = hiddenTailOf(word, searched);
      return tail === undefined ? [] : [`${word} hides ${tail}`];
    });
    expect(hiding).toEqual([]);
  });
  it("holds none either with every brand and every other name of the seeded shop", () => {
    const { brands, products } = seedCatalogue();
    const named = [...brands, ...products].flatMap((one) => [one.nameZh, ...(one.aliases ?? [])]);
    const all = [...categoryWords, ...named];
    const searched = searchedWords(all);
    const seeded = dictionaryOf(all);
    expect(seeded.length).toBeGreaterThan(300);
    expect(seeded.filter((word) => hiddenTailOf(word, searched) !== undefined)).toEqual([]);
  });
  it("holds the atoms that segmentation would cut wrongly", () => {
    for (const word of ["牛奶", "奶粉", "蛋白", "芝士", "奇异果", "火龙果", "安佳", "爱他美"]) {
      expect(words, word).toContain(word);
    }
  });
  it("leaves out the compounds whose tails are searched", () => {
    for (const word of ["乳铁蛋白", "酸牛奶", "黑虎虾", "巴沙鱼", "配方奶粉"]) {
      expect(words, word).not.toContain(word);
    }
  });
  it("drops a word as soon as the catalogue makes its tail a name", () => {
    expect(dictionaryOf([])).toContain("牛奶");
    expect(dictionaryOf(["奶"])).not.toContain("牛奶");
  });
});

describe("concepts", () => {
  it("have unique ids and point only at each other", () => {
    const ids = CONCEPTS.map((concept) => concept.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const concept of CONCEPTS) {
      for (const broader of concept.under ?? []) expect(ids, concept.id).toContain(broader);
    }
  });
  it("end their climb, however they are linked", () => {
    expect(withBroader("musang-king")).toEqual(["musang-king", "durian"]);
    expect(withBroader("hot-chicken-noodles")).toContain("noodles");
  });
  it("are written in normalised form", () => {
    for (const concept of CONCEPTS) {
      for (const word of [...concept.zh, ...(concept.en ?? [])]) {
        expect(word).toBe(word.normalize("NFKC").toLowerCase());
      }
      for (const word of concept.zh) expect(word).toMatch(/^\p{Script=Han}+$/u);
    }
  });
});
