import { addDays, type CalendarDay } from "../calendar-day";
import { type FactPolicy, type RuleRef, rowInForce } from "../dated-fact";
import { type DutyCandidate, ruleRef } from "./candidate";
import { withPoints } from "./duty";
import type { SafeguardRow } from "./rows";
import type { TariffIndex } from "./tariff-index";

/** A trade remedy that concerns a line and origin, whether or not its points are charged that day. */
export type SafeguardOnDay = {
  row: RuleRef;
  hsPrefix: string;
  additionalBps: number;
  /** of one calendar year; null = not known */
  quotaKg: number | null;
  quotaFilledOn: CalendarDay | null;
  /** first day of the points; null = the quota is not used up */
  appliesFrom: CalendarDay | null;
  applies: boolean;
};

/** Points begin on the third day after the quota was announced as used (beef, 2026–2028). */
const DAYS_OF_GRACE = 3;

/** Quotas are of a calendar year: points end with the year in which the quota was filled. */
function onDay(row: SafeguardRow, day: CalendarDay): SafeguardOnDay {
  const { hsPrefix, additionalBps, quotaKg, quotaFilledOn } = row;
  const appliesFrom = quotaFilledOn === null ? null : addDays(quotaFilledOn, DAYS_OF_GRACE);
  return {
    row: ruleRef("safeguard", row),
    hsPrefix,
    additionalBps,
    quotaKg,
    quotaFilledOn,
    appliesFrom,
    applies:
      appliesFrom !== null && appliesFrom <= day && quotaFilledOn?.slice(0, 4) === day.slice(0, 4),
  };
}

/** All remedies in force for the line and origin; of one prefix the row that began last. */
export function safeguardsOn(
  index: TariffIndex,
  { hs8, origin, day }: { hs8: string; origin: string; day: CalendarDay },
): SafeguardOnDay[] {
  const rows = index.safeguards(hs8, origin);
  const prefixes = [...new Set(rows.map((row) => row.hsPrefix))].sort();
  return prefixes.flatMap((prefix) => {
    const row = rowInForce(
      rows.filter(({ hsPrefix }) => hsPrefix === prefix),
      day,
    );
    return row ? [onDay(row, day)] : [];
  });
}

/**
 * The candidate with the points that are charged that day. A remedy that applies and is not sure makes
 * every rate as unsure as itself: leaving its points out would charge too little.
 */
export function underSafeguards(
  candidate: DutyCandidate,
  safeguards: readonly SafeguardOnDay[],
  policy: FactPolicy,
): DutyCandidate {
  const applied = safeguards.filter(({ applies }) => applies);
  if (candidate.levied === null || applied.length === 0) return candidate;
  const points = applied.reduce((sum, { additionalBps }) => sum + additionalBps, 0);
  const states = [candidate.state, ...applied.map(({ row }) => row.state)];
  const state = (["unknown", "unverified"] as const).find((one) => states.includes(one));
  const refused =
    state === "unknown" || (state === "unverified" && policy === "production") ? state : undefined;
  return {
    ...candidate,
    levied: withPoints(candidate.levied, points),
    state: state ?? "verified",
    standing:
      candidate.standing.kind === "usable" && refused ? { kind: refused } : candidate.standing,
  };
}
