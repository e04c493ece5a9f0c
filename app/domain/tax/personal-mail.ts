import type { Fen } from "../money";
import { ok, type Result, refuse } from "../result";
import { rate, rational, times, toFenHalfUp } from "./rational";

/** Rules of personal mail (行邮), which is not retail import and knows none of its limits; rule rows. */
export type PersonalMailRules = {
  /** of the goods' class */
  rateBps: number;
  /** a tax of so much, and less, is not collected */
  exemptUpToFen: Fen;
  /** value of one mailing */
  limitFen: Fen;
};

export type PersonalMailRefusal = { code: "MAIL_LIMIT"; limitFen: Fen };

export type PersonalMailTax = {
  /** the tax reckoned, rounded half up */
  taxFen: Fen;
  isExempt: boolean;
};

/**
 * Tax of a parcel one person sends another. Above the limit it goes back or is cleared as cargo, except
 * a single thing for own use that cannot be divided (海关总署公告 2010 年第 43 号).
 */
export function personalMailTax(
  parcel: { valueFen: Fen; isOneIndivisible: boolean },
  rules: PersonalMailRules,
): Result<PersonalMailTax, PersonalMailRefusal> {
  const { valueFen, isOneIndivisible } = parcel;
  const { rateBps, exemptUpToFen, limitFen } = rules;
  if (valueFen > limitFen && !isOneIndivisible) return refuse({ code: "MAIL_LIMIT", limitFen });
  const taxFen = toFenHalfUp(times(rational(valueFen), rate(rateBps)));
  return ok({ taxFen, isExempt: taxFen <= exemptUpToFen });
}
