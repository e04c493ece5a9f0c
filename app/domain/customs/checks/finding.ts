import { readDecimal } from "../decimal";
import type { Fields } from "../parsed-message";

/** Rules of the exchange as ceb/README numbers them; SCHEMA = presence, length or form of a value. */
export type RuleId =
  | "SCHEMA"
  | "V01"
  | "V02"
  | "V03"
  | "V04"
  | "V05"
  | "V06"
  | "V07"
  | "V08"
  | "V09"
  | "V10"
  | "V11"
  | "V12"
  | "V14"
  | "V15"
  | "V17"
  | "V18"
  | "V19"
  | "V20"
  | "V21"
  | "V22"
  | "V23"
  | "V24"
  | "V25"
  | "V28";

/** One thing that is wrong. Names the field, never its value: values may be personal. */
export type Finding = { rule: RuleId; field: string; line?: number };

/** A finding per field in which the two documents differ as text. */
export function differingTexts(
  rule: RuleId,
  left: Fields,
  right: Fields,
  fields: readonly string[],
): Finding[] {
  return fields
    .filter((field) => (left[field] ?? "") !== (right[field] ?? ""))
    .map((field) => ({ rule, field }));
}

/** Whether both are decimals and equal as numbers ("1.50" is "1.5"). */
export function areEqualDecimals(left: string | undefined, right: string | undefined): boolean {
  const value = readDecimal(left ?? "");
  return value !== undefined && value === readDecimal(right ?? "");
}
