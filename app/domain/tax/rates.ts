import type { CalendarDay } from "../calendar-day";
import type { RegimeRefusal } from "../catalog/regime";
import type { FactRefusal, RuleRef } from "../dated-fact";
import type { Fen } from "../money";
import type { WeightCap } from "../quota/quota";
import type { Result } from "../result";
import { checkDuty, type LeviedDuty } from "../tariff/duty";
import type { Agreement } from "../tariff/rows";
import type { ConsumptionTax, HighEndCosmeticsRule } from "./consumption-tax";

/** A figure and the rows it was read from; no rows where it follows from a formula alone. */
export type Ruled<Value> = { value: Value; rules: readonly RuleRef[] };

/** What is left of the statutory rates within the limits (财关税〔2016〕18号): duty 0 %, VAT and CT 70 %. */
export type ReliefRule = { dutyShareBps: number; taxShareBps: number };

/**
 * Everything a tax quote asks of the rule rows of one day. Each look-up answers a figure with its
 * rows, or names why it cannot: missing and unknown figures are refusals, never zeros.
 */
export type RatesOfDay = {
  day: CalendarDay;
  /** ten digits */
  isHsCodeKnown: (hsCode: string) => boolean;
  /** ISO 3166 alpha-2 */
  isCountryKnown: (originCode: string) => boolean;
  vatBps: (hsCode: string) => Result<Ruled<number>, FactRefusal>;
  consumptionTax: (hsCode: string) => Result<Ruled<ConsumptionTax>, FactRefusal>;
  /**
   * With the points of trade remedies on top. `claim`: the agreement whose rate is claimed with a proof
   * of origin; null = the general rate.
   */
  duty: (goods: {
    hs8: string;
    originCode: string;
    claim: Agreement | null;
  }) => Result<Ruled<LeviedDuty>, FactRefusal>;
  /** the row of the retail import list with its yearly cap */
  listing: (goods: {
    hsCode: string;
    customsRegime: "1210" | "9610";
  }) => Result<Ruled<WeightCap | null>, RegimeRefusal>;
  singleLimitFen: () => Result<Ruled<Fen>, FactRefusal>;
  yearLimitFen: () => Result<Ruled<Fen>, FactRefusal>;
  /** how many pieces an order above the single limit may hold to be taxed in full; 0 = none may */
  fullLevyPieces: () => Result<Ruled<number>, FactRefusal>;
  relief: () => Result<Ruled<ReliefRule>, FactRefusal>;
  highEndCosmetics: () => Result<Ruled<HighEndCosmeticsRule>, FactRefusal>;
};

/** The rules of every day. */
export type TaxRates = { on: (day: CalendarDay) => RatesOfDay };

/** A rate below 100 %: at 100 % a composite value would be infinite. */
export const isRate = (bps: number): boolean =>
  Number.isSafeInteger(bps) && bps >= 0 && bps < 10_000;

const isSpecificRate = (milliFen: number): boolean =>
  Number.isSafeInteger(milliFen) && milliFen >= 0;

export const isSoundDuty = (duty: LeviedDuty): boolean => checkDuty(duty).ok;

export function isSoundTax(tax: ConsumptionTax): boolean {
  const amounts =
    tax.kind === "beer"
      ? [tax.thresholdMilliFenPerLitre, tax.milliFenPerLitreFrom, tax.milliFenPerLitreBelow]
      : ["unit" in tax ? tax.milliFenPerUnit : 0];
  return isRate("rateBps" in tax ? tax.rateBps : 0) && amounts.every(isSpecificRate);
}

/** What is left of a tax: nothing to all of it. */
const isShare = (bps: number): boolean => Number.isSafeInteger(bps) && bps >= 0 && bps <= 10_000;

export const isSoundRelief = ({ dutyShareBps, taxShareBps }: ReliefRule): boolean =>
  isShare(dutyShareBps) && isShare(taxShareBps);

export const isSoundThreshold = (rule: HighEndCosmeticsRule): boolean =>
  isRate(rule.rateBps) && isSpecificRate(rule.fenPerMlOrGram) && isSpecificRate(rule.fenPerPiece);
