import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fen } from "../money";
import {
  decimalText,
  fenOf,
  kilogramDecimal,
  multiplyDecimal,
  ratioDecimal,
  readDecimal,
  yuanDecimal,
} from "./decimal";

describe("decimals of the messages", () => {
  it.each([
    ["443.74", 44_374_000n],
    ["0", 0n],
    ["-1.00001", -100_001n],
    ["12", 1_200_000n],
    ["1.500", 150_000n],
  ])("reads %s", (text, value) => expect(readDecimal(text)).toBe(value));

  it.each(["", "1.", ".5", "1e3", "1,000", "0.000001", "١", "+1", "1 2", "12345678901234567890"])(
    "does not read %j",
    (text) => expect(readDecimal(text)).toBeUndefined(),
  );

  it.each([
    [fen(44_374), "443.74"],
    [fen(100), "1"],
    [fen(0), "0"],
    [fen(5), "0.05"],
    [fen(-250), "-2.5"],
    [fen(9_007_199_254_740_991), "90071992547409.91"],
  ])("writes %d fen as %s yuan", (amount, text) => expect(yuanDecimal(amount)).toBe(text));

  it("writes grams as kilograms exactly", () => {
    expect(kilogramDecimal(2_750)).toBe("2.75");
    expect(kilogramDecimal(1)).toBe("0.001");
  });

  it("text and value are each other's inverse", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (value) => {
        expect(readDecimal(decimalText(value))).toBe(value);
      }),
    );
  });

  it("rounds a ratio half up at the fifth decimal only", () => {
    expect(decimalText(ratioDecimal(1n, 3n))).toBe("0.33333");
    expect(decimalText(ratioDecimal(2n, 3n))).toBe("0.66667");
    expect(decimalText(ratioDecimal(1n, 200_000n))).toBe("0.00001");
    expect(ratioDecimal(1n, 200_001n)).toBe(0n);
  });

  it("multiplies exactly or not at all", () => {
    expect(multiplyDecimal(150_000n, 200_000n)).toBe(300_000n);
    expect(multiplyDecimal(1n, 1n)).toBeUndefined();
  });

  it("knows whole fen only", () => {
    expect(fenOf(44_374_000n)).toBe(44_374);
    expect(fenOf(1n)).toBeUndefined();
    expect(fenOf(10n ** 25n)).toBeUndefined();
  });
});
