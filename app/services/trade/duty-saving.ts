import { chooseDuty } from "~/domain/tariff/choose-duty";
import { AGREEMENTS, type Agreement } from "~/domain/tariff/rows";
import type { RuleBook, RulesOfDay } from "~/services/rules/rule-book";

/** What an agreement takes off the most-favoured-nation duty of goods in general trade. */
export type DutySaving = {
  hs8: string;
  agreement: Agreement;
  mfnBps: number;
  agreementBps: number;
  isUnverified: boolean;
};

/**
 * The saving under the best agreement, where that is the lowest of all usable rates; null where there
 * is none, where a rate is unknown or charged by quantity, or where a provisional rate is as low.
 */
export function dutySaving(
  goods: { hsCode: string | null; originCode: string },
  book: RuleBook,
  rules: RulesOfDay,
): DutySaving | null {
  if (goods.hsCode === null) return null;
  const hs8 = goods.hsCode.slice(0, 8);
  const question = { hs8, origin: goods.originCode, day: rules.day };
  const choice = chooseDuty(book.tariffs, question, rules.policy);
  if (!choice.ok) return null;
  const { candidates, lowest } = choice.value;
  const mfn = candidates.find(({ regime }) => regime === "MFN");
  const agreement = AGREEMENTS.find((one) => one === lowest?.regime);
  if (mfn?.standing.kind !== "usable" || agreement === undefined) return null;
  if (mfn.duty?.kind !== "ad_valorem" || lowest?.duty?.kind !== "ad_valorem") return null;
  return {
    ...{ hs8, agreement, mfnBps: mfn.duty.bps, agreementBps: lowest.duty.bps },
    isUnverified: mfn.state !== "verified" || lowest.state !== "verified",
  };
}
