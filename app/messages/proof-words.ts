import type { BoxProblem } from "~/domain/origin/form-rcep";
import type { RecordFault } from "~/domain/origin/proof-record";
import type {
  ProofDirection,
  ProofDocumentKind,
  SelfPrintState,
} from "~/domain/origin/proof-terms";
import type { ProofType } from "~/domain/origin/proof-types";
import { m } from "./compiled/messages";

type Word = () => string;
type Words<Value extends string> = Readonly<Record<Value, Word>>;

export const DIRECTION_WORDS: Words<ProofDirection> = {
  inbound: m.proof_direction_inbound,
  outbound: m.proof_direction_outbound,
};

export const TYPE_WORDS: Words<ProofType> = {
  certificate_of_origin: m.proof_type_certificate_of_origin,
  approved_exporter_declaration: m.proof_type_approved_exporter_declaration,
  exporter_declaration: m.proof_type_exporter_declaration,
};

export const PAPER_WORDS: Words<ProofDocumentKind> = {
  proof_copy: m.proof_paper_proof_copy,
  invoice: m.proof_paper_invoice,
  packing_list: m.proof_paper_packing_list,
  transport: m.proof_paper_transport,
  non_manipulation: m.proof_paper_non_manipulation,
};

export const SELF_PRINT_WORDS: Words<SelfPrintState> = {
  none: m.proof_self_print_none,
  applied: m.proof_self_print_applied,
  enabled: m.proof_self_print_enabled,
};

export const BOX_WORDS: Words<BoxProblem> = {
  exporter_missing: m.proof_problem_exporter_missing,
  consignee_missing: m.proof_problem_consignee_missing,
  producer_blank: m.proof_problem_producer_blank,
  departure_invalid: m.proof_problem_departure_invalid,
  route_missing: m.proof_problem_route_missing,
  official_use_filled: m.proof_problem_official_use_filled,
  no_items: m.proof_problem_no_items,
  item_number_wrong: m.proof_problem_item_number_wrong,
  marks_missing: m.proof_problem_marks_missing,
  description_missing: m.proof_problem_description_missing,
  hs_invalid: m.proof_problem_hs_invalid,
  hs_differs: m.proof_problem_hs_differs,
  criterion_unknown: m.proof_problem_criterion_unknown,
  addition_misplaced: m.proof_problem_addition_misplaced,
  country_not_a_party: m.proof_problem_country_not_a_party,
  quantity_invalid: m.proof_problem_quantity_invalid,
  fob_missing: m.proof_problem_fob_missing,
  invoice_number_missing: m.proof_problem_invoice_number_missing,
  invoice_date_invalid: m.proof_problem_invoice_date_invalid,
  third_party_unread: m.proof_problem_third_party_unread,
  third_party_unnamed: m.proof_problem_third_party_unnamed,
  back_to_back_unread: m.proof_problem_back_to_back_unread,
  original_unnamed: m.proof_problem_original_unnamed,
  signatory_missing: m.proof_problem_signatory_missing,
  declaration_date_invalid: m.proof_problem_declaration_date_invalid,
  number_missing: m.proof_problem_number_missing,
  issuing_body_missing: m.proof_problem_issuing_body_missing,
  seal_missing: m.proof_problem_seal_missing,
  certification_date_invalid: m.proof_problem_certification_date_invalid,
  issued_too_late: m.proof_problem_issued_too_late,
};

type LotFault = Extract<RecordFault, { lotNo: string }>["code"];

const FAULTS: Words<Exclude<RecordFault["code"], LotFault>> = {
  TYPE_NOT_ACCEPTED: m.proof_fault_TYPE_NOT_ACCEPTED,
  NUMBER_MISSING: m.proof_fault_NUMBER_MISSING,
  NUMBER_REPEATED: m.proof_fault_NUMBER_REPEATED,
  AUTHORISATION_MISSING: m.proof_fault_AUTHORISATION_MISSING,
  DATE_INVALID: m.proof_fault_DATE_INVALID,
  NOT_YET_ISSUED: m.proof_fault_NOT_YET_ISSUED,
  EXPIRED: m.proof_fault_EXPIRED,
  LOTS_MISSING: m.proof_fault_LOTS_MISSING,
  ORIGIN_IS_CHINA: m.proof_fault_ORIGIN_IS_CHINA,
  ORIGIN_NOT_CHINA: m.proof_fault_ORIGIN_NOT_CHINA,
  EXPORTER_MISSING: m.proof_fault_EXPORTER_MISSING,
  EXPORTER_DIFFERS: m.proof_fault_EXPORTER_DIFFERS,
  NOT_APPROVED: m.proof_fault_NOT_APPROVED,
  SELF_PRINT_NOT_ENABLED: m.proof_fault_SELF_PRINT_NOT_ENABLED,
  SELF_PRINT_MISPLACED: m.proof_fault_SELF_PRINT_MISPLACED,
};

const LOT_FAULTS: Readonly<Record<LotFault, (inputs: { lotNo: string }) => string>> = {
  LOT_UNKNOWN: m.proof_fault_LOT_UNKNOWN,
  LOT_ORIGIN_DIFFERS: m.proof_fault_LOT_ORIGIN_DIFFERS,
  LOT_HS_DIFFERS: m.proof_fault_LOT_HS_DIFFERS,
};

/** What does not hold of a proof as a whole. */
export const faultWords = (fault: RecordFault): string =>
  "lotNo" in fault ? LOT_FAULTS[fault.code](fault) : FAULTS[fault.code]();
