import type { CalendarDay } from "./calendar-day";
import type { FactState } from "./catalog/terms";
import { ok, type Result, refuse } from "./result";

/** How long a rule row holds (both days included), how sure it is and where it was read. */
export type DatedFact = {
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  state: FactState;
  source: string;
};

/** Kinds of dated rules, by the names of their tables. */
export const RULE_KINDS = [
  "hs_line",
  "vat_rate",
  "consumption_tax_rate",
  "tariff_line",
  "tariff_rate",
  "agreement_entry",
  "safeguard",
  "origin_rule",
  "tariff_differential",
  "positive_list_entry",
  "limit_rule",
  "freight_rule",
  "shelf_life_rule",
  "personal_mail_rate",
  "setting",
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** The row a figure was read from: explains it today, and finds it again years later. */
export type RuleRef = Pick<DatedFact, "state" | "source" | "validFrom"> & {
  kind: RuleKind;
  /** rows are never overwritten, so the number stands for exactly these values */
  rowId: number;
};

/** Demo uses unverified facts and marks them 未核实; production refuses them. */
export type FactPolicy = "demo" | "production";

/** What a rule row is about, so that a refusal can say which fact is missing. */
export type FactSubject =
  | "hs_rate"
  | "vat"
  | "consumption_tax"
  | "most_favoured_nation_duty"
  | "agreement_duty"
  | "retail_import_relief"
  | "single_order_limit"
  | "person_year_limit"
  | "personal_mail"
  | "freight"
  | "shelf_life"
  | "consumer_notice"
  | "setting";

export type FactRefusal =
  | { code: "RATE_UNKNOWN"; subject: FactSubject }
  | { code: "UNVERIFIED"; subject: FactSubject };

/** The row in force on a day; where several are, the one that began last. Its state is not judged. */
export function rowInForce<Row extends DatedFact>(
  rows: readonly Row[],
  day: CalendarDay,
): Row | undefined {
  let found: Row | undefined;
  for (const row of rows) {
    const holds = row.validFrom <= day && (row.validTo === null || day <= row.validTo);
    if (holds && (found === undefined || row.validFrom > found.validFrom)) found = row;
  }
  return found;
}

/**
 * The usable row of a day. None or an unknown one → RATE_UNKNOWN, never a zero; an unverified one →
 * the row in demo (the caller carries the mark on), UNVERIFIED in production.
 */
export function effectiveOn<Row extends DatedFact>(
  rows: readonly Row[],
  day: CalendarDay,
  policy: FactPolicy,
  subject: FactSubject,
): Result<Row, FactRefusal> {
  const row = rowInForce(rows, day);
  if (row === undefined || row.state === "unknown") {
    return refuse({ code: "RATE_UNKNOWN", subject });
  }
  if (row.state === "unverified" && policy === "production") {
    return refuse({ code: "UNVERIFIED", subject });
  }
  return ok(row);
}

/** Whether a number made of these rows must be marked 未核实. */
export function isAnyUnverified(...rows: readonly { state: FactState }[]): boolean {
  return rows.some((row) => row.state !== "verified");
}
