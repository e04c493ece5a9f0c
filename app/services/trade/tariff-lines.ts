import type { CalendarDay } from "~/domain/calendar-day";
import { type RuleRef, rowInForce } from "~/domain/dated-fact";
import { ruleRef } from "~/domain/tariff/candidate";
import type { Locale } from "~/platform/context.server";
import type { RuleBook } from "~/services/rules/rule-book";
import type { KeptRules } from "~/services/rules/rule-tables";

/** A line of the tariff book by name; null where its name was never entered. */
export type TariffLine = {
  hs8: string;
  nameZh: string | null;
  nameEn: string | null;
  rule: RuleRef | null;
};

type LineIndex = {
  rows: Map<string, KeptRules["tariff_line"]>;
  /** every line that has a name or a rate, in the book's order */
  codes: string[];
};

const indexed = new WeakMap<RuleBook, LineIndex>();

/** Arranged once for each reading of the rules. */
function indexOf(book: RuleBook): LineIndex {
  const known = indexed.get(book);
  if (known) return known;
  const { tariff_line: lines, tariff_rate: rates } = book.rows.rules;
  const rows: LineIndex["rows"] = new Map();
  for (const line of lines) {
    const own = rows.get(line.hs8);
    if (own) own.push(line);
    else rows.set(line.hs8, [line]);
  }
  const codes = [...new Set([...rows.keys(), ...rates.map(({ hs8 }) => hs8)])].sort();
  const index = { rows, codes };
  indexed.set(book, index);
  return index;
}

/** The codes of all lines with a name or a rate, in the book's order. */
export const tariffCodes = (book: RuleBook): readonly string[] => indexOf(book).codes;

/** A line as it is named on a day; before its first day under its first name. */
export function tariffLineOn(book: RuleBook, hs8: string, day: CalendarDay): TariffLine {
  const rows = indexOf(book).rows.get(hs8) ?? [];
  const row = rowInForce(rows, day) ?? rows[0];
  return {
    hs8,
    nameZh: row?.nameZh ?? null,
    nameEn: row?.nameEn ?? null,
    rule: row ? ruleRef("tariff_line", row) : null,
  };
}

/** Digits as people write codes: 0810.90.90, 0810 9090. */
export const bareCode = (text: string): string => text.replace(/[\s.·-]/g, "");

/** A line's name in the reader's language, in the other where it has none, else its code. */
export function lineName(book: RuleBook, locale: Locale, hs8: string, day: CalendarDay): string {
  const { nameZh, nameEn } = tariffLineOn(book, hs8, day);
  return (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? hs8;
}

export function countryName(book: RuleBook, locale: Locale, code: string): string {
  const row = book.country(code);
  if (!row) return code;
  return locale === "en" ? row.nameEn : row.nameZh;
}
