/** How an import declaration names RCEP and its claims of the highest rate (customs notice, S44). */
export const RCEP_AGREEMENT_CODE = "22";

/** `mark` stands behind the country in box 11; `code` and `number` on the declaration. */
export type HighestRateClaim = { mark: "*" | "**"; code: string; number: string };

export const HIGHEST_RATE_CLAIMS = {
  /** the highest rate of the Parties concerned */
  contributors: { mark: "*", code: "HRA", number: "801" },
  /** the highest rate of all members */
  all: { mark: "**", code: "HRB", number: "802" },
} as const satisfies Record<string, HighestRateClaim>;
