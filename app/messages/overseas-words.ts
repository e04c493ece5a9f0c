import type { StorageZone } from "~/domain/catalog/terms";
import type { Gateway, ViaPoint } from "~/domain/overseas/gateways";
import type { SiteStatus } from "~/domain/overseas/lifecycle";
import type { ProblemCode } from "~/domain/overseas/missing";
import type {
  DocumentKind,
  Ownership,
  SiteContact,
  SiteDocument,
  SiteService,
  SiteSheet,
  SiteUse,
} from "~/domain/overseas/terms";
import { m } from "./compiled/messages";

/** One word in the page's language, or in a named one (files say both). */
export type Word = (inputs?: object, options?: { locale?: "zh-CN" | "en" }) => string;
type Words<Value extends string> = Readonly<Record<Value, Word>>;

/** What the values of the overseas register are called on screens and in files. */
export const STATUS_WORDS: Words<SiteStatus> = {
  draft: m.overseas_status_draft,
  filed: m.overseas_status_filed,
  returned: m.overseas_status_returned,
  approved: m.overseas_status_approved,
  active: m.overseas_status_active,
  suspended: m.overseas_status_suspended,
  closed: m.overseas_status_closed,
};

export const OWNERSHIP_WORDS: Words<Ownership> = {
  self_built: m.overseas_ownership_self_built,
  joint: m.overseas_ownership_joint,
  leased: m.overseas_ownership_leased,
  franchised: m.overseas_ownership_franchised,
  acquired: m.overseas_ownership_acquired,
};

export const USE_WORDS: Words<SiteUse> = {
  public: m.overseas_use_public,
  self_use: m.overseas_use_self_use,
};

export const SERVICE_WORDS: Words<SiteService> = {
  storage: m.overseas_service_storage,
  transit: m.overseas_service_transit,
  last_mile: m.overseas_service_last_mile,
  fba_prep: m.overseas_service_fba_prep,
  relabel: m.overseas_service_relabel,
  quality_check: m.overseas_service_quality_check,
  display: m.overseas_service_display,
  returns: m.overseas_service_returns,
  repair: m.overseas_service_repair,
  spare_parts: m.overseas_service_spare_parts,
  destruction: m.overseas_service_destruction,
  local_support: m.overseas_service_local_support,
};

export const ZONE_WORDS: Words<StorageZone> = {
  ambient: m.overseas_zone_ambient,
  chilled: m.overseas_zone_chilled,
  frozen: m.overseas_zone_frozen,
};

export const DOCUMENT_WORDS: Words<DocumentKind> = {
  ownership_deed: m.overseas_document_ownership_deed,
  lease: m.overseas_document_lease,
  joint_agreement: m.overseas_document_joint_agreement,
  franchise_agreement: m.overseas_document_franchise_agreement,
  acquisition_agreement: m.overseas_document_acquisition_agreement,
  overseas_registration: m.overseas_document_overseas_registration,
  odi_filing: m.overseas_document_odi_filing,
  fire_certificate: m.overseas_document_fire_certificate,
  insurance: m.overseas_document_insurance,
  wms_screens: m.overseas_document_wms_screens,
  site_evidence: m.overseas_document_site_evidence,
  first_shipment: m.overseas_document_first_shipment,
  authorisation: m.overseas_document_authorisation,
  customs_filing: m.overseas_document_customs_filing,
  other: m.overseas_document_other,
};

export const GATEWAY_WORDS: Words<Gateway> = {
  haiphong: m.overseas_gateway_haiphong,
  ho_chi_minh: m.overseas_gateway_ho_chi_minh,
  vientiane: m.overseas_gateway_vientiane,
  bangkok: m.overseas_gateway_bangkok,
  laem_chabang: m.overseas_gateway_laem_chabang,
  sihanoukville: m.overseas_gateway_sihanoukville,
  yangon: m.overseas_gateway_yangon,
  port_klang: m.overseas_gateway_port_klang,
  singapore: m.overseas_gateway_singapore,
  jakarta: m.overseas_gateway_jakarta,
  muara: m.overseas_gateway_muara,
  manila: m.overseas_gateway_manila,
  busan: m.overseas_gateway_busan,
  osaka: m.overseas_gateway_osaka,
  sydney: m.overseas_gateway_sydney,
  auckland: m.overseas_gateway_auckland,
};

export const VIA_WORDS: Words<ViaPoint> = {
  qinzhou: m.overseas_via_qinzhou,
  mohan: m.overseas_via_mohan,
  ruili: m.overseas_via_ruili,
  shanghai: m.overseas_via_shanghai,
};

export const FIELD_WORDS: Words<keyof SiteSheet | "code"> = {
  code: m.overseas_field_code,
  nameZh: m.overseas_field_nameZh,
  nameEn: m.overseas_field_nameEn,
  countryCode: m.overseas_field_countryCode,
  cityZh: m.overseas_field_cityZh,
  cityEn: m.overseas_field_cityEn,
  address: m.overseas_field_address,
  gateway: m.overseas_field_gateway,
  transitDays: m.overseas_field_transitDays,
  ownership: m.overseas_field_ownership,
  siteUse: m.overseas_field_siteUse,
  operator: m.overseas_field_operator,
  operatorEn: m.overseas_field_operatorEn,
  operatorCreditCode: m.overseas_field_operatorCreditCode,
  opensOn: m.overseas_field_opensOn,
  areaM2: m.overseas_field_areaM2,
  sharedM2: m.overseas_field_sharedM2,
  palletPositions: m.overseas_field_palletPositions,
  zones: m.overseas_field_zones,
  services: m.overseas_field_services,
  documents: m.overseas_field_documents,
  usedM2: m.overseas_field_usedM2,
  usageAsOf: m.overseas_field_usageAsOf,
  monthShipments: m.overseas_field_monthShipments,
  contacts: m.overseas_field_contacts,
};

export const PART_WORDS: Words<keyof SiteDocument | keyof SiteContact> = {
  kind: m.overseas_part_kind,
  number: m.overseas_part_number,
  issuer: m.overseas_part_issuer,
  validFrom: m.overseas_part_validFrom,
  expiresOn: m.overseas_part_expiresOn,
  name: m.overseas_part_name,
  duty: m.overseas_part_duty,
  phone: m.overseas_part_phone,
  email: m.overseas_part_email,
};

export const PROBLEM_WORDS: Words<ProblemCode> = {
  required: m.overseas_problem_required,
  too_long: m.overseas_problem_too_long,
  not_in_list: m.overseas_problem_not_in_list,
  not_a_day: m.overseas_problem_not_a_day,
  not_a_number: m.overseas_problem_not_a_number,
  out_of_range: m.overseas_problem_out_of_range,
  code_form: m.overseas_problem_code_form,
  code_of_other_country: m.overseas_problem_code_of_other_country,
  gateway_of_other_country: m.overseas_problem_gateway_of_other_country,
  phone_not_e164: m.overseas_problem_phone_not_e164,
  email_form: m.overseas_problem_email_form,
  credit_code: m.overseas_problem_credit_code,
  more_than_area: m.overseas_problem_more_than_area,
  ends_before_begin: m.overseas_problem_ends_before_begin,
  in_future: m.overseas_problem_in_future,
  title_not_valid: m.overseas_problem_title_not_valid,
  registration_not_valid: m.overseas_problem_registration_not_valid,
};

const has = <Key extends string>(words: Words<Key>, key: string): key is Key =>
  Object.hasOwn(words, key);

/** A field of the sheet by its name; `documents.1.number` is "the number of document 2". */
export function fieldName(field: string): string {
  const [list = "", index, part = ""] = field.split(".");
  const name = has(FIELD_WORDS, list) ? FIELD_WORDS[list]() : list;
  if (index === undefined || !has(PART_WORDS, part)) return name;
  return m.overseas_field_of({ list: name, number: Number(index) + 1, part: PART_WORDS[part]() });
}
