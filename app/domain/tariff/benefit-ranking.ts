import { addMonths, type CalendarDay } from "../calendar-day";
import type { FactPolicy, RuleRef } from "../dated-fact";
import { assertNever } from "../invariant";
import type { BenefitKind } from "./benefit-kinds";
import { agreementCandidate, type DutyCandidate, generalCandidates } from "./candidate";
import { chooseDuty } from "./choose-duty";
import type { Agreement, TariffRegime } from "./rows";
import type { TariffIndex } from "./tariff-index";

export type BenefitQuestion = {
  kind: BenefitKind;
  day: CalendarDay;
  agreement: Agreement;
  /** lines to rank, each with the shop's category or any other name to group by */
  lines: readonly { hs8: string; category: string }[];
  origin?: string | undefined;
  category?: string | undefined;
  /** how many are listed; `total` counts all */
  limit?: number | undefined;
};

type LineOfOrigin = { hs8: string; category: string; origin: string };

export type RankedBenefit = LineOfOrigin & {
  /** equal cuts share a rank */
  rank: number;
  fromBps: number;
  toBps: number;
  cutBps: number;
  /** a rate that is lower on the last day, so that the cut is worth less than it looks */
  better: { regime: TariffRegime; bps: number } | null;
  isUnverified: boolean;
  isDerived: boolean;
  rows: RuleRef[];
};

/** A line whose benefit cannot be said; it has no rank, least of all that of a zero. */
export type UnrankedBenefit = LineOfOrigin & {
  why: "rate_unknown" | "unverified" | "base_unknown" | "by_quantity";
};

export type BenefitRanking = {
  fromDay: CalendarDay;
  toDay: CalendarDay;
  ranked: RankedBenefit[];
  /** ranked lines beyond the limit included */
  total: number;
  unranked: UnrankedBenefit[];
};

type Figure = { bps: number } | { why: UnrankedBenefit["why"] } | undefined;
type Measured = { from: DutyCandidate; to: DutyCandidate } | { why: "base_unknown" } | undefined;

const FIVE_YEARS_IN_MONTHS = 60;

/** The rate of a candidate; undefined = it is known to give nothing here. */
function figureOf({ standing, levied }: DutyCandidate): Figure {
  if (standing.kind === "unknown") return { why: "rate_unknown" };
  if (standing.kind === "unverified") return { why: "unverified" };
  if (standing.kind !== "usable" || levied === null) return undefined;
  return levied.kind === "ad_valorem" ? { bps: levied.bps } : { why: "by_quantity" };
}

function lastDay(kind: BenefitKind, day: CalendarDay): CalendarDay {
  switch (kind) {
    case "zero_at_once":
      return day;
    case "largest_cut":
      return addMonths(day, FIVE_YEARS_IN_MONTHS);
    case "falls_next":
      return `${Number(day.slice(0, 4)) + 1}-01-01`;
    default:
      return assertNever(kind);
  }
}

/** What importers without the agreement pay: the lower of MFN and the provisional rate. */
function lowestGeneral(
  index: TariffIndex,
  line: { hs8: string; day: CalendarDay },
  policy: FactPolicy,
): DutyCandidate | undefined {
  const { mfn, provisional } = generalCandidates(index, line, policy);
  const known = [mfn, ...(provisional ? [provisional] : [])].flatMap((candidate) => {
    const figure = figureOf(candidate);
    return figure && "bps" in figure ? [{ candidate, bps: figure.bps }] : [];
  });
  return known.sort((one, other) => one.bps - other.bps)[0]?.candidate;
}

/** The two rates between which the benefit lies; undefined = it is of another kind. */
function measure(
  index: TariffIndex,
  { kind, agreement, day }: BenefitQuestion,
  { hs8, origin }: LineOfOrigin,
  policy: FactPolicy,
): Measured {
  const on = (at: CalendarDay) =>
    agreementCandidate(index, agreement, { hs8, origin, day: at }, policy);
  const to = on(lastDay(kind, day));
  if (kind !== "zero_at_once") return { from: on(day), to };
  const firstDay = index
    .entries(agreement, origin)
    .map(({ validFrom }) => validFrom)
    .sort()[0];
  const first = on(firstDay ?? day);
  const atFirst = figureOf(first);
  // Unknown on the first day: whether it was zero at once is what nobody can say.
  if (atFirst && "why" in atFirst) return { from: first, to };
  if (atFirst === undefined || atFirst.bps > 0) return undefined;
  const from = lowestGeneral(index, { hs8, day }, policy);
  return from ? { from, to } : { why: "base_unknown" };
}

function benefitOf(
  index: TariffIndex,
  question: BenefitQuestion,
  line: LineOfOrigin,
  policy: FactPolicy,
): Omit<RankedBenefit, "rank" | "better"> | UnrankedBenefit | undefined {
  const measured = measure(index, question, line, policy);
  if (measured === undefined) return undefined;
  if ("why" in measured) return { ...line, why: measured.why };
  const { from, to } = measured;
  const [before, after] = [figureOf(from), figureOf(to)];
  if (before === undefined || after === undefined) return undefined;
  if ("why" in before) return { ...line, why: before.why };
  if ("why" in after) return { ...line, why: after.why };
  const cutBps = before.bps - after.bps;
  if (cutBps <= 0) return undefined;
  return {
    ...line,
    fromBps: before.bps,
    toBps: after.bps,
    cutBps,
    isUnverified: from.state !== "verified" || to.state !== "verified",
    isDerived: from.isDerived || to.isDerived,
    rows: [from.row, to.row].filter((row) => row !== null),
  };
}

/** A rate of the same goods that is lower than the agreement's on that day. */
function betterRate(
  index: TariffIndex,
  { hs8, origin, toBps, day }: LineOfOrigin & { toBps: number; day: CalendarDay },
  policy: FactPolicy,
): RankedBenefit["better"] {
  const choice = chooseDuty(index, { hs8, origin, day }, policy);
  const lowest = choice.ok ? choice.value.lowest : null;
  // Points of a remedy would be on both, so the bare rates are compared.
  if (lowest?.duty?.kind !== "ad_valorem" || lowest.duty.bps >= toBps) return null;
  return { regime: lowest.regime, bps: lowest.duty.bps };
}

function linesOf(index: TariffIndex, question: BenefitQuestion): LineOfOrigin[] {
  const { agreement, day, category } = question;
  const parties = index.parties(agreement, day).sort();
  const origins = parties.filter((one) => question.origin === undefined || one === question.origin);
  return question.lines
    .filter((line) => category === undefined || line.category === category)
    .flatMap((line) => origins.map((origin) => ({ ...line, origin })))
    .filter(({ hs8, origin }) => index.rates(hs8, agreement, origin).length > 0);
}

const byCut = (a: { cutBps: number } & LineOfOrigin, b: { cutBps: number } & LineOfOrigin) =>
  b.cutBps - a.cutBps || Number(a.hs8) - Number(b.hs8) || (a.origin < b.origin ? -1 : 1);

/** Lines of the agreement's parties, the largest benefit first (关税红利榜). */
export function rankBenefits(
  index: TariffIndex,
  question: BenefitQuestion,
  policy: FactPolicy,
): BenefitRanking {
  const toDay = lastDay(question.kind, question.day);
  const found = linesOf(index, question).flatMap(
    (line) => benefitOf(index, question, line, policy) ?? [],
  );
  const unranked = found.filter((one) => "why" in one);
  const known = found.filter((one) => "cutBps" in one).sort(byCut);
  let rank = 0;
  const ranked = known.slice(0, question.limit).map((one, at) => {
    if (one.cutBps !== known[at - 1]?.cutBps) rank = at + 1;
    return { ...one, rank, better: betterRate(index, { ...one, day: toDay }, policy) };
  });
  return { fromDay: question.day, toDay, ranked, total: known.length, unranked };
}
