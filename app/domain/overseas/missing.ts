import type { CalendarDay } from "../calendar-day";
import { hasTitleOn } from "./documents";
import type { SiteSheet } from "./terms";

export type ProblemCode =
  | "required"
  | "too_long"
  | "not_in_list"
  | "not_a_day"
  | "not_a_number"
  | "out_of_range"
  | "code_form"
  | "code_of_other_country"
  | "gateway_of_other_country"
  | "phone_not_e164"
  | "email_form"
  | "credit_code"
  | "more_than_area"
  | "ends_before_begin"
  | "in_future"
  | "title_not_valid"
  | "registration_not_valid";

/** What is wrong with one field; list entries are named like `documents.1.expiresOn`. */
export type SheetProblem = { field: string; code: ProblemCode };

const REQUIRED = [
  "nameZh",
  "cityZh",
  "address",
  "ownership",
  "siteUse",
  "operator",
  "areaM2",
] as const satisfies readonly (keyof SiteSheet)[];

/** What a filing still lacks on a day: the mandatory set with its two papers; empty = complete. */
export function missingForFiling(sheet: SiteSheet, today: CalendarDay): SheetProblem[] {
  const problems: SheetProblem[] = REQUIRED.filter((field) => sheet[field] === null).map(
    (field) => ({
      field,
      code: "required",
    }),
  );
  for (const field of ["services", "contacts"] as const) {
    if (sheet[field].length === 0) problems.push({ field, code: "required" });
  }
  if (sheet.ownership !== null && !hasTitleOn(sheet.documents, sheet.ownership, today)) {
    problems.push({ field: "documents", code: "title_not_valid" });
  }
  const registrations = sheet.documents.filter(({ kind }) => kind === "overseas_registration");
  if (!registrations.some(({ expiresOn }) => expiresOn === null || today <= expiresOn)) {
    problems.push({ field: "documents", code: "registration_not_valid" });
  }
  return problems;
}
