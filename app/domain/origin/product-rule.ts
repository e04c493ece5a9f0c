import type { CalendarDay } from "../calendar-day";
import { type DatedFact, type FactPolicy, rowInForce } from "../dated-fact";
import { ok, type Result, refuse } from "../result";
import type { Agreement } from "../tariff/rows";

/**
 * Tests of Annex 3A: wholly obtained; of originating materials only; all non-originating materials
 * change chapter, heading or subheading; 40 % regional value; chemical reaction.
 */
export const RULE_TESTS = ["WO", "PE", "CC", "CTH", "CTSH", "RVC40", "CR"] as const;
export type RuleTest = (typeof RULE_TESTS)[number];

/** `exceptFrom`: chapters, headings or subheadings from which a change does not count. */
export type RuleAlternative = { type: RuleTest; exceptFrom?: readonly string[] | undefined };

/** A product-specific rule: passing any one of its tests is enough. */
export type ProductRule = { anyOf: readonly RuleAlternative[] };

/** The rule of all subheadings below a prefix. */
export type OriginRuleRow = DatedFact & {
  id: number;
  /** 2 to 6 digits */
  hsPrefix: string;
  agreement: Agreement;
  rule: ProductRule;
};

export type RuleFault = {
  code: "NO_TEST" | "TEST_UNKNOWN" | "EXCEPTION_MISPLACED" | "EXCEPTION_INVALID";
};

/** What a rule adds to WO and PE, which are open to every line without it. */
export type ProductAlternative = RuleAlternative & { type: Exclude<RuleTest, "WO" | "PE"> };
export const isProductAlternative = (one: RuleAlternative): one is ProductAlternative =>
  one.type !== "WO" && one.type !== "PE";

/** Digits that have to differ. */
const CHANGING_DIGITS = { CC: 2, CTH: 4, CTSH: 6 } as const;
export type ChangeTest = keyof typeof CHANGING_DIGITS;

const isChangeTest = (test: RuleTest): test is ChangeTest => test in CHANGING_DIGITS;

/** Whether a material of this code makes the change that the test asks for. */
export function changes(
  test: ChangeTest,
  {
    from,
    to,
    exceptFrom = [],
  }: { from: string; to: string; exceptFrom?: readonly string[] | undefined },
): boolean {
  const digits = CHANGING_DIGITS[test];
  const isExcepted = exceptFrom.some((prefix) => from.startsWith(prefix));
  return !isExcepted && from.slice(0, digits) !== to.slice(0, digits);
}

/** The rule when it is one; rows are checked by this before they are written. */
export function checkProductRule(rule: ProductRule): Result<ProductRule, RuleFault> {
  if (rule.anyOf.length === 0) return refuse({ code: "NO_TEST" });
  for (const { type, exceptFrom } of rule.anyOf) {
    if (!RULE_TESTS.includes(type)) return refuse({ code: "TEST_UNKNOWN" });
    if (exceptFrom === undefined) continue;
    if (!isChangeTest(type)) return refuse({ code: "EXCEPTION_MISPLACED" });
    if (!exceptFrom.every((prefix) => /^\d{2}(\d{2}){0,2}$/.test(prefix))) {
      return refuse({ code: "EXCEPTION_INVALID" });
    }
  }
  return ok(rule);
}

/** The row in force for a code: that of the longest prefix; undefined = none is known. */
export function prefixedRowOn<Row extends DatedFact & { hsPrefix: string }>(
  rows: readonly Row[],
  hs: string,
  day: CalendarDay,
): Row | undefined {
  for (let digits = hs.length; digits > 0; digits--) {
    const prefix = hs.slice(0, digits);
    const row = rowInForce(
      rows.filter(({ hsPrefix }) => hsPrefix === prefix),
      day,
    );
    if (row !== undefined) return row;
  }
  return undefined;
}

/** An agreement's rule for a good; null = no rule that may be used is known (`decideOrigin` asks for it). */
export function productRuleOn(
  rows: readonly OriginRuleRow[],
  { agreement, hs, day }: { agreement: Agreement; hs: string; day: CalendarDay },
  policy: FactPolicy,
): OriginRuleRow | null {
  const own = rows.filter((row) => row.agreement === agreement);
  const row = prefixedRowOn(own, hs, day);
  if (row === undefined || row.state === "unknown") return null;
  return row.state === "unverified" && policy === "production" ? null : row;
}
