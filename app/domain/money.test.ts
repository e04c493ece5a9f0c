import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../tests/support/property-runs";
import {
  addFen,
  allocateFen,
  type Fen,
  fen,
  multiplyFen,
  parseYuan,
  subtractFen,
  yuanText,
} from "./money";

const SEED = 20261125;
const runs = { seed: SEED, numRuns: propertyRuns() };
const allocate = (total: number, weights: number[]) => allocateFen(fen(total), weights);

describe("fen", () => {
  it("are safe whole numbers", () => {
    expect(fen(Number.MAX_SAFE_INTEGER)).toBe(2 ** 53 - 1);
    expect(fen(-1)).toBe(-1);
    for (const wrong of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fen(wrong)).toThrow(`not a whole number of fen: ${wrong}`);
    }
  });

  it("add, subtract and multiply, never leaving what is safe", () => {
    const [a, b] = [fen(7), fen(3)];
    expect(addFen()).toBe(0);
    expect(addFen(a, b, b)).toBe(13);
    expect(subtractFen(b, a)).toBe(-4);
    expect(multiplyFen(a, 3)).toBe(21);
    expect(() => multiplyFen(a, 0.5)).toThrow("not a whole quantity: 0.5");
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), a)).toThrow("not a whole number of fen");
    expect(() => subtractFen(fen(-Number.MAX_SAFE_INTEGER), a)).toThrow("not a whole number");
    expect(() => multiplyFen(fen(Number.MAX_SAFE_INTEGER), 2)).toThrow("not a whole number");
  });

  it.each([
    [0, "0.00"],
    [5, "0.05"],
    [99, "0.99"],
    [100, "1.00"],
    [12_345, "123.45"],
    [-5, "-0.05"],
    [-12_345, "-123.45"],
  ])("%d are %s yuan in messages", (amount, text) => {
    expect(yuanText(fen(amount))).toBe(text);
    expect(parseYuan(text)).toBe(amount);
  });

  it.each([
    ["123", 12_300],
    ["123.4", 12_340],
    [" 123.45\n", 12_345],
    ["-1.5", -150],
    ["0012", 1_200],
    ["9999999999999.99", 999_999_999_999_999],
  ])("%j reads as %d fen", (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it.each([
    "",
    ".5",
    "1.",
    "1.234",
    "1,000",
    "1e3",
    "--1",
    "+1",
    "１",
    "1 0",
    "a1",
    "1a",
    "12345678901234",
  ])("%j is no amount", (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it(`texts read back as what they were (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15 + 1, max: 1e15 - 1 }), (amount) => {
        expect(parseYuan(yuanText(fen(amount)))).toBe(amount);
      }),
      runs,
    );
  });
});

describe("spreading an amount", () => {
  it.each([
    [1_000, [10_000, 20_000, 5_000], [286, 571, 143]],
    [1_000, [1, 1, 1], [334, 333, 333]],
    [1_001, [1, 1, 1], [334, 334, 333]],
    [1, [1, 2], [0, 1]],
    [1, [2, 1], [1, 0]],
    [2, [1, 3], [1, 1]],
    [10, [0, 5], [0, 10]],
    [5, [0, 0], [3, 2]],
    [0, [1, 2], [0, 0]],
    [7, [4], [7]],
  ])("%d over %j", (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  it("asks for amounts and weights from zero on", () => {
    expect(() => allocate(-1, [1])).toThrow("only amounts from zero on are spread");
    expect(() => allocate(1, [])).toThrow("nothing to allocate over");
    for (const wrong of [-1, 0.5, Number.NaN]) {
      expect(() => allocate(1, [1, wrong])).toThrow("weights are whole and not negative");
    }
  });

  it(`sums to the amount, each part within a fen of its exact share (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000_000 }),
        fc.array(fc.nat({ max: 5_000_000 }), { minLength: 1, maxLength: 8 }),
        (total, weights) => {
          const parts: Fen[] = allocate(total, weights);
          expect(addFen(...parts)).toBe(total);
          const sum = weights.reduce((all, weight) => all + weight, 0);
          if (sum === 0) return;
          parts.forEach((part, index) => {
            const off = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weights[index] ?? 0);
            expect(off > -BigInt(sum) && off < BigInt(sum)).toBe(true);
          });
        },
      ),
      runs,
    );
  });
});
