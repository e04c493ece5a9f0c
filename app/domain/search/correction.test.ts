import { describe, expect, it } from "vitest";
import { closest, editDistance } from "./correction";
import type { Term } from "./lexicon";

const term = (text: string, weight = 1, via: Term["via"] = "pinyin"): Term => ({
  term: text,
  display: text,
  kind: "concept",
  key: text,
  via,
  weight,
});
const vocabulary = (...terms: Term[]) => new Map(terms.map((one) => [one.term, [one]]));

describe("editDistance", () => {
  it.each([
    ["liulain", "liulian", 1],
    ["indomei", "indomie", 1],
    ["naifne", "naifen", 1],
    ["anjia", "anjia", 0],
    ["anjia", "anji", 1],
    ["abc", "xyz", undefined],
    ["a", "abcd", undefined],
  ])("%s ~ %s = %s", (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });
});

describe("closest", () => {
  it("takes the nearest, then the commoner", () => {
    const words = vocabulary(term("liulian", 3), term("liuliang", 9), term("niunai"));
    expect(closest("liulain", words)?.term).toBe("liulian");
    expect(closest("niunia", words)?.term).toBe("niunai");
    expect(closest("anjix", vocabulary(term("anjia", 1), term("anjib", 2)))?.term).toBe("anjib");
  });
  it("keeps the first letter, and leaves short words and numbers alone", () => {
    const words = vocabulary(term("liulian"), term("abc"), term("1234"));
    expect(closest("niulian", words)).toBeUndefined();
    expect(closest("ab", words)).toBeUndefined();
    expect(closest("1235", words)).toBeUndefined();
    expect(closest("axx", words)).toBeUndefined();
  });
  it("never corrects to initials", () => {
    expect(closest("hlgx", vocabulary(term("hlg", 9, "initials")))).toBeUndefined();
  });
});
