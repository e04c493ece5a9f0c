/** Below so many hits the goods of the same kind are listed too. */
export const FEW_HITS = 12;
export const MOST_ALTERNATIVES = 12;
/** Shown instead of nothing. */
export const MOST_POPULAR = 8;
