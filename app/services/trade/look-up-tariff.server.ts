import type { CalendarDay } from "~/domain/calendar-day";
import type { FactState } from "~/domain/catalog/terms";
import {
  type FactPolicy,
  type FactRefusal,
  isAnyUnverified,
  type RuleRef,
} from "~/domain/dated-fact";
import { formatDuty } from "~/domain/format/duty";
import type { Fen } from "~/domain/money";
import { ok, type Result } from "~/domain/result";
import type { DutyCandidate } from "~/domain/tariff/candidate";
import { chooseDuty, type DutyRefusal } from "~/domain/tariff/choose-duty";
import { type DutiableGoods, exactDutyFen } from "~/domain/tariff/duty";
import { AGREEMENTS, type TariffRegime } from "~/domain/tariff/rows";
import type { SafeguardOnDay } from "~/domain/tariff/safeguard";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import type { Ruled } from "~/domain/tax/rates";
import { toFenHalfUp } from "~/domain/tax/rational";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import { bareCode, type TariffLine, tariffLineOn } from "./tariff-lines";
import { type RegimePath, tariffPaths } from "./tariff-paths";

export type TariffQuestion = {
  /** 8 digits in any spelling; of a ten-digit code the first eight count */
  hs8: string;
  /** ISO 3166 alpha-2 */
  origin: string;
  /** of the declaration */
  day: CalendarDay;
  /** without them rates by quantity cannot be set beside the others */
  goods?: DutiableGoods | undefined;
  /** false: the importer holds no proof of origin, so no agreement can be claimed */
  hasProof?: boolean | undefined;
};

export type CandidateView = DutyCandidate & {
  isLowest: boolean;
  /** "14.7%", "¥7.50/kg": what is charged, remedies included; null = unknown or no concession */
  dutyText: string | null;
  /** the duty on the goods asked about, rounded half up; null without goods or a figure they lack */
  dutyFen: Fen | null;
};

/** A tax of the line: its figure with the row it stands in, or why there is none. */
export type LineTax<Value> =
  | { value: Value; state: FactState; rules: readonly RuleRef[] }
  | { code: FactRefusal["code"] };

export type TariffView = {
  hs8: string;
  line: TariffLine;
  origin: { code: string; nameZh: string; nameEn: string };
  day: CalendarDay;
  goods: DutiableGoods | null;
  hasProof: boolean;
  policy: FactPolicy;
  /** side by side: MFN, provisional, RCEP, the origin's other agreements */
  candidates: CandidateView[];
  /** the lowest that can be taken; null = none can */
  lowest: TariffRegime | null;
  /** rates that might be lower still: unknown, unverified in production, or not comparable */
  undecided: TariffRegime[];
  /** how far the lowest is below MFN; null where they cannot be compared, or MFN is the lowest */
  saving: { bps: number } | { fen: Fen } | null;
  safeguards: SafeguardOnDay[];
  vat: LineTax<number>;
  consumptionTax: LineTax<ConsumptionTax>;
  paths: RegimePath[];
};

/**
 * The tariff desk: every rate of a line, origin and day with all a person needs to believe it. Pure
 * look-ups in the rules kept in memory; refuses what cannot be asked (`DutyRefusal`) by name.
 */
export async function lookUpTariff(
  ctx: ServiceContext,
  question: TariffQuestion,
): Promise<Result<TariffView, DutyRefusal>> {
  const book = await currentRules(ctx);
  return tariffView(book, question);
}

/** The same answer from rules at hand. */
export function tariffView(
  book: RuleBook,
  question: TariffQuestion,
): Result<TariffView, DutyRefusal> {
  const { policy } = book;
  const { day, goods, hasProof = true } = question;
  const code = bareCode(question.hs8);
  const hs8 = /^\d{8,10}$/.test(code) ? code.slice(0, 8) : code;
  const origin = question.origin.trim().toUpperCase();
  const claimFaults = hasProof
    ? undefined
    : Object.fromEntries(AGREEMENTS.map((agreement) => [agreement, "proof" as const]));
  const choice = chooseDuty(book.tariffs, { hs8, origin, day, goods, claimFaults }, policy);
  if (!choice.ok) return choice;
  const { candidates, lowest, undecided, safeguards } = choice.value;
  const country = book.country(origin);
  const { rates } = book.on(day);
  const mfn = candidates.find(({ regime }) => regime === "MFN");
  return ok({
    ...{ hs8, day, hasProof, policy, safeguards, goods: goods ?? null },
    line: tariffLineOn(book, hs8, day),
    origin: { code: origin, nameZh: country?.nameZh ?? origin, nameEn: country?.nameEn ?? origin },
    candidates: candidates.map((one) => candidateView(one, { lowest, goods })),
    lowest: lowest?.regime ?? null,
    undecided: undecided.map(({ regime }) => regime),
    saving: savingOf(mfn, lowest, goods),
    vat: lineTax(rates.vatBps(hs8)),
    consumptionTax: lineTax(rates.consumptionTax(hs8)),
    paths: tariffPaths(book.tariffs, { hs8, origin, day, regimes: candidates.map(regimeOf) }),
  });
}

const regimeOf = ({ regime }: DutyCandidate) => regime;

function dutyFenOf({ levied }: DutyCandidate, goods: DutiableGoods | undefined): Fen | null {
  const exact = levied && goods ? exactDutyFen(levied, goods) : undefined;
  return exact ? toFenHalfUp(exact) : null;
}

function candidateView(
  one: DutyCandidate,
  { lowest, goods }: { lowest: DutyCandidate | null; goods: DutiableGoods | undefined },
): CandidateView {
  return {
    ...one,
    isLowest: one.regime === lowest?.regime,
    dutyText: one.levied ? formatDuty(one.levied) : null,
    dutyFen: dutyFenOf(one, goods),
  };
}

function savingOf(
  mfn: DutyCandidate | undefined,
  lowest: DutyCandidate | null,
  goods: DutiableGoods | undefined,
): TariffView["saving"] {
  if (!mfn || !lowest || lowest.regime === "MFN" || mfn.standing.kind !== "usable") return null;
  const [before, after] = [dutyFenOf(mfn, goods), dutyFenOf(lowest, goods)];
  if (before !== null && after !== null) return { fen: (before - after) as Fen };
  if (mfn.levied?.kind !== "ad_valorem" || lowest.levied?.kind !== "ad_valorem") return null;
  return { bps: mfn.levied.bps - lowest.levied.bps };
}

function lineTax<Value>(found: Result<Ruled<Value>, FactRefusal>): LineTax<Value> {
  if (!found.ok) return { code: found.error.code };
  const { value, rules } = found.value;
  return { value, rules, state: isAnyUnverified(...rules) ? "unverified" : "verified" };
}
