import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigitOf, IdNumber, maskIdNumber, parseIdNumber } from "./id-number";
import { checkPayer } from "./payer";

const TODAY = "2026-11-23";
const refusal = (text: string, maxAgeYears?: number) => {
  const parsed = parseIdNumber(text, TODAY, maxAgeYears);
  return parsed.ok ? undefined : parsed.error.reason;
};
const digits = (text: string) => {
  const parsed = parseIdNumber(text, TODAY);
  return parsed.ok ? parsed.value.reveal() : undefined;
};

describe("identity number (GB 11643)", () => {
  it("vector 24: valid, small x made capital, an age ceiling refuses 1880", () => {
    expect(digits("11010519491231002X")).toBe("11010519491231002X");
    expect(digits("11010519491231002x")).toBe("11010519491231002X");
    expect(digits("440524188001010014")).toBe("440524188001010014");
    expect(refusal("440524188001010014", 120)).toBe("age");
    expect(refusal("11010519491231002X", 120)).toBeUndefined();
  });
  it("vectors 25, 26 and 28: wrong check digit, 31 February, fifteen digits", () => {
    expect(refusal("110105194912310021")).toBe("check_digit");
    expect(refusal("110105194902310026")).toBe("birthday");
    expect(refusal("110105491231002")).toBe("fifteen_digits");
  });
  it.each(["50010219000101003X", "500102190001010013", "500102190001010021"])(
    "vector 27: %s is valid",
    (text) => {
      expect(digits(text)).toBe(text);
    },
  );
  it("takes pasted spaces, hyphens and full-width digits", () => {
    expect(digits(" 500102 19000101 003x ")).toBe("50010219000101003X");
    expect(digits("５００１０２１９０００１０１００３Ｘ")).toBe("50010219000101003X");
  });
  it.each(["", "abc", "5001021900010100", "X00102190001010030", "00010219000101003X"])(
    "refuses %j by its form",
    (text) => {
      expect(refusal(text)).toBe("form");
    },
  );
  it("refuses a birthday that lies ahead, and takes today's", () => {
    const born = (day: string) => {
      const head = `500102${day}001`;
      return `${head}${checkDigitOf(head)}`;
    };
    expect(refusal(born("20261123"))).toBeUndefined();
    expect(refusal(born("20261124"))).toBe("birthday");
  });
  it("notices every single wrong digit (seed 20261123)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (position, shift) => {
          const right = "500102190001010013";
          const wrongDigit = (Number(right[position]) + shift) % 10;
          const wrong = right.slice(0, position) + wrongDigit + right.slice(position + 1);
          expect(digits(wrong)).toBeUndefined();
        },
      ),
      { seed: 20261123 },
    );
  });
});

describe("what is shown of it", () => {
  it("masks birthday and order number", () => {
    expect(maskIdNumber("50010219000101003X")).toBe("500102********003X");
  });
  it("prints as redacted wherever it goes", () => {
    const person = { id: new IdNumber("50010219000101003X") };
    expect(`${person.id}`).toBe("[redacted]");
    expect(JSON.stringify(person)).toBe('{"id":"[redacted]"}');
    expect(inspect(person)).not.toContain("1900");
    expect(person.id.masked).toBe("500102********003X");
  });
});

describe("orderer and payer", () => {
  const orderer = { name: "买买提·艾力", idDigest: "a" };
  it("vector 29: refuses another person", () => {
    const mismatch = { ok: false, error: { code: "PAYER_MISMATCH" } };
    expect(checkPayer(orderer, { state: "verified", name: "李雷", idDigest: "b" })).toEqual(
      mismatch,
    );
    expect(checkPayer(orderer, { state: "verified", name: orderer.name, idDigest: "b" })).toEqual(
      mismatch,
    );
  });
  it("takes the same person however the dot is written, and passes an unknown payer on", () => {
    for (const name of ["买买提·艾力", "买买提•艾力", "买买提 艾力"]) {
      expect(checkPayer(orderer, { state: "verified", name, idDigest: "a" })).toEqual({
        ok: true,
        value: "same",
      });
    }
    expect(checkPayer(orderer, { state: "unknown" })).toEqual({ ok: true, value: "unknown" });
  });
});
