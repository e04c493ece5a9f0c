import type { CalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { RuleRef } from "../dated-fact";
import { invariant } from "../invariant";
import { ruleRef } from "./candidate";
import type { Duty } from "./duty";
import { groupOf, rateInForce } from "./origin-groups";
import type { Agreement, TariffRegime, TariffRow } from "./rows";

/** How a staged rate is brought to a tenth of a point. */
export type StagingRounding = "half_up" | "truncated";

/**
 * Year 0 of an agreement's equal annual cuts, and its rounding. RCEP: base (2014) year 1 is 2022 and
 * every year begins on 1 January for China (Annex I); KFTA's and ChAFTA's form was fitted to rates seen.
 */
export const STAGING: Readonly<
  Partial<Record<Agreement, { yearZero: number; rounding: StagingRounding }>>
> = {
  RCEP: { yearZero: 2021, rounding: "half_up" },
  KFTA: { yearZero: 2014, rounding: "truncated" },
  CHAFTA: { yearZero: 2014, rounding: "truncated" },
};

/** A tenth of a percentage point. */
const TENTH_BPS = 10;

/** The rate after `year` of `stages` equal cuts from the base: base × (1 − n/N), to 0.1 points. */
export function stagedRate(
  baseBps: number,
  year: number,
  stages: number,
  rounding: StagingRounding,
): number {
  invariant(Number.isSafeInteger(baseBps) && baseBps >= 0, `not a base rate: ${baseBps}`);
  invariant(Number.isSafeInteger(year), `not a year of staging: ${year}`);
  invariant(Number.isSafeInteger(stages) && stages > 0, `not a number of stages: ${stages}`);
  if (year <= 0) return baseBps;
  if (year >= stages) return 0;
  const numerator = baseBps * (stages - year);
  const denominator = stages * TENTH_BPS;
  const doubled = rounding === "half_up" ? 2 * numerator + denominator : 2 * numerator;
  // A base finer than a tenth could round up above itself at its first cut.
  return Math.min(baseBps, Math.floor(doubled / (2 * denominator)) * TENTH_BPS);
}

/** The rate of one stretch of time: a calendar year, or what is left of the year of joining. */
export type StagedYear = {
  validFrom: CalendarDay;
  /** null = the last stage, which stays */
  validTo: CalendarDay | null;
  bps: number;
};

/**
 * All years of a staging from the day it applies to an origin; one that joined late starts at the
 * rate of that year, not at year 1 (notice 5 of 2023 of the Tariff Commission, Philippines).
 */
export function stagedYears(staging: {
  baseBps: number;
  stages: number;
  yearZero: number;
  rounding: StagingRounding;
  from: CalendarDay;
}): StagedYear[] {
  const { baseBps, stages, yearZero, rounding, from } = staging;
  const first = Number(from.slice(0, 4));
  const last = Math.max(first, yearZero + stages);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = first + at;
    return {
      validFrom: at === 0 ? from : `${year}-01-01`,
      validTo: year === last ? null : `${year}-12-31`,
      bps: stagedRate(baseBps, year - yearZero, stages, rounding),
    };
  });
}

export type PathPoint = {
  year: number;
  /** null = unknown */
  duty: Duty | null;
  state: FactState;
  isDerived: boolean;
  row: RuleRef | null;
};

/**
 * An origin's rate by year, for a chart and its table: from the first year that has a row to the one
 * in which the last row begins, or over the years asked for. It is the rate at the year's end, so that
 * the year of joining shows the rate it brought; a year without a row is unknown.
 */
export function stagedPath(
  rows: readonly TariffRow[],
  line: { hs8: string; origin: string; regime: TariffRegime },
  years?: { from: number; to: number },
): PathPoint[] {
  const origins = [line.origin, groupOf(line.origin)];
  const own = rows.filter(
    (row) => row.hs8 === line.hs8 && row.regime === line.regime && origins.includes(row.origin),
  );
  // Without rows the span is empty: from infinity to minus infinity.
  const begins = own.map((row) => Number(row.validFrom.slice(0, 4)));
  const from = years?.from ?? Math.min(...begins);
  const to = years?.to ?? Math.max(...begins);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => {
    const year = from + at;
    const row = rateInForce(own, line.origin, `${year}-12-31`);
    return {
      year,
      duty: row?.duty ?? null,
      state: row?.state ?? "unknown",
      isDerived: row?.isDerived ?? false,
      row: row ? ruleRef("tariff_rate", row) : null,
    };
  });
}
