import type { FactState } from "~/domain/catalog/terms";
import type { ProofType } from "~/domain/origin/proof-types";
import type { ClaimFault } from "~/domain/tariff/candidate";
import type { DutyRefusal } from "~/domain/tariff/choose-duty";
import type { DutyUnit } from "~/domain/tariff/duty";
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
