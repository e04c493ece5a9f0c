import type { RuleKind } from "../dated-fact";
import { overlaps, type StandingRow } from "./plan-change";
import type { EnteredRow } from "./rule-row";

/** Kinds whose rows may be of eight digits for all ten-digit codes that have none of their own. */
const BY_EIGHT_OR_TEN: ReadonlySet<RuleKind> = new Set(["vat_rate", "consumption_tax_rate"]);

/**
 * Ten-digit codes under entered eight-digit ones whose own rows go on before them: a change that the
 * person may believe to reach them does not. A verified row gives way to none, an unverified one to
 * verified eight digits (services/rules/rates-of-day).
 */
export function prevailingCodes(
  kind: RuleKind,
  standing: readonly StandingRow[],
  entered: readonly EnteredRow[],
): string[] {
  if (!BY_EIGHT_OR_TEN.has(kind)) return [];
  const named = new Set(entered.map(({ values }) => String(values.hsCode)));
  const byEight = new Map<string, EnteredRow[]>();
  for (const row of entered) {
    const code = String(row.values.hsCode);
    if (code.length === 8) byEight.set(code, [...(byEight.get(code) ?? []), row]);
  }
  const codes = standing.flatMap((old) => {
    const code = String(old.hsCode);
    if (code.length !== 10 || named.has(code)) return [];
    const prevails = (byEight.get(code.slice(0, 8)) ?? []).some(
      (row) => overlaps(old, row) && (old.state === "verified" || row.state !== "verified"),
    );
    return prevails ? [code] : [];
  });
  return [...new Set(codes)].sort();
}
