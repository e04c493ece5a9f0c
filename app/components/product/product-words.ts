import { formatYuan } from "~/domain/format/money";
import { formatContent, NBSP } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import type { TaxView, UnitPriceView } from "~/services/catalog/product-card";

/** 含税约 ¥139.65, 已含税, or that the tax is not known yet. */
export function taxedText(tax: TaxView): string {
  switch (tax.kind) {
    case "included":
      return m.shop_tax_included();
    case "estimate":
      return m.shop_taxed_about({ amount: formatYuan(tax.totalFen) });
    case "unknown":
      return m.shop_tax_unknown();
  }
}

/** ¥15.52/100 g; for pieces ¥1.20/件. */
export function unitPriceText({ fen, perValue, perUnit }: UnitPriceView): string {
  const per = perUnit === "piece" ? m.common_piece() : formatContent(perValue, perUnit);
  return `${formatYuan(fen)}/${per}`;
}

/** 余 87 天; from a year on 余 18 个月. */
export function lifeText(daysLeft: number): string {
  if (daysLeft < 365) return m.shop_days_left({ days: daysLeft });
  return m.shop_months_left({ months: Math.floor(daysLeft / 30.44) });
}

/** Number and unit that never part. */
export const joined = (number: number | string, unit: string) => `${number}${NBSP}${unit}`;
