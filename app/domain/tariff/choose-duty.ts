import { type CalendarDay, isCalendarDay } from "../calendar-day";
import type { FactPolicy } from "../dated-fact";
import { TOO_MUCH_FEN } from "../money";
import { ok, type Result, refuse } from "../result";
import { minus, type Rational, rational } from "../tax/rational";
import {
  agreementCandidate,
  type ClaimFault,
  type DutyCandidate,
  generalCandidates,
} from "./candidate";
import { DUTY_UNITS, type DutiableGoods, exactDutyFen, type LeviedDuty, missingFor } from "./duty";
import { AGREEMENTS, type Agreement } from "./rows";
import { type SafeguardOnDay, safeguardsOn, underSafeguards } from "./safeguard";
import type { TariffIndex } from "./tariff-index";

export type DutyQuestion = {
  hs8: string;
  /** ISO 3166 alpha-2 of the country of origin */
  origin: string;
  /** of the declaration */
  day: CalendarDay;
  /** without them only rates by value can be compared */
  goods?: DutiableGoods | undefined;
  /** agreements that these goods cannot claim, and why */
  claimFaults?: Readonly<Partial<Record<Agreement, ClaimFault>>> | undefined;
};

export type DutyRefusal =
  | { code: "HS_UNKNOWN" }
  | { code: "COUNTRY_UNKNOWN" }
  | { code: "DATE_INVALID" }
  | { code: "DATE_TOO_EARLY"; firstDay: CalendarDay }
  /** zero, negative, not whole, or 10^9 yuan and more */
  | { code: "VALUE_INVALID" }
  | { code: "QUANTITY_INVALID" };

export type DutyChoice = {
  /** side by side: MFN, provisional, RCEP, the origin's other agreements */
  candidates: DutyCandidate[];
  /** the lowest that can be taken; of equal ones the first, so that no proof is asked for nothing */
  lowest: DutyCandidate | null;
  /** rates that might be lower still: unknown, unverified in production, or not comparable */
  undecided: DutyCandidate[];
  safeguards: SafeguardOnDay[];
};

const isPositive = (value: number | undefined) => Number.isSafeInteger(value) && Number(value) > 0;

function faultOf(index: TariffIndex, question: DutyQuestion): DutyRefusal | undefined {
  const firstDay = index.firstDay(question.hs8);
  if (firstDay === undefined) return { code: "HS_UNKNOWN" };
  if (!index.isCountry(question.origin)) return { code: "COUNTRY_UNKNOWN" };
  if (!isCalendarDay(question.day)) return { code: "DATE_INVALID" };
  if (question.day < firstDay) return { code: "DATE_TOO_EARLY", firstDay };
  const { goods } = question;
  if (goods === undefined) return undefined;
  if (!isPositive(goods.customsValueFen) || goods.customsValueFen >= TOO_MUCH_FEN) {
    return { code: "VALUE_INVALID" };
  }
  const isWrong = DUTY_UNITS.some(
    (unit) => unit in goods.quantityThousandths && !isPositive(goods.quantityThousandths[unit]),
  );
  return isWrong ? { code: "QUANTITY_INVALID" } : undefined;
}

/** RCEP always, to say why it is out; another agreement when the origin is in it or has its rates. */
function agreementsOf(index: TariffIndex, { hs8, origin }: DutyQuestion): Agreement[] {
  return AGREEMENTS.filter(
    (agreement) =>
      agreement === "RCEP" ||
      index.entries(agreement, origin).length > 0 ||
      index.rates(hs8, agreement, origin).length > 0,
  );
}

/** What rates are compared by: the exact duty of the goods or, without goods, the percentage. */
function measure(duty: LeviedDuty, goods: DutiableGoods | undefined): Rational | undefined {
  if (goods !== undefined) return exactDutyFen(duty, goods);
  return duty.kind === "ad_valorem" ? rational(duty.bps) : undefined;
}

type Comparison = Pick<DutyChoice, "candidates" | "lowest">;

/** Rates by quantity that cannot be measured are set aside; a rate that is alone needs no comparison. */
function compare(all: readonly DutyCandidate[], goods: DutiableGoods | undefined): Comparison {
  const isAlone = all.filter(({ standing }) => standing.kind === "usable").length === 1;
  let lowest: DutyCandidate | null = null;
  let least: Rational | undefined;
  const candidates = all.map((one): DutyCandidate => {
    if (one.standing.kind !== "usable" || one.levied === null) return one;
    const amount = measure(one.levied, goods);
    if (amount === undefined && !isAlone) {
      return { ...one, standing: { kind: "not_comparable", needs: missingFor(one.levied, goods) } };
    }
    if (!amount || !least || minus(amount, least).numerator < 0n) [lowest, least] = [one, amount];
    return one;
  });
  return { candidates, lowest };
}

const UNDECIDED: ReadonlySet<string> = new Set(["unknown", "unverified", "not_comparable"]);

/**
 * Every rate that might apply to a line from an origin on a day, and the lowest usable one
 * (origin-rules §2). Only a line, country, date or measure that cannot be is refused: an agreement
 * that does not apply drops out with its reason, and an unknown rate is named and never taken as zero.
 */
export function chooseDuty(
  index: TariffIndex,
  question: DutyQuestion,
  policy: FactPolicy,
): Result<DutyChoice, DutyRefusal> {
  const fault = faultOf(index, question);
  if (fault) return refuse(fault);
  const { hs8, origin, day, goods, claimFaults } = question;
  const safeguards = safeguardsOn(index, question);
  const { mfn, provisional } = generalCandidates(index, question, policy);
  const all = [
    mfn,
    ...(provisional ? [provisional] : []),
    ...agreementsOf(index, question).map((agreement) =>
      agreementCandidate(
        index,
        agreement,
        { hs8, origin, day, fault: claimFaults?.[agreement] },
        policy,
      ),
    ),
  ].map((one) => underSafeguards(one, safeguards, policy));
  const { candidates, lowest } = compare(all, goods);
  return ok({
    candidates,
    lowest,
    undecided: candidates.filter(({ standing }) => UNDECIDED.has(standing.kind)),
    safeguards,
  });
}
