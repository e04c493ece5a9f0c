import type { SiteContact, SiteDocument, SiteSheet } from "./terms";

type Raw<Fields extends string> = { [Field in Fields]: string };

export const RAW_FIELDS = [
  "nameZh",
  "nameEn",
  "countryCode",
  "cityZh",
  "cityEn",
  "address",
  "gateway",
  "transitDays",
  "ownership",
  "siteUse",
  "operator",
  "operatorEn",
  "operatorCreditCode",
  "opensOn",
  "areaM2",
  "sharedM2",
  "palletPositions",
  "usedM2",
  "usageAsOf",
  "monthShipments",
] as const satisfies readonly (keyof SiteSheet)[];

export type RawDocument = Raw<keyof SiteDocument>;
export type RawContact = Raw<keyof SiteContact>;

/** A sheet as it is typed into a form or a CSV row: texts only, "" where nothing is written. */
export type RawSheet = Raw<(typeof RAW_FIELDS)[number]> & {
  zones: string[];
  services: string[];
  documents: RawDocument[];
  contacts: RawContact[];
};

const textOf = (value: string | number | null) => (value === null ? "" : String(value));

/** The texts that read back as this sheet. */
export function rawOf(sheet: SiteSheet): RawSheet {
  const texts = Object.fromEntries(RAW_FIELDS.map((field) => [field, textOf(sheet[field])])) as Raw<
    (typeof RAW_FIELDS)[number]
  >;
  return {
    ...texts,
    zones: [...sheet.zones],
    services: [...sheet.services],
    documents: sheet.documents.map(({ kind, number, issuer, validFrom, expiresOn }) => ({
      kind,
      number,
      issuer,
      validFrom: textOf(validFrom),
      expiresOn: textOf(expiresOn),
    })),
    contacts: sheet.contacts.map(({ name, duty, phone, email }) => ({
      name,
      duty: textOf(duty),
      phone,
      email: textOf(email),
    })),
  };
}

/** A sheet on which nothing is written yet. */
export function emptyRawSheet(): RawSheet {
  const texts = Object.fromEntries(RAW_FIELDS.map((field) => [field, ""])) as Raw<
    (typeof RAW_FIELDS)[number]
  >;
  return { ...texts, zones: [], services: [], documents: [], contacts: [] };
}
