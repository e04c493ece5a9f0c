import type { CalendarDay } from "../calendar-day";
import type { PartnerCountry, StorageZone } from "../catalog/terms";
import type { Gateway } from "./gateways";

/** How the site is held: 自建, 共建, 租赁, 加盟, 收购. */
export const OWNERSHIPS = ["self_built", "joint", "leased", "franchised", "acquired"] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/** 公共 (open to other firms) or 自用. */
export const SITE_USES = ["public", "self_use"] as const;
export type SiteUse = (typeof SITE_USES)[number];

export const SITE_SERVICES = [
  "storage",
  "transit",
  "last_mile",
  "fba_prep",
  "relabel",
  "quality_check",
  "display",
  "returns",
  "repair",
  "spare_parts",
  "destruction",
  "local_support",
] as const;
export type SiteService = (typeof SITE_SERVICES)[number];

export const DOCUMENT_KINDS = [
  "ownership_deed",
  "lease",
  "joint_agreement",
  "franchise_agreement",
  "acquisition_agreement",
  "overseas_registration",
  "odi_filing",
  "fire_certificate",
  "insurance",
  "wms_screens",
  "site_evidence",
  "first_shipment",
  "authorisation",
  "customs_filing",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Which papers show the right to use a site, by how it is held. */
export const TITLE_KINDS: Record<Ownership, readonly DocumentKind[]> = {
  self_built: ["ownership_deed"],
  joint: ["joint_agreement", "ownership_deed", "lease"],
  leased: ["lease"],
  franchised: ["franchise_agreement"],
  acquired: ["acquisition_agreement", "ownership_deed"],
};

/** Either shows that a site works: 现场核验 or 首批货物. */
export const EVIDENCE_KINDS = ["site_evidence", "first_shipment"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type SiteDocument = {
  kind: DocumentKind;
  number: string;
  issuer: string;
  validFrom: CalendarDay | null;
  /** its last valid day; null = without end */
  expiresOn: CalendarDay | null;
};

export type SiteContact = {
  name: string;
  duty: string | null;
  /** E.164: a plus sign and 8 to 15 digits */
  phone: string;
  email: string | null;
};

/** What an officer reviews; a change to an approved site waits as an amendment. */
export type SiteFacts = {
  nameZh: string;
  nameEn: string | null;
  countryCode: PartnerCountry;
  cityZh: string | null;
  cityEn: string | null;
  address: string | null;
  /** where it hangs on the corridor sketch */
  gateway: Gateway | null;
  /** declared days from Longtou Port */
  transitDays: number | null;
  ownership: Ownership | null;
  siteUse: SiteUse | null;
  /** the Fuling firm that runs it */
  operator: string | null;
  operatorEn: string | null;
  /** 统一社会信用代码 of the operator */
  operatorCreditCode: string | null;
  opensOn: CalendarDay | null;
  areaM2: number | null;
  /** offered to other firms, part of the area */
  sharedM2: number | null;
  palletPositions: number | null;
  zones: StorageZone[];
  services: SiteService[];
  documents: SiteDocument[];
};

/** What the operator reports as it goes, without review. */
export type RoutineFacts = {
  usedM2: number | null;
  usageAsOf: CalendarDay | null;
  /** consignments in and out in the calendar month before `usageAsOf` */
  monthShipments: number | null;
  contacts: SiteContact[];
};

/** The whole registration sheet of a warehouse. */
export type SiteSheet = SiteFacts & RoutineFacts;
