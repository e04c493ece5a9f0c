/** Criteria of box 10 of the certificate, and what is added to them. */
export const CRITERIA = ["WO", "PE", "CTC", "RVC", "CR"] as const;
export type Criterion = (typeof CRITERIA)[number];
export const CRITERION_ADDITIONS = ["ACU", "DMI"] as const;
export type CriterionAddition = (typeof CRITERION_ADDITIONS)[number];

/** What box 10 says. */
export type OriginClaim = { criterion: Criterion; additions: readonly CriterionAddition[] };
