import type { CalendarDay } from "~/domain/calendar-day";
import {
  effectiveOn,
  type FactPolicy,
  type FactRefusal,
  type RuleKind,
  type RuleRef,
} from "~/domain/dated-fact";
import { ok, type Result, refuse } from "~/domain/result";
import { ruleRef } from "~/domain/tariff/candidate";
import type { LeviedDuty } from "~/domain/tariff/duty";
import { leviedDuty } from "~/domain/tariff/levied-duty";
import type { Agreement } from "~/domain/tariff/rows";
import type { TariffIndex } from "~/domain/tariff/tariff-index";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import type { TaxLine } from "~/domain/tax/quote";
import type { Ruled } from "~/domain/tax/rates";
import type { KeptRules } from "./rule-tables";

/** Rates of one day by HS line, each with the row it was read from. */
export type RateLookUps = {
  vatBps: (hsCode: string) => Result<Ruled<number>, FactRefusal>;
  consumptionTax: (hsCode: string) => Result<Ruled<ConsumptionTax>, FactRefusal>;
  /** `claim`: the agreement whose proof of origin is presented; null = MFN or provisional */
  duty: (goods: {
    hs8: string;
    originCode: string;
    claim: Agreement | null;
  }) => Result<Ruled<LeviedDuty>, FactRefusal>;
  /** what the tax engine asks of a line; an unknown duty is null, which only the full levy minds */
  ofLine: (hsCode: string, originCode: string) => Result<LineRates, FactRefusal>;
};

export type LineRates = Pick<TaxLine, "vatBps" | "consumptionTax" | "duty">;

/** The rows that a line's VAT and consumption tax rest on; its duty is levied above the limit only. */
export const ruleRefsOf = ({ vatBps, consumptionTax }: LineRates): readonly RuleRef[] => [
  ...vatBps.rules,
  ...consumptionTax.rules,
];

/** Indexes the rows once; a look-up costs a hash or two. */
export function rateLookUps(
  rules: Pick<KeptRules, "vat_rate" | "consumption_tax_rate">,
  tariffs: TariffIndex,
  policy: FactPolicy,
): (day: CalendarDay) => RateLookUps {
  const vats = byCode(rules.vat_rate);
  const excises = byCode(rules.consumption_tax_rate);
  return (day) => {
    const vatBps: RateLookUps["vatBps"] = (hsCode) => {
      const row = effectiveOn(vats(hsCode), day, policy, "vat");
      if (!row.ok) return row;
      return ruled("vat_rate", row.value, row.value.rateBps, "vat");
    };
    const consumptionTax: RateLookUps["consumptionTax"] = (hsCode) => {
      const row = effectiveOn(excises(hsCode), day, policy, "consumption_tax");
      if (!row.ok) return row;
      return ruled("consumption_tax_rate", row.value, row.value.tax, "consumption_tax");
    };
    const duty: RateLookUps["duty"] = ({ hs8, originCode, claim }) =>
      leviedDuty(tariffs, { hs8, origin: originCode, day, claim }, policy);
    return {
      vatBps,
      consumptionTax,
      duty,
      ofLine: (hsCode, originCode) => {
        const [vat, excise] = [vatBps(hsCode), consumptionTax(hsCode)];
        if (!vat.ok) return vat;
        if (!excise.ok) return excise;
        const levied = duty({ hs8: hsCode.slice(0, 8), originCode, claim: null });
        return ok({
          vatBps: vat.value,
          consumptionTax: excise.value,
          duty: levied.ok ? levied.value : null,
        });
      },
    };
  };
}

/** Rows of the ten-digit code; where it has none, those of its eight digits. */
function byCode<Row extends { hsCode: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.hsCode);
    if (group) group.push(row);
    else groups.set(row.hsCode, [row]);
  }
  return (hsCode: string): readonly Row[] =>
    groups.get(hsCode) ?? groups.get(hsCode.slice(0, 8)) ?? [];
}

function ruled<Value>(
  kind: RuleKind,
  row: Parameters<typeof ruleRef>[1],
  value: Value | null,
  subject: "vat" | "consumption_tax",
): Result<Ruled<Value>, FactRefusal> {
  if (value === null) return refuse({ code: "RATE_UNKNOWN", subject });
  return ok({ value, rules: [ruleRef(kind, row)] });
}
