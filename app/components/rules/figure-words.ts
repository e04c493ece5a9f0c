import { formatBps, formatYuan } from "~/domain/format/money";
import { formatCount, formatWeight, NBSP } from "~/domain/format/quantity";
import type { Fen } from "~/domain/money";
import { type RuleColumn, readCell } from "~/domain/rules/rule-columns";
import type { Duty, DutyUnit } from "~/domain/tariff/duty";
import { isOriginGroup } from "~/domain/tariff/origin-groups";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import { m } from "~/messages/compiled/messages";
import { CHOICE_WORDS, UNIT_WORDS } from "~/messages/rules-words";

/** A cell's text, as files carry it, in the words of the page; its own text where it cannot be read. */
export function figureWords(column: RuleColumn, text: string): string {
  if (text === "") return column.role === "figure" ? m.rules_figure_unknown() : m.ops_none();
  const value = readCell(column, text);
  // The casts say what each form reads; a text it cannot read stays as it is.
  if (value === undefined) return text;
  switch (column.form) {
    case "percent":
    case "share":
      return formatBps(value as number);
    case "points":
      return m.rules_figure_points({ points: formatBps(value as number).replace("%", "") });
    case "yuan":
      return formatYuan(value as Fen);
    case "grams":
    case "someGrams":
      return formatWeight(value as number);
    case "kilograms":
      return m.rules_amount_kg({ count: formatCount(value as number) });
    case "days":
      return m.rules_amount_days({ count: formatCount(value as number) });
    case "yesNo":
      return value === true ? m.rules_yes() : m.rules_no();
    case "duty":
      return dutyWords(value as Duty);
    case "consumptionTax":
      return consumptionTaxWords(value as ConsumptionTax);
    case "originRule":
      return originRuleWords(value as { anyOf: { type: string; exceptFrom?: string[] }[] });
    case "originOrAll":
      if (text === "*") return m.rules_every_origin();
      return isOriginGroup(text) ? m.rules_origin_asean() : text;
    default:
      return CHOICE_WORDS[column.form]?.[text]?.() ?? text;
  }
}

function byUnit({ milliFenPerUnit, unit }: { milliFenPerUnit: number; unit: DutyUnit }): string {
  const whole = Math.floor(milliFenPerUnit / 100_000);
  const decimals = String(milliFenPerUnit % 100_000)
    .padStart(5, "0")
    .replace(/0+$/, "");
  const amount = decimals === "" ? String(whole) : `${whole}.${decimals}`;
  return m.rules_figure_by_unit({ amount, unit: UNIT_WORDS[unit]() }).replaceAll(" ", NBSP);
}

const plus = (bps: number, rate: { milliFenPerUnit: number; unit: DutyUnit }) =>
  m.rules_figure_plus({ share: formatBps(bps), amount: byUnit(rate) });

function dutyWords(duty: Duty): string {
  switch (duty.kind) {
    case "ad_valorem":
      return formatBps(duty.bps);
    case "specific":
      return byUnit(duty);
    case "compound":
      return plus(duty.bps, duty);
    case "no_concession":
      return m.rules_figure_no_concession();
  }
}

function consumptionTaxWords(tax: ConsumptionTax): string {
  const litre = (milliFenPerUnit: number) => byUnit({ milliFenPerUnit, unit: "l" });
  switch (tax.kind) {
    case "none":
      return m.rules_figure_none();
    case "high_end_cosmetics":
      return m.rules_figure_cosmetics();
    case "ad_valorem":
      return formatBps(tax.rateBps);
    case "specific":
      return byUnit(tax);
    case "compound":
      return plus(tax.rateBps, tax);
    case "beer":
      return m.rules_figure_beer({
        threshold: litre(tax.thresholdMilliFenPerLitre),
        from: litre(tax.milliFenPerLitreFrom),
        below: litre(tax.milliFenPerLitreBelow),
      });
  }
}

function originRuleWords(rule: { anyOf: { type: string; exceptFrom?: string[] }[] }): string {
  return rule.anyOf
    .map(({ type, exceptFrom }) =>
      exceptFrom ? m.rules_figure_except({ rule: type, codes: exceptFrom.join(" ") }) : type,
    )
    .reduce((first, second) => m.rules_figure_or({ first, second }));
}

/** "2026-01-01 至 2026-12-31", "2026-01-01 起". */
export function validityWords({ validFrom, validTo }: Record<string, string | undefined>): string {
  return validTo
    ? m.rules_from_to({ from: validFrom ?? "", to: validTo })
    : m.rules_from_on({ from: validFrom ?? "" });
}
