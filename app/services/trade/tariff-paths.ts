import type { CalendarDay } from "~/domain/calendar-day";
import { AGREEMENTS, type Agreement, type TariffRegime } from "~/domain/tariff/rows";
import { type PathPoint, stagedPath } from "~/domain/tariff/staging";
import type { TariffIndex } from "~/domain/tariff/tariff-index";

/** The rates of one regime over the years, all regimes over the same years. */
export type RegimePath = { regime: TariffRegime; points: PathPoint[] };

/** How far a path goes beyond the day asked about when nothing falls later. */
const YEARS_AHEAD = 5;

const isAgreement = (regime: TariffRegime): regime is Agreement =>
  AGREEMENTS.some((agreement) => agreement === regime);

/** The year from which an agreement applies to an origin; undefined = it never does. */
function firstYear(index: TariffIndex, agreement: Agreement, origin: string): number | undefined {
  const begins = index.entries(agreement, origin).map(({ validFrom }) => validFrom);
  return begins.length === 0 ? undefined : Number(begins.sort()[0]?.slice(0, 4));
}

/**
 * Staged paths for a chart and its table: from the first year with a rate to the last stage, at least
 * five years beyond the day. An agreement has no rate before it began for the origin.
 */
export function tariffPaths(
  index: TariffIndex,
  {
    hs8,
    origin,
    day,
    regimes,
  }: { hs8: string; origin: string; day: CalendarDay; regimes: readonly TariffRegime[] },
): RegimePath[] {
  const lines = regimes.flatMap((regime) => {
    const from = isAgreement(regime) ? origin : "*";
    const began = isAgreement(regime) ? firstYear(index, regime, origin) : 0;
    const rows = index.rates(hs8, regime, from);
    if (began === undefined || rows.length === 0) return [];
    return [{ regime, rows, began, origin: from }];
  });
  const begins = lines.flatMap(({ rows }) => rows.map((row) => Number(row.validFrom.slice(0, 4))));
  const asked = Number(day.slice(0, 4));
  const from = Math.min(...begins, asked);
  const to = Math.max(...begins, asked + YEARS_AHEAD);
  return lines.map(({ regime, rows, began, origin: of }) => ({
    regime,
    points: stagedPath(rows, { hs8, origin: of, regime }, { from, to }).filter(
      ({ year }) => year >= began,
    ),
  }));
}
