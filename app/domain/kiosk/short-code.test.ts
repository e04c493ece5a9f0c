import { describe, expect, it } from "vitest";
import { readShortCode, shortCodeFromBytes, spacedShortCode } from "./short-code";

describe("short codes", () => {
  it("are six characters nobody confuses, all equally likely", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const code = shortCodeFromBytes(new Uint8Array(6).fill(byte));
      if (code) counts.set(code[0] ?? "", (counts.get(code[0] ?? "") ?? 0) + 1);
    }
    expect([...counts.keys()].join("")).toBe("23456789ABCDEFGHJKMNPQRSTVWXYZ");
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  it("are refused when too few bytes were fair", () => {
    expect(shortCodeFromBytes(Uint8Array.of(0, 1, 2, 3, 4, 255))).toBeUndefined();
    expect(shortCodeFromBytes(Uint8Array.of(0, 255, 1, 2, 3, 4, 5))).toBe("234567");
  });

  it("are read however a person types them", () => {
    for (const typed of ["F7K2QP", "f7k 2qp", " F7K-2QP ", "Ｆ７Ｋ２ＱＰ"]) {
      expect(readShortCode(typed)).toBe("F7K2QP");
    }
    for (const typed of ["", "F7K2Q", "F7K2QPX", "F7K2Q0", "F7K2QI", "F7K2QU"]) {
      expect(readShortCode(typed)).toBeUndefined();
    }
    expect(spacedShortCode("F7K2QP")).toBe("F7K 2QP");
  });
});
