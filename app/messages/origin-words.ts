import type { TestFault } from "~/domain/origin/decide-origin";
import type { Operation } from "~/domain/origin/operations";
import type { RuleTest } from "~/domain/origin/product-rule";
import type { CountryRefusal, Differential, RcepCountry } from "~/domain/origin/rcep-country";
import type { HighestRcepRefusal } from "~/domain/tariff/highest-rcep-duty";
import { m } from "./compiled/messages";

type Word = () => string;
type Words<Value extends string> = Readonly<Record<Value, Word>>;

export const OPERATION_WORDS: Words<Operation> = {
  preserving: m.tariff_operation_preserving,
  packing: m.tariff_operation_packing,
  simple_sifting: m.tariff_operation_simple_sifting,
  simple_sorting: m.tariff_operation_simple_sorting,
  simple_cutting: m.tariff_operation_simple_cutting,
  simple_grinding: m.tariff_operation_simple_grinding,
  labelling: m.tariff_operation_labelling,
  diluting: m.tariff_operation_diluting,
  disassembling: m.tariff_operation_disassembling,
  slaughtering: m.tariff_operation_slaughtering,
  simple_painting: m.tariff_operation_simple_painting,
  simple_peeling: m.tariff_operation_simple_peeling,
  simple_stoning: m.tariff_operation_simple_stoning,
  simple_shelling: m.tariff_operation_simple_shelling,
  simple_mixing: m.tariff_operation_simple_mixing,
  making: m.tariff_operation_making,
};

export const TEST_WORDS: Words<RuleTest> = {
  WO: m.tariff_test_WO,
  PE: m.tariff_test_PE,
  CC: m.tariff_test_CC,
  CTH: m.tariff_test_CTH,
  CTSH: m.tariff_test_CTSH,
  RVC40: m.tariff_test_RVC40,
  CR: m.tariff_test_CR,
};

export const FAULT_WORDS: Words<TestFault> = {
  not_wholly_obtained: m.tariff_fault_not_wholly_obtained,
  no_materials: m.tariff_fault_no_materials,
  non_originating_materials: m.tariff_fault_non_originating_materials,
  minimal_operations_only: m.tariff_fault_minimal_operations_only,
  no_change: m.tariff_fault_no_change,
  value_too_low: m.tariff_fault_value_too_low,
  no_reaction: m.tariff_fault_no_reaction,
};

/** Why a calculation was refused. */
export const ORIGIN_REFUSAL_WORDS = {
  HS_INVALID: m.tariff_origin_refusal_HS_INVALID,
  VALUE_INVALID: m.tariff_origin_refusal_VALUE_INVALID,
  WEIGHT_INVALID: m.tariff_origin_refusal_WEIGHT_INVALID,
  COST_INVALID: m.tariff_origin_refusal_COST_INVALID,
  OPERATION_UNKNOWN: m.tariff_origin_refusal_OPERATION_UNKNOWN,
  NOT_A_PARTY: m.tariff_origin_refusal_NOT_A_PARTY,
  ORIGIN_RULE_UNKNOWN: m.tariff_origin_refusal_ORIGIN_RULE_UNKNOWN,
  DATE_INVALID: m.tariff_origin_refusal_DATE_INVALID,
} as const;

export const FIELD_PROBLEM_WORDS = {
  missing: m.tariff_origin_problem_missing,
  not_an_amount: m.tariff_origin_problem_not_an_amount,
  not_a_code: m.tariff_origin_problem_not_a_code,
} as const;

export const BECAUSE_WORDS: Words<RcepCountry["because"]> = {
  acquired_origin_there: m.tariff_origin_because_acquired_origin_there,
  worked_there: m.tariff_origin_because_worked_there,
  added_enough: m.tariff_origin_because_added_enough,
  supplied_most: m.tariff_origin_because_supplied_most,
};

export const COUNTRY_REFUSAL_WORDS: Words<CountryRefusal["code"]> = {
  DIFFERENTIAL_UNKNOWN: m.tariff_origin_refusal_DIFFERENTIAL_UNKNOWN,
  ADDED_VALUE_UNKNOWN: m.tariff_origin_refusal_ADDED_VALUE_UNKNOWN,
  VALUE_INVALID: m.tariff_origin_refusal_country_VALUE_INVALID,
  SUPPLIER_UNKNOWN: m.tariff_origin_refusal_SUPPLIER_UNKNOWN,
};

export const DIFFERENTIAL_WORDS: Words<Differential> = {
  listed: m.tariff_origin_differential_listed,
  not_listed: m.tariff_origin_differential_not_listed,
  unknown: m.tariff_origin_differential_unknown,
};

/** Why the highest rate cannot be said, with the members because of which. */
export const HIGHEST_REFUSAL_WORDS: Readonly<
  Record<HighestRcepRefusal["code"], (inputs: { names: string }) => string>
> = {
  NOT_A_PARTY: m.tariff_origin_highest_NOT_A_PARTY,
  RATE_UNKNOWN: m.tariff_origin_highest_RATE_UNKNOWN,
  UNVERIFIED: m.tariff_origin_highest_UNVERIFIED,
  NO_CONCESSION: m.tariff_origin_highest_NO_CONCESSION,
  NOT_COMPARABLE: m.tariff_origin_highest_NOT_COMPARABLE,
  NO_CONTRIBUTOR: () => m.tariff_origin_highest_NO_CONTRIBUTOR(),
};
