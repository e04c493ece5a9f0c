import type { RuleKind } from "~/domain/dated-fact";
import {
  agreementEntry,
  consumptionTaxRate,
  freightRule,
  hsLine,
  limitRule,
  originRule,
  personalMailRate,
  positiveListEntry,
  safeguard,
  setting,
  shelfLifeRule,
  tariffDifferential,
  tariffLine,
  tariffRate,
  vatRate,
} from "~db/schema";

/** The table of each kind of rule. */
export const RULE_TABLES = {
  hs_line: hsLine,
  vat_rate: vatRate,
  consumption_tax_rate: consumptionTaxRate,
  tariff_line: tariffLine,
  tariff_rate: tariffRate,
  agreement_entry: agreementEntry,
  safeguard,
  origin_rule: originRule,
  tariff_differential: tariffDifferential,
  positive_list_entry: positiveListEntry,
  limit_rule: limitRule,
  freight_rule: freightRule,
  shelf_life_rule: shelfLifeRule,
  personal_mail_rate: personalMailRate,
  setting,
} as const satisfies Record<RuleKind, unknown>;

export type RuleTables = typeof RULE_TABLES;

/** Rows by kind, as they stand. */
export type KeptRules = { [Kind in RuleKind]: RuleTables[Kind]["$inferSelect"][] };
