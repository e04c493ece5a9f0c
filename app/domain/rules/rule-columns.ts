import { isCalendarDay } from "../calendar-day";
import type { RuleKind } from "../dated-fact";
import { type Fen, parseYuan, yuanText } from "../money";
import type { Duty } from "../tariff/duty";
import { isOriginCode } from "../tariff/origin-groups";
import { AGREEMENTS } from "../tariff/rows";
import type { ConsumptionTax } from "../tax/consumption-tax";
import {
  consumptionTaxText,
  dutyText,
  originRuleText,
  parseConsumptionTax,
  parseDuty,
  parseOriginRule,
  parsePercent,
  percentText,
} from "./figure-text";

/** How a column's value is written as text, in a form's field and in a file's cell. */
type Form<Value> = { read: (text: string) => Value | undefined; write: (value: Value) => string };

const form = <Value>(
  read: (text: string) => Value | undefined,
  write: (value: Value) => string,
): Form<unknown> => ({ read, write: (value) => write(value as Value) });

const matching = (pattern: RegExp) =>
  form(
    (text) => (pattern.test(text) ? text : undefined),
    (text: string) => text,
  );
const words = (max: number) => matching(new RegExp(`^.{1,${max}}$`, "s"));
const oneOf = (...values: readonly string[]) =>
  form(
    (text) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
    (value: string) => value,
  );
const whole = (max: number, min = 0) =>
  form(
    (text) => {
      const count = /^\d{1,12}$/.test(text) ? Number(text) : -1;
      return count >= min && count <= max ? count : undefined;
    },
    (value: number) => String(value),
  );
/** Percentage points up to 999.99, with or without their sign, in basis points. */
function parsePoints(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}
/** 10^9 yuan and more are no amounts of this shop. */
const TOO_MUCH_FEN = 100_000_000_000;
const YES = ["是", "yes", "true", "1"];
const NO = ["否", "no", "false", "0", ""];

const REGIMES = ["MFN", "PROVISIONAL", ...AGREEMENTS] as const;
const LIMIT_KINDS = ["single_order", "person_year"] as const;
const DELIVERY_METHODS = ["home", "hall_pickup"] as const;

const FORMS = {
  hs10: matching(/^\d{10}$/),
  hs8: matching(/^\d{8}$/),
  hs8or10: matching(/^\d{8}(\d{2})?$/),
  hsPrefix2: matching(/^\d{2,6}$/),
  hsPrefix4: matching(/^\d{4,8}$/),
  unit: matching(/^\d{3}$/),
  country: matching(/^[A-Z]{2}$/),
  originOrAll: form(
    (text) => (text === "*" || isOriginCode(text) ? text : undefined),
    (origin: string) => origin,
  ),
  id: matching(/^[a-z]{3}_[0-9a-z]{8,40}$/),
  key: matching(/^[\w.*-]{1,80}$/),
  name: words(300),
  note: words(600),
  percent: form(parsePercent, percentText),
  points: form(parsePoints, percentText),
  yuan: form(
    (text) => {
      const amount = parseYuan(text);
      return amount !== undefined && amount >= 0 && amount < TOO_MUCH_FEN ? amount : undefined;
    },
    (amount: Fen) => yuanText(amount),
  ),
  grams: whole(1_000_000_000),
  /** of which something is counted: none of it would be counted for ever */
  someGrams: whole(1_000_000_000, 1),
  share: form((text) => {
    const points = parsePoints(text);
    return points !== undefined && points <= 10_000 ? points : undefined;
  }, percentText),
  days: whole(10_000),
  kilograms: whole(100_000_000_000, 1),
  day: form(
    (text) => (isCalendarDay(text) ? text : undefined),
    (day: string) => day,
  ),
  yesNo: form(
    (text) =>
      YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : undefined,
    (value: boolean) => (value ? "是" : "否"),
  ),
  duty: form(parseDuty, (duty: Duty) => dutyText(duty)),
  consumptionTax: form(parseConsumptionTax, (tax: ConsumptionTax) => consumptionTaxText(tax)),
  originRule: form(parseOriginRule, originRuleText),
  regime: oneOf(...REGIMES),
  agreement: oneOf(...AGREEMENTS),
  limitKind: oneOf(...LIMIT_KINDS),
  deliveryMethod: oneOf(...DELIVERY_METHODS),
} as const satisfies Record<string, Form<unknown>>;

export type ColumnForm = keyof typeof FORMS;

/** The values of forms that are a choice among a few. */
export const CHOICES: Readonly<Partial<Record<ColumnForm, readonly string[]>>> = {
  regime: REGIMES,
  agreement: AGREEMENTS,
  limitKind: LIMIT_KINDS,
  deliveryMethod: DELIVERY_METHODS,
};

export type RuleColumn = {
  /** name of the table's column in the program */
  key: string;
  form: ColumnForm;
  /** key: rows of one key must not overlap in time; figure: null exactly when the state is unknown */
  role: "key" | "value" | "figure" | "optional";
};

const key = (name: string, as: ColumnForm): RuleColumn => ({ key: name, form: as, role: "key" });
const value = (name: string, as: ColumnForm): RuleColumn => ({
  key: name,
  form: as,
  role: "value",
});
const figure = (name: string, as: ColumnForm): RuleColumn => ({
  key: name,
  form: as,
  role: "figure",
});
const optional = (name: string, as: ColumnForm): RuleColumn => ({
  key: name,
  form: as,
  role: "optional",
});

/** The columns of each kind of rule beside its time, state and source. */
export const RULE_COLUMNS: Record<RuleKind, readonly RuleColumn[]> = {
  hs_line: [
    key("code", "hs10"),
    value("nameZh", "name"),
    value("unit1", "unit"),
    optional("unit2", "unit"),
  ],
  vat_rate: [key("hsCode", "hs8or10"), figure("rateBps", "percent")],
  consumption_tax_rate: [key("hsCode", "hs8or10"), figure("tax", "consumptionTax")],
  tariff_line: [key("hs8", "hs8"), value("nameZh", "name"), value("nameEn", "name")],
  tariff_rate: [
    key("hs8", "hs8"),
    key("regime", "regime"),
    key("origin", "originOrAll"),
    figure("duty", "duty"),
    value("isDerived", "yesNo"),
    optional("note", "note"),
  ],
  agreement_entry: [key("agreement", "agreement"), key("origin", "country")],
  safeguard: [
    key("hsPrefix", "hsPrefix4"),
    key("origin", "country"),
    value("additionalBps", "points"),
    optional("quotaKg", "kilograms"),
    optional("quotaFilledOn", "day"),
  ],
  origin_rule: [
    key("hsPrefix", "hsPrefix2"),
    key("agreement", "agreement"),
    value("rule", "originRule"),
  ],
  tariff_differential: [key("hsPrefix", "hsPrefix4")],
  positive_list_entry: [
    key("hs8", "hs8"),
    value("nameZh", "name"),
    value("bondedOnly", "yesNo"),
    value("noMail", "yesNo"),
    optional("capGrams", "someGrams"),
    optional("capGroup", "key"),
    optional("excludeNote", "note"),
  ],
  limit_rule: [key("kind", "limitKind"), value("amountFen", "yuan")],
  freight_rule: [
    key("warehouseId", "id"),
    key("deliveryMethod", "deliveryMethod"),
    value("baseFen", "yuan"),
    value("baseGrams", "grams"),
    value("stepFen", "yuan"),
    value("stepGrams", "someGrams"),
    optional("freeFromFen", "yuan"),
    value("insuranceBps", "percent"),
  ],
  shelf_life_rule: [
    key("categoryKey", "key"),
    value("arrivalMinShareBps", "share"),
    value("nearShareBps", "share"),
    value("stopShareBps", "share"),
    value("stopMinDays", "days"),
    value("stopMaxDays", "days"),
    value("buyerMinDays", "days"),
  ],
  personal_mail_rate: [key("goodsKind", "key"), value("rateBps", "percent")],
  setting: [key("key", "key"), value("value", "note")],
};

/** Columns every rule has, by name. */
export const SHARED_COLUMNS = ["validFrom", "validTo", "state", "source"] as const;

export function readCell(column: RuleColumn, text: string): unknown {
  return FORMS[column.form].read(text.trim());
}

export function writeCell(column: RuleColumn, stored: unknown): string {
  return stored === null || stored === undefined ? "" : FORMS[column.form].write(stored);
}
