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
import type { Result } from "~/domain/result";
import { isLineCode } from "~/domain/rules/table-cells";
import { shelfLifeRuleOf } from "~/domain/stock/shelf-life";
import { makeTariffIndex, type TariffIndex } from "~/domain/tariff/tariff-index";
import type { RatesOfDay } from "~/domain/tax/rates";
import type { consumerNotice, country, customsParty, warehouse } from "~db/schema";
import { ratesByDay, weightCapOf } from "./rates-of-day";
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

/** The rules as they hold on one day: what is missing or unknown is a named refusal, never a zero. */
export type RulesOfDay = {
  day: CalendarDay;
  policy: FactPolicy;
  /** name and statutory units of a ten-digit line */
  hsLine: (code: string) => Result<HsLineRow, FactRefusal>;
  /** what the tax engine asks of the day */
  rates: RatesOfDay;
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
  policy: FactPolicy;
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

/** Whether two readings hold the very same arrays, of which an index was made. */
const haveSameTariffs = (a: RuleRows, b: RuleRows): boolean =>
  a.rules.tariff_rate === b.rules.tariff_rate &&
  a.rules.agreement_entry === b.rules.agreement_entry &&
  a.rules.safeguard === b.rules.safeguard &&
  a.countries === b.countries;

/** Days come from outside too (the tariff desk): the one made first goes when one more is asked for. */
const MOST_DAYS = 64;

/** The rows by their keys: a look-up costs a hash. */
function keyed({ rules, notices }: RuleRows) {
  return {
    hsLines: groupBy(rules.hs_line, (row) => row.code),
    listRows: groupBy(rules.positive_list_entry, (row) => row.hs8),
    limits: groupBy(rules.limit_rule, (row) => row.kind),
    freights: groupBy(rules.freight_rule, (row) => `${row.warehouseId} ${row.deliveryMethod}`),
    notices: groupBy(notices, (row) => row.customsRegime),
    settings: groupBy(rules.setting, (row) => row.key),
  };
}

type DaySources = {
  rules: KeptRules;
  keys: ReturnType<typeof keyed>;
  ratesOn: ReturnType<typeof ratesByDay>;
  policy: FactPolicy;
};

/** The rules of one day: each look-up takes the row in force, or names why none is usable. */
function rulesOn(day: CalendarDay, { rules, keys, ratesOn, policy }: DaySources): RulesOfDay {
  const setting = (key: string) => effectiveOn(keys.settings(key), day, policy, "setting");
  const listing: RulesOfDay["listing"] = (goods) => {
    const candidates = goods.hsCode === null ? [] : keys.listRows(goods.hsCode.slice(0, 8));
    return checkRegime(goods, candidates, day, policy);
  };
  const limit =
    (kind: LimitRow["kind"], subject: "single_order_limit" | "person_year_limit") => () =>
      effectiveOn(keys.limits(kind), day, policy, subject);
  const limits = {
    singleOrderLimit: limit("single_order", "single_order_limit"),
    personYearLimit: limit("person_year", "person_year_limit"),
  };
  return {
    ...{ day, policy, listing, setting, ...limits },
    hsLine: (code) => effectiveOn(keys.hsLines(code), day, policy, "hs_rate"),
    rates: ratesOn(day, { listing, setting, ...limits }),
    capGroupPrefixes: (group) => [
      ...new Set(
        rules.positive_list_entry.filter((row) => row.capGroup === group).map((row) => row.hs8),
      ),
    ],
    weightCap: (hsCode) => weightCapOf(rowInForce(keys.listRows(hsCode.slice(0, 8)), day)),
    weightCaps: () => weightCapsOf(rules.positive_list_entry, day),
    freight: (warehouseId, deliveryMethod) =>
      effectiveOn(keys.freights(`${warehouseId} ${deliveryMethod}`), day, policy, "freight"),
    shelfLife: (categoryKey) => {
      const row = shelfLifeRuleOf(rules.shelf_life_rule, categoryKey, day);
      return effectiveOn(row ? [row] : [], day, policy, "shelf_life");
    },
    notice: (customsRegime) =>
      effectiveOn(keys.notices(customsRegime), day, policy, "consumer_notice"),
  };
}

/**
 * Indexes the rows once. From the book `before` it takes over the index of the tariffs, half a million
 * rows with whole official tables, when they are the same rows.
 */
export function makeRuleBook(rows: RuleRows, policy: FactPolicy, before?: RuleBook): RuleBook {
  const { rules } = rows;
  const keys = keyed(rows);
  const tariffs =
    before && haveSameTariffs(before.rows, rows)
      ? before.tariffs
      : makeTariffIndex({
          rates: rules.tariff_rate,
          entries: rules.agreement_entry,
          safeguards: rules.safeguard,
          countries: rows.countries.map(({ code }) => code),
        });
  const countries = new Map(rows.countries.map((row) => [row.code, row]));
  const ratesOn = ratesByDay({
    ...{ rules, tariffs, policy },
    isHsCodeKnown: (code) =>
      keys.hsLines(code).length > 0 ||
      (isLineCode(code) && tariffs.firstDay(code.slice(0, 8)) !== undefined),
    isCountryKnown: (code) => countries.has(code),
  });
  const days = new Map<CalendarDay, RulesOfDay>();
  const parties = new Map(rows.parties.map((row) => [row.role, row]));
  const warehouses = new Map(rows.warehouses.map((row) => [row.id, row]));
  return {
    ...{ version: rows.version, policy, rows, tariffs },
    on: (day) => {
      const known = days.get(day);
      if (known) return known;
      const made = rulesOn(day, { rules, keys, ratesOn, policy });
      const [oldest] = days.keys();
      if (oldest && days.size >= MOST_DAYS) days.delete(oldest);
      days.set(day, made);
      return made;
    },
    party: (role) => parties.get(role),
    warehouse: (id) => warehouses.get(id),
    country: (code) => countries.get(code),
  };
}
