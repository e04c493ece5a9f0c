/** Fields of an import's form by our column's name: as it is chosen now, and as the trial had it. */
export const CHOSEN_COLUMN = "column.";
/** only what was tried is written */
export const TRIED_COLUMN = "tried.";
