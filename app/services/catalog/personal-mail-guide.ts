import type { FactState } from "~/domain/catalog/terms";
import { effectiveOn, isAnyUnverified } from "~/domain/dated-fact";
import { type Fen, parseYuan } from "~/domain/money";
import { personalMailTax } from "~/domain/tax/personal-mail";
import type { RuleBook, RulesOfDay } from "~/services/rules/rule-book";

/** Kinds of goods in the order of their rates, as the rows name them. */
export const MAIL_KINDS = ["food", "other", "luxury"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What a parcel from friends abroad would be taxed, so that nobody takes it for a purchase here. */
export type PersonalMailGuide = {
  limitFen: Fen;
  exemptUpToFen: Fen;
  /** value of the parcel that is worked out for each kind */
  parcelFen: Fen;
  rows: { kind: MailKind; rateBps: number; taxFen: Fen; isExempt: boolean }[];
  isUnverified: boolean;
};

const PARCEL = "300.00";

/** null where one of its figures is unknown, or unverified where only verified ones are used. */
export function personalMailGuide(book: RuleBook, rules: RulesOfDay): PersonalMailGuide | null {
  const [limit, exempt] = [rules.setting("mail.limit_fen"), rules.setting("mail.exempt_tax_fen")];
  const parcelFen = parseYuan(PARCEL);
  if (!limit.ok || !exempt.ok || parcelFen === undefined) return null;
  const [limitFen, exemptUpToFen] = [limit, exempt].map(({ value }) => Number(value.value) as Fen);
  if (limitFen === undefined || exemptUpToFen === undefined) return null;
  const facts: { state: FactState }[] = [limit.value, exempt.value];
  const rows: PersonalMailGuide["rows"] = [];
  for (const kind of MAIL_KINDS) {
    const own = book.rows.rules.personal_mail_rate.filter(({ goodsKind }) => goodsKind === kind);
    const rate = effectiveOn(own, rules.day, book.policy, "personal_mail");
    if (!rate.ok) return null;
    const { rateBps } = rate.value;
    const parcel = { valueFen: parcelFen, isOneIndivisible: false };
    const taxed = personalMailTax(parcel, { rateBps, exemptUpToFen, limitFen });
    if (!taxed.ok) return null;
    rows.push({ kind, rateBps, ...taxed.value });
    facts.push(rate.value);
  }
  return { limitFen, exemptUpToFen, parcelFen, rows, isUnverified: isAnyUnverified(...facts) };
}
