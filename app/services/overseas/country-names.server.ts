import { PARTNER_COUNTRIES, type PartnerCountry } from "~/domain/catalog/terms";
import { invariant } from "~/domain/invariant";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";
import type { CountryNames } from "./site-csv";

/** What a partner country is called, from the rules in memory. */
export function countryNames(rules: RuleBook): CountryNames {
  return (code) => {
    const row = rules.country(code);
    invariant(row, `country ${code} is seeded`);
    return row;
  };
}

/** The key of a country written as its code or its name in either language; else what was written. */
export function countryKey(names: CountryNames): (written: string) => string {
  const byName = new Map<string, string>();
  for (const code of PARTNER_COUNTRIES) {
    const { nameZh, nameEn } = names(code);
    for (const name of [code, nameZh, nameEn]) byName.set(name.toLowerCase(), code);
  }
  return (written) => byName.get(written.toLowerCase()) ?? written;
}

export type CountryChoice = { code: PartnerCountry; name: string };

/** The partner countries to choose from, in the reader's language. */
export async function partnerCountries(
  ctx: Pick<ServiceContext, "db" | "settings" | "locale">,
): Promise<CountryChoice[]> {
  const names = countryNames(await currentRules(ctx));
  return PARTNER_COUNTRIES.map((code) => ({
    code,
    name: ctx.locale === "en" ? names(code).nameEn : names(code).nameZh,
  }));
}
