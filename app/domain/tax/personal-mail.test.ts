import { describe, expect, it } from "vitest";
import { fen } from "../money";
import { type PersonalMailRules, personalMailTax } from "./personal-mail";

const food: PersonalMailRules = {
  rateBps: 1_300,
  exemptUpToFen: fen(5_000),
  limitFen: fen(200_000),
};
const tax = (value: number, isOneIndivisible = false) =>
  personalMailTax({ valueFen: fen(value), isOneIndivisible }, food);

describe("personal mail", () => {
  it("vector 33: a tax of 50.00 is exempt, 50.01 is due", () => {
    expect(tax(38_465)).toEqual({ ok: true, value: { taxFen: 5_000, isExempt: true } });
    expect(tax(38_466)).toEqual({ ok: true, value: { taxFen: 5_001, isExempt: false } });
  });

  it("is refused above the limit of a mailing, but for one thing that cannot be divided", () => {
    expect(tax(200_000)).toEqual({ ok: true, value: { taxFen: 26_000, isExempt: false } });
    expect(tax(200_001)).toEqual({ ok: false, error: { code: "MAIL_LIMIT", limitFen: 200_000 } });
    expect(tax(200_001, true)).toEqual({ ok: true, value: { taxFen: 26_000, isExempt: false } });
  });
});
