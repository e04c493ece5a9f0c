import type { CalendarDay } from "~/domain/calendar-day";
import { checkRegime, type RegimeRefusal } from "~/domain/catalog/regime";
import type { CustomsRegime, DeliveryMethod } from "~/domain/catalog/terms";
import {
  effectiveOn,
  type FactPolicy,
  type FactRefusal,
  isAnyUnverified,
  rowInForce,
} from "~/domain/dated-fact";
import type { WarehouseId } from "~/domain/ids";
import type { WeightCap } from "~/domain/quota/quota";
import { ok, type Result } from "~/domain/result";
import { shelfLifeRuleOf } from "~/domain/stock/shelf-life";
import { makeTariffIndex, type TariffIndex } from "~/domain/tariff/tariff-index";
import type { RetailImportRules } from "~/domain/tax/quote";
import type { consumerNotice, country, customsParty, warehouse } from "~db/schema";
import { type RateLookUps, rateLookUps } from "./rate-look-ups";
import type { KeptRules } from "./rule-tables";

export type HsLineRow = KeptRules["hs_line"][number];
export type PositiveListEntryRow = KeptRules["positive_list_entry"][number];
export type LimitRow = KeptRules["limit_rule"][number];
export type FreightRow = KeptRules["freight_rule"][number];
export type ShelfLifeRow = KeptRules["shelf_life_rule"][number];
export type SettingRow = KeptRules["setting"][number];
export type ConsumerNoticeRow = typeof consumerNotice.$inferSelect;
export type CustomsPartyRow = typeof customsParty.$inferSelect;
export type WarehouseRow = typeof warehouse.$inferSelect;
export type CountryRow = typeof country.$inferSelect;

/** Every rule row in force at some time, as one reading of the database found them. */
export type RuleRows = {
  version: number;
  rules: KeptRules;
  notices: ConsumerNoticeRow[];
  parties: CustomsPartyRow[];
  warehouses: WarehouseRow[];
  countries: CountryRow[];
};

/** Figures of the retail-import tax that belong to no HS line; rows of `setting`. */
export const TAX_SETTINGS = {
  dutyShareBps: "tax.relief_duty_share_bps",
  taxShareBps: "tax.relief_tax_share_bps",
  cosmeticsRateBps: "tax.cosmetics_rate_bps",
  cosmeticsFenPerMlOrGram: "tax.cosmetics_fen_per_ml_or_gram",
  cosmeticsFenPerPiece: "tax.cosmetics_fen_per_piece",
} as const;

/** The rules as they hold on one day: what is missing or unknown is a named refusal, never a zero. */
export type RulesOfDay = {
  day: CalendarDay;
  policy: FactPolicy;
  /** name and statutory units of a ten-digit line */
  hsLine: (code: string) => Result<HsLineRow, FactRefusal>;
  rates: RateLookUps;
  /** the list row of goods, or null for duty-paid ones; see `checkRegime` */
  listing: (goods: {
    hsCode: string | null;
    customsRegime: CustomsRegime;
    deliveryMethod: DeliveryMethod;
  }) => Result<PositiveListEntryRow | null, RegimeRefusal>;
  /** all rows of the retail import list in one capped group, as HS8 prefixes */
  capGroupPrefixes: (group: string) => string[];
  /** the weight of such goods a person may import in a year, by the list row in force; null = no cap */
  weightCap: (hsCode: string) => WeightCap | null;
  /** every yearly weight in force, each group once, at its lowest figure */
  weightCaps: () => (WeightCap & { isUnverified: boolean })[];
  singleOrderLimit: () => Result<LimitRow, FactRefusal>;
  personYearLimit: () => Result<LimitRow, FactRefusal>;
  retailImport: () => Result<RetailImportRules & { isUnverified: boolean }, FactRefusal>;
  freight: (
    warehouseId: WarehouseId,
    deliveryMethod: DeliveryMethod,
  ) => Result<FreightRow, FactRefusal>;
  /** the rule of a category, of its first level, or of all others */
  shelfLife: (categoryKey: string) => Result<ShelfLifeRow, FactRefusal>;
  notice: (customsRegime: CustomsRegime) => Result<ConsumerNoticeRow, FactRefusal>;
  setting: (key: string) => Result<SettingRow, FactRefusal>;
};

export type RuleBook = {
  version: number;
  /** the rows it was made of, for previews and exports */
  rows: RuleRows;
  tariffs: TariffIndex;
  on: (day: CalendarDay) => RulesOfDay;
  party: (role: CustomsPartyRow["role"]) => CustomsPartyRow | undefined;
  warehouse: (id: WarehouseId) => WarehouseRow | undefined;
  country: (code: string) => CountryRow | undefined;
};

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return (key: string): readonly Row[] => groups.get(key) ?? [];
}

/** Rows without a group of their own cap their HS line alone. */
export function weightCapOf(
  row: Pick<PositiveListEntryRow, "hs8" | "capGrams" | "capGroup"> | null | undefined,
): WeightCap | null {
  if (row?.capGrams == null) return null;
  return { group: row.capGroup ?? row.hs8, capGrams: row.capGrams };
}

function weightCapsOf(list: readonly PositiveListEntryRow[], day: CalendarDay) {
  const caps = new Map<string, WeightCap & { isUnverified: boolean }>();
  const inForce = list.filter((row) => rowInForce([row], day) !== undefined);
  for (const row of inForce) {
    const cap = weightCapOf(row);
    if (cap === null) continue;
    const known = caps.get(cap.group);
    caps.set(cap.group, {
      group: cap.group,
      capGrams: Math.min(cap.capGrams, known?.capGrams ?? cap.capGrams),
      isUnverified: isAnyUnverified(row) || (known?.isUnverified ?? false),
    });
  }
  return [...caps.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** Indexes the rows once, so that a look-up costs a hash. */
export function makeRuleBook(rows: RuleRows, policy: FactPolicy): RuleBook {
  const { rules } = rows;
  const hsLines = groupBy(rules.hs_line, (row) => row.code);
  const listRows = groupBy(rules.positive_list_entry, (row) => row.hs8);
  const limits = groupBy(rules.limit_rule, (row) => row.kind);
  const freights = groupBy(rules.freight_rule, (row) => `${row.warehouseId} ${row.deliveryMethod}`);
  const notices = groupBy(rows.notices, (row) => row.customsRegime);
  const settings = groupBy(rules.setting, (row) => row.key);
  const tariffs = makeTariffIndex({
    rates: rules.tariff_rate,
    entries: rules.agreement_entry,
    safeguards: rules.safeguard,
    countries: rows.countries.map(({ code }) => code),
  });
  const ratesOn = rateLookUps(rules, tariffs, policy);

  const rulesOf = (day: CalendarDay): RulesOfDay => {
    const settingOf = (key: string) => effectiveOn(settings(key), day, policy, "setting");
    return {
      day,
      policy,
      hsLine: (code) => effectiveOn(hsLines(code), day, policy, "hs_rate"),
      rates: ratesOn(day),
      listing: (goods) => {
        const candidates = goods.hsCode === null ? [] : listRows(goods.hsCode.slice(0, 8));
        return checkRegime(goods, candidates, day, policy);
      },
      capGroupPrefixes: (group) => [
        ...new Set(
          rules.positive_list_entry.filter((row) => row.capGroup === group).map((row) => row.hs8),
        ),
      ],
      weightCap: (hsCode) => weightCapOf(rowInForce(listRows(hsCode.slice(0, 8)), day)),
      weightCaps: () => weightCapsOf(rules.positive_list_entry, day),
      singleOrderLimit: () =>
        effectiveOn(limits("single_order"), day, policy, "single_order_limit"),
      personYearLimit: () => effectiveOn(limits("person_year"), day, policy, "person_year_limit"),
      retailImport: () => retailImportRules(settingOf),
      freight: (warehouseId, deliveryMethod) =>
        effectiveOn(freights(`${warehouseId} ${deliveryMethod}`), day, policy, "freight"),
      shelfLife: (categoryKey) => {
        const row = shelfLifeRuleOf(rules.shelf_life_rule, categoryKey, day);
        return effectiveOn(row ? [row] : [], day, policy, "shelf_life");
      },
      notice: (customsRegime) =>
        effectiveOn(notices(customsRegime), day, policy, "consumer_notice"),
      setting: settingOf,
    };
  };

  const days = new Map<CalendarDay, RulesOfDay>();
  const parties = new Map(rows.parties.map((row) => [row.role, row]));
  const warehouses = new Map(rows.warehouses.map((row) => [row.id, row]));
  const countries = new Map(rows.countries.map((row) => [row.code, row]));
  return {
    version: rows.version,
    rows,
    tariffs,
    on: (day) => {
      const known = days.get(day);
      if (known) return known;
      const rules = rulesOf(day);
      days.set(day, rules);
      return rules;
    },
    party: (role) => parties.get(role),
    warehouse: (id) => warehouses.get(id),
    country: (code) => countries.get(code),
  };
}

/** Puts the five settings together; a missing one, or one that is no whole number, is unknown. */
function retailImportRules(
  settingOf: (key: string) => Result<SettingRow, FactRefusal>,
): Result<RetailImportRules & { isUnverified: boolean }, FactRefusal> {
  const used: SettingRow[] = [];
  let refusal: FactRefusal | undefined;
  const whole = (key: string): number => {
    const row = settingOf(key);
    if (!row.ok) {
      refusal ??= row.error;
      return 0;
    }
    if (!/^\d{1,9}$/.test(row.value.value)) {
      refusal ??= { code: "RATE_UNKNOWN", subject: "retail_import_relief" };
      return 0;
    }
    used.push(row.value);
    return Number(row.value.value);
  };
  const relief = {
    dutyShareBps: whole(TAX_SETTINGS.dutyShareBps),
    taxShareBps: whole(TAX_SETTINGS.taxShareBps),
  };
  const highEndCosmetics = {
    rateBps: whole(TAX_SETTINGS.cosmeticsRateBps),
    fenPerMlOrGram: whole(TAX_SETTINGS.cosmeticsFenPerMlOrGram),
    fenPerPiece: whole(TAX_SETTINGS.cosmeticsFenPerPiece),
  };
  if (refusal) return { ok: false, error: refusal };
  return ok({ relief, highEndCosmetics, isUnverified: isAnyUnverified(...used) });
}
