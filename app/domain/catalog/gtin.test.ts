import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gtinCheckDigit, isGtin, normaliseGtin } from "./gtin";

describe("GTIN", () => {
  it("knows published codes", () => {
    expect(isGtin("4006381333931")).toBe(true);
    expect(isGtin("96385074")).toBe(true);
    expect(isGtin("036000291452")).toBe(true);
    expect(isGtin("10614141000415")).toBe(true);
  });
  it("refuses a wrong digit, a wrong length and anything but digits", () => {
    expect(isGtin("4006381333932")).toBe(false);
    expect(isGtin("40063813339311")).toBe(false);
    expect(isGtin("400638133393X")).toBe(false);
    expect(isGtin("")).toBe(false);
  });
  it("keeps a GTIN-12 as GTIN-13 with its leading zero", () => {
    expect(normaliseGtin(" 036000291452 ")).toBe("0036000291452");
    expect(normaliseGtin("0036000291452")).toBe("0036000291452");
    expect(normaliseGtin("00036000291452")).toBe("0036000291452");
    expect(normaliseGtin("10614141000415")).toBe("10614141000415");
    expect(normaliseGtin("123")).toBeUndefined();
  });
  it("finds every single wrong digit", () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const right = body + gtinCheckDigit(body);
        const wrong = [...right]
          .map((digit, index) => (index === at ? (Number(digit) + shift) % 10 : digit))
          .join("");
        return isGtin(right) && !isGtin(wrong);
      }),
      { seed: 20261123 },
    );
  });
});
