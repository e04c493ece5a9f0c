import type { FactState } from "~/domain/catalog/terms";
import type { ProofType } from "~/domain/origin/proof-types";
import type { BenefitKind } from "~/domain/tariff/benefit-kinds";
import type { UnrankedBenefit } from "~/domain/tariff/benefit-ranking";
import type { ClaimFault } from "~/domain/tariff/candidate";
import type { DutyRefusal } from "~/domain/tariff/choose-duty";
import type { DutyUnit } from "~/domain/tariff/duty";
import type { HsSection } from "~/domain/tariff/hs-section";
import type { TariffRegime } from "~/domain/tariff/rows";
import { m } from "./compiled/messages";

type Word = () => string;
type Words<Value extends string> = Readonly<Record<Value, Word>>;

/** "RCEP rate": a candidate by its full name. */
export const REGIME_WORDS: Words<TariffRegime> = {
  MFN: m.tariff_regime_MFN,
  PROVISIONAL: m.tariff_regime_PROVISIONAL,
  RCEP: m.tariff_regime_RCEP,
  ACFTA: m.tariff_regime_ACFTA,
  CHAFTA: m.tariff_regime_CHAFTA,
  NZFTA: m.tariff_regime_NZFTA,
  KFTA: m.tariff_regime_KFTA,
};

/** The same for heads of columns and legends. */
export const REGIME_SHORT_WORDS: Words<TariffRegime> = {
  MFN: m.tariff_short_MFN,
  PROVISIONAL: m.tariff_short_PROVISIONAL,
  RCEP: m.tariff_short_RCEP,
  ACFTA: m.tariff_short_ACFTA,
  CHAFTA: m.tariff_short_CHAFTA,
  NZFTA: m.tariff_short_NZFTA,
  KFTA: m.tariff_short_KFTA,
};

export const FIGURE_STATE_WORDS: Words<FactState> = {
  verified: m.tariff_state_verified,
  unverified: m.tariff_state_unverified,
  unknown: m.tariff_state_unknown,
};

export const PROOF_WORDS: Words<ProofType> = {
  certificate_of_origin: m.tariff_proof_certificate_of_origin,
  approved_exporter_declaration: m.tariff_proof_approved_exporter_declaration,
  exporter_declaration: m.tariff_proof_exporter_declaration,
};

export const CLAIM_FAULT_WORDS: Words<ClaimFault> = {
  origin_rule: m.tariff_standing_claim_origin_rule,
  transport_rule: m.tariff_standing_claim_transport_rule,
  proof: m.tariff_standing_claim_proof,
};

export const NEEDED_WORDS: Words<DutyUnit | "customs_value"> = {
  customs_value: m.tariff_needs_customs_value,
  kg: m.tariff_needs_kg,
  l: m.tariff_needs_l,
  piece: m.tariff_needs_piece,
};

type Refused = { title: Word; text: (refusal: DutyRefusal) => string };

/** Why a question is not answered, and what to do about it. */
export const REFUSAL_WORDS: Readonly<Record<DutyRefusal["code"], Refused>> = {
  HS_UNKNOWN: {
    title: m.tariff_refusal_HS_UNKNOWN,
    text: () => m.tariff_refusal_HS_UNKNOWN_text(),
  },
  COUNTRY_UNKNOWN: {
    title: m.tariff_refusal_COUNTRY_UNKNOWN,
    text: () => m.tariff_refusal_COUNTRY_UNKNOWN_text(),
  },
  DATE_INVALID: {
    title: m.tariff_refusal_DATE_INVALID,
    text: () => m.tariff_refusal_DATE_INVALID_text(),
  },
  DATE_TOO_EARLY: {
    title: m.tariff_refusal_DATE_TOO_EARLY,
    text: (refusal) =>
      m.tariff_refusal_DATE_TOO_EARLY_text({
        day: refusal.code === "DATE_TOO_EARLY" ? refusal.firstDay : "",
      }),
  },
  VALUE_INVALID: {
    title: m.tariff_refusal_VALUE_INVALID,
    text: () => m.tariff_refusal_VALUE_INVALID_text(),
  },
  QUANTITY_INVALID: {
    title: m.tariff_refusal_QUANTITY_INVALID,
    text: () => m.tariff_refusal_QUANTITY_INVALID_text(),
  },
};

export const BENEFIT_WORDS: Words<BenefitKind> = {
  largest_cut: m.tariff_ranking_kind_largest_cut,
  falls_next: m.tariff_ranking_kind_falls_next,
  zero_at_once: m.tariff_ranking_kind_zero_at_once,
};

/** What a ranking measures, between its two days. */
export const BENEFIT_TEXTS: Readonly<
  Record<BenefitKind, (days: { from: string; to: string }) => string>
> = {
  largest_cut: m.tariff_ranking_text_largest_cut,
  falls_next: m.tariff_ranking_text_falls_next,
  zero_at_once: () => m.tariff_ranking_text_zero_at_once(),
};

export const UNRANKED_WORDS: Readonly<
  Record<UnrankedBenefit["why"], (inputs: { count: number }) => string>
> = {
  rate_unknown: m.tariff_ranking_why_rate_unknown,
  unverified: m.tariff_ranking_why_unverified,
  base_unknown: m.tariff_ranking_why_base_unknown,
  by_quantity: m.tariff_ranking_why_by_quantity,
};

export const SECTION_WORDS: Words<HsSection> = {
  1: m.tariff_section_1,
  2: m.tariff_section_2,
  3: m.tariff_section_3,
  4: m.tariff_section_4,
  5: m.tariff_section_5,
  6: m.tariff_section_6,
  7: m.tariff_section_7,
  8: m.tariff_section_8,
  9: m.tariff_section_9,
  10: m.tariff_section_10,
  11: m.tariff_section_11,
  12: m.tariff_section_12,
  13: m.tariff_section_13,
  14: m.tariff_section_14,
  15: m.tariff_section_15,
  16: m.tariff_section_16,
  17: m.tariff_section_17,
  18: m.tariff_section_18,
  19: m.tariff_section_19,
  20: m.tariff_section_20,
  21: m.tariff_section_21,
};
