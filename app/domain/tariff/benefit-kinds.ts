/**
 * What an agreement gives on a day: duty-free since the origin's first day in it; the largest fall of
 * its rate within five years from the day; what falls on the next 1 January.
 */
export const BENEFIT_KINDS = ["zero_at_once", "largest_cut", "falls_next"] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];
