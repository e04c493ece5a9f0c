import type { KnownCodes } from "~/domain/rules/known-codes";
import type { RuleBook } from "./rule-book";

/** Lines that any table of the rules names already, and countries; `brought`: lines that come along. */
export function knownCodes(book: RuleBook, brought: Iterable<string> = []): KnownCodes {
  const { rules } = book.rows;
  const lines = new Set(brought);
  for (const { hs8 } of rules.tariff_line) lines.add(hs8);
  for (const { hs8 } of rules.positive_list_entry) lines.add(hs8);
  for (const { code } of rules.hs_line) lines.add(code.slice(0, 8));
  for (const { hsCode } of rules.vat_rate) lines.add(hsCode.slice(0, 8));
  for (const { hsCode } of rules.consumption_tax_rate) lines.add(hsCode.slice(0, 8));
  return {
    hasLine: (hs8) => lines.has(hs8) || book.tariffs.firstDay(hs8) !== undefined,
    hasCountry: (code) => book.country(code) !== undefined,
  };
}
