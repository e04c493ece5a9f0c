import { normaliseGtin } from "~/domain/catalog/gtin";
import { cleanName, isDamaged } from "./clean-text";
import type { DraftProduct, RowIssue } from "./draft";

const LONGEST_NAME = 200;

const skipped = (field: string, reason: RowIssue["reason"], value: string): RowIssue => ({
  field,
  reason,
  effect: "row_skipped",
  value,
});

/** The row's GTIN, or why the row is skipped. Prefixes 02, 04 and 2 belong to each shop alone. */
export function readGtin(column: string, text: string): { gtin: string } | RowIssue {
  const value = text.trim();
  if (value === "") return skipped(column, "missing", "");
  const gtin = normaliseGtin(value);
  if (gtin === undefined) return skipped(column, "not_a_gtin", value);
  const isRestricted = gtin.length === 13 && /^(?:0[24]|2)/.test(gtin);
  return isRestricted ? skipped(column, "restricted_prefix", value) : { gtin };
}

/** The row's name, cleaned, or why the row is skipped. */
export function readName(column: string, text: string): { name: string } | RowIssue {
  const name = cleanName(text);
  if (name === "") return skipped(column, "missing", text.trim());
  if (isDamaged(name)) return skipped(column, "undecodable", name);
  if ([...name].length < 2) return skipped(column, "too_short", name);
  if ([...name].length > LONGEST_NAME) return skipped(column, "too_long", name);
  return { name };
}

/** Han characters and neither kana nor hangul: such a name can stand as the Chinese one. */
export function looksChinese(name: string): boolean {
  return (
    /\p{Script=Han}/u.test(name) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)
  );
}

/** A draft of which only code and name are known: no regime, no origin, nothing that could be sold. */
export function bareDraft(gtin: string, name: string, mapping: string): DraftProduct {
  return {
    gtin,
    sku: `IMP-${gtin}`,
    brandId: null,
    categoryKey: null,
    originCode: null,
    nameZh: name,
    nameEn: null,
    nameOrig: looksChinese(name) ? null : name,
    aliases: [],
    storageZone: "ambient",
    shelfLifeDays: null,
    regimes: [],
    ingredientsZh: null,
    ingredientsEn: null,
    allergens: [],
    mayContain: [],
    nutrition: null,
    producerName: null,
    producerCity: null,
    producerRegistrationNo: null,
    specZh: "",
    specEn: null,
    netContentValue: null,
    netContentUnit: null,
    packCount: 1,
    netWeightGrams: null,
    grossWeightGrams: null,
    volumeMl: null,
    hsCode: null,
    dealUnit: null,
    facts: { mapping },
  };
}
