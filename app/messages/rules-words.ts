import type { FactState } from "~/domain/catalog/terms";
import type { RuleKind } from "~/domain/dated-fact";
import type { ChangeCommand, ChangeStatus } from "~/domain/rules/decide-change";
import type { ColumnForm } from "~/domain/rules/rule-columns";
import type { CellProblem } from "~/domain/rules/rule-row";
import type { DutyUnit } from "~/domain/tariff/duty";
import { m } from "./compiled/messages";

type Word = (inputs?: object) => string;
type Words<Value extends string> = Readonly<Record<Value, Word>>;

export const KIND_WORDS: Words<RuleKind> = {
  hs_line: m.rules_kind_hs_line,
  vat_rate: m.rules_kind_vat_rate,
  consumption_tax_rate: m.rules_kind_consumption_tax_rate,
  tariff_line: m.rules_kind_tariff_line,
  tariff_rate: m.rules_kind_tariff_rate,
  agreement_entry: m.rules_kind_agreement_entry,
  safeguard: m.rules_kind_safeguard,
  origin_rule: m.rules_kind_origin_rule,
  tariff_differential: m.rules_kind_tariff_differential,
  positive_list_entry: m.rules_kind_positive_list_entry,
  limit_rule: m.rules_kind_limit_rule,
  freight_rule: m.rules_kind_freight_rule,
  shelf_life_rule: m.rules_kind_shelf_life_rule,
  personal_mail_rate: m.rules_kind_personal_mail_rate,
  setting: m.rules_kind_setting,
};

export const STATE_WORDS: Words<FactState> = {
  verified: m.rules_state_verified,
  unverified: m.rules_state_unverified,
  unknown: m.rules_state_unknown,
};

export const STATUS_WORDS: Words<ChangeStatus> = {
  draft: m.rules_status_draft,
  proposed: m.rules_status_proposed,
  approved: m.rules_status_approved,
  rejected: m.rules_status_rejected,
  dropped: m.rules_status_dropped,
};

export const ACT_WORDS: Words<ChangeCommand> = {
  propose: m.rules_act_propose,
  drop: m.rules_act_drop,
  approve: m.rules_act_approve,
  reject: m.rules_act_reject,
};

export const DONE_WORDS: Words<ChangeCommand | "entered"> = {
  propose: m.rules_done_propose,
  drop: m.rules_done_drop,
  approve: m.rules_done_approve,
  reject: m.rules_done_reject,
  entered: m.rules_done_entered,
};

export const PROBLEM_WORDS: Words<CellProblem["reason"]> = {
  missing: m.rules_problem_missing,
  malformed: m.rules_problem_malformed,
  unknown_has_figure: m.rules_problem_unknown_has_figure,
  ends_before_it_begins: m.rules_problem_ends_before_it_begins,
  not_of_regime: m.rules_problem_not_of_regime,
  rate_too_high: m.rules_problem_rate_too_high,
  zero_lost: m.rules_problem_zero_lost,
  below_zero: m.rules_problem_below_zero,
  without_unit: m.rules_problem_without_unit,
  not_expressible: m.rules_problem_not_expressible,
  unknown_hs: m.rules_problem_unknown_hs,
  unknown_country: m.rules_problem_unknown_country,
  unknown_setting: m.rules_problem_unknown_setting,
};

export const UNIT_WORDS: Words<DutyUnit> = {
  kg: m.rules_unit_kg,
  l: m.rules_unit_l,
  piece: m.rules_unit_piece,
};

/** Values of the columns that are a choice among a few. */
export const CHOICE_WORDS: Readonly<Partial<Record<ColumnForm, Readonly<Record<string, Word>>>>> = {
  regime: {
    MFN: m.rules_regime_MFN,
    PROVISIONAL: m.rules_regime_PROVISIONAL,
    RCEP: m.rules_regime_RCEP,
    ACFTA: m.rules_regime_ACFTA,
    CHAFTA: m.rules_regime_CHAFTA,
    NZFTA: m.rules_regime_NZFTA,
    KFTA: m.rules_regime_KFTA,
  },
  agreement: {
    RCEP: m.rules_regime_RCEP,
    ACFTA: m.rules_regime_ACFTA,
    CHAFTA: m.rules_regime_CHAFTA,
    NZFTA: m.rules_regime_NZFTA,
    KFTA: m.rules_regime_KFTA,
  },
  limitKind: {
    single_order: m.rules_limit_single_order,
    person_year: m.rules_limit_person_year,
  },
  deliveryMethod: {
    home: m.rules_delivery_home,
    hall_pickup: m.rules_delivery_hall_pickup,
  },
};

/** How a value is written, and in which unit; said beside its field. */
export const FORM_HINTS: Readonly<Partial<Record<ColumnForm, Word>>> = {
  hs10: m.rules_hint_hs10,
  hs8: m.rules_hint_hs8,
  hs8or10: m.rules_hint_hs8or10,
  hsPrefix2: m.rules_hint_hsPrefix2,
  hsPrefix4: m.rules_hint_hsPrefix4,
  unit: m.rules_hint_unit,
  country: m.rules_hint_country,
  originOrAll: m.rules_hint_originOrAll,
  key: m.rules_hint_key,
  percent: m.rules_hint_percent,
  points: m.rules_hint_points,
  share: m.rules_hint_share,
  yuan: m.rules_hint_yuan,
  grams: m.rules_hint_grams,
  someGrams: m.rules_hint_grams,
  kilograms: m.rules_hint_kilograms,
  days: m.rules_hint_days,
  duty: m.rules_hint_duty,
  consumptionTax: m.rules_hint_consumptionTax,
  originRule: m.rules_hint_originRule,
};

/** Columns by the name the program, a file's layout or a refusal calls them. */
const COLUMN_WORDS: Readonly<Record<string, Word>> = {
  code: m.rules_col_code,
  hsCode: m.rules_col_hsCode,
  hs8: m.rules_col_hs8,
  hsPrefix: m.rules_col_hsPrefix,
  nameZh: m.rules_col_nameZh,
  nameEn: m.rules_col_nameEn,
  unit1: m.rules_col_unit1,
  unit2: m.rules_col_unit2,
  rateBps: m.rules_col_rateBps,
  tax: m.rules_col_tax,
  regime: m.rules_col_regime,
  origin: m.rules_col_origin,
  duty: m.rules_col_duty,
  isDerived: m.rules_col_isDerived,
  note: m.rules_col_note,
  agreement: m.rules_col_agreement,
  additionalBps: m.rules_col_additionalBps,
  quotaKg: m.rules_col_quotaKg,
  quotaFilledOn: m.rules_col_quotaFilledOn,
  rule: m.rules_col_rule,
  bondedOnly: m.rules_col_bondedOnly,
  noMail: m.rules_col_noMail,
  capGrams: m.rules_col_capGrams,
  capGroup: m.rules_col_capGroup,
  excludeNote: m.rules_col_excludeNote,
  kind: m.rules_col_kind,
  amountFen: m.rules_col_amountFen,
  warehouseId: m.rules_col_warehouseId,
  deliveryMethod: m.rules_col_deliveryMethod,
  baseFen: m.rules_col_baseFen,
  baseGrams: m.rules_col_baseGrams,
  stepFen: m.rules_col_stepFen,
  stepGrams: m.rules_col_stepGrams,
  freeFromFen: m.rules_col_freeFromFen,
  insuranceBps: m.rules_col_insuranceBps,
  categoryKey: m.rules_col_categoryKey,
  arrivalMinShareBps: m.rules_col_arrivalMinShareBps,
  nearShareBps: m.rules_col_nearShareBps,
  stopShareBps: m.rules_col_stopShareBps,
  stopMinDays: m.rules_col_stopMinDays,
  stopMaxDays: m.rules_col_stopMaxDays,
  buyerMinDays: m.rules_col_buyerMinDays,
  goodsKind: m.rules_col_goodsKind,
  key: m.rules_col_key,
  value: m.rules_col_value,
  validFrom: m.rules_col_validFrom,
  validTo: m.rules_col_validTo,
  state: m.rules_col_state,
  source: m.rules_col_source,
  mfn: m.rules_file_mfn,
  provisional: m.rules_file_provisional,
  vat: m.rules_file_vat,
  consumptionTax: m.rules_file_consumptionTax,
  base: m.rules_file_base,
  stages: m.rules_file_stages,
  remark: m.rules_file_remark,
};

export function columnName(column: string): string {
  return COLUMN_WORDS[column]?.() ?? column;
}
