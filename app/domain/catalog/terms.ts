/** 1210 bonded retail import, 9610 direct mail, 0110 general trade (duty-paid). Customs 监管方式 codes. */
export const CUSTOMS_REGIMES = ["1210", "9610", "0110"] as const;
export type CustomsRegime = (typeof CUSTOMS_REGIMES)[number];

export const DELIVERY_METHODS = ["home", "hall_pickup"] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

export const STORAGE_ZONES = ["ambient", "chilled", "frozen"] as const;
export type StorageZone = (typeof STORAGE_ZONES)[number];

/** The fourteen other RCEP members (ISO 3166-1 alpha-2). */
export const PARTNER_COUNTRIES = [
  "AU",
  "NZ",
  "JP",
  "KR",
  "BN",
  "KH",
  "ID",
  "LA",
  "MY",
  "MM",
  "PH",
  "SG",
  "TH",
  "VN",
] as const;
export type PartnerCountry = (typeof PARTNER_COUNTRIES)[number];

export const NET_CONTENT_UNITS = ["ml", "g", "piece"] as const;
export type NetContentUnit = (typeof NET_CONTENT_UNITS)[number];

/** A fact is verified; unverified (used, marked 未核实); or unknown (refused, never zero). */
export const FACT_STATES = ["verified", "unverified", "unknown"] as const;
export type FactState = (typeof FACT_STATES)[number];

/** Container forms of the generated product art. */
export const ART_FORMS = [
  "carton",
  "tin",
  "jar",
  "bottle",
  "bag",
  "box",
  "sachet_box",
  "tube",
  "pump",
  "bowl",
  "cup",
  "tray",
  "brick",
  "fruit",
  "fish",
  "shellfish",
  "herb",
  "appliance",
] as const;
export type ArtForm = (typeof ART_FORMS)[number];

/** Colour families of the generated product art; the values stand in art/palette.ts. */
export const ART_FAMILIES = [
  "dairy",
  "powder",
  "powder2",
  "powder3",
  "skim",
  "butter",
  "infant",
  "honey",
  "snack",
  "noodle",
  "coffee",
  "sauce",
  "wine",
  "fruit",
  "durian",
  "dragon",
  "sea",
  "prawn",
  "herb",
  "beauty",
  "daily",
  "rice",
  "nut",
] as const;
export type ArtFamily = (typeof ART_FAMILIES)[number];
