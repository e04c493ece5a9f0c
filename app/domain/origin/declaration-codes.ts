/**
 * How a claim of the highest rate is written (customs notice on RCEP declarations, S44): `mark` behind
 * the country in box 11, `code` and `number` on the import declaration.
 */
export type HighestRateClaim = { mark: "*" | "**"; code: string; number: string };

export const HIGHEST_RATE_CLAIMS = {
  /** the highest rate of the Parties concerned */
  contributors: { mark: "*", code: "HRA", number: "801" },
  /** the highest rate of all members */
  all: { mark: "**", code: "HRB", number: "802" },
} as const satisfies Record<string, HighestRateClaim>;
