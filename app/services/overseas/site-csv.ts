import { stringify } from "csv-stringify/sync";
import type { PartnerCountry } from "~/domain/catalog/terms";
import { withoutFormulaEscape } from "~/domain/format/csv-cell";
import {
  RAW_FIELDS,
  type RawContact,
  type RawDocument,
  type RawSheet,
} from "~/domain/overseas/raw-sheet";
import { TITLE_KINDS } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import {
  DOCUMENT_WORDS,
  FIELD_WORDS,
  GATEWAY_WORDS,
  OWNERSHIP_WORDS,
  PART_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  type Word,
  ZONE_WORDS,
} from "~/messages/overseas-words";
import type { Locale } from "~/platform/context.server";

const LOCALES: readonly Locale[] = ["zh-CN", "en"];

const TITLE_PARTS = ["kind", "number", "issuer", "validFrom", "expiresOn"] as const;
const REGISTRATION_PARTS = ["number", "issuer", "expiresOn"] as const;
const CONTACT_PARTS = ["name", "duty", "phone", "email"] as const;

type Group = "title" | "registration" | "contact";
const GROUP_WORDS: Record<Group, Word> = {
  title: m.overseas_column_title,
  registration: m.overseas_column_registration,
  contact: m.overseas_column_contact,
};

type Column = { key: string; header: (locale: Locale) => string; isExportOnly?: true };

const partColumns = (group: Group, parts: readonly (keyof typeof PART_WORDS)[]): Column[] =>
  parts.map((part) => ({
    key: `${group}.${part}`,
    header: (locale) => {
      const inWords = {
        group: GROUP_WORDS[group]({}, { locale }),
        part: PART_WORDS[part]({}, { locale }),
      };
      return m.overseas_column_part(inWords, { locale });
    },
  }));

/** The register's own file: one warehouse a line, with its title paper, registration and first contact. */
export const SITE_COLUMNS: readonly Column[] = [
  ...(["code", ...RAW_FIELDS, "zones", "services"] as const).map((key) => ({
    key,
    // GBK has no ²: a file that went through it would lose the column's name.
    header: (locale: Locale) => FIELD_WORDS[key]({}, { locale }).replace("²", "2"),
  })),
  ...partColumns("title", TITLE_PARTS),
  ...partColumns("registration", REGISTRATION_PARTS),
  ...partColumns("contact", CONTACT_PARTS),
  {
    key: "status",
    header: (locale) => m.overseas_column_status({}, { locale }),
    isExportOnly: true,
  },
  { key: "dueOn", header: (locale) => m.overseas_column_due({}, { locale }), isExportOnly: true },
];

const folded = (text: string) => text.trim().toLowerCase().replace("²", "2");

/** The column a header cell names, by its key or its name in either language. */
export function columnOf(header: string): Column | undefined {
  return SITE_COLUMNS.find(
    ({ key, header: named }) =>
      folded(key) === folded(header) ||
      LOCALES.some((locale) => folded(named(locale)) === folded(header)),
  );
}

/** What a country is called in either language. */
export type CountryNames = (code: PartnerCountry) => { nameZh: string; nameEn: string };

/** Turns what people write for a value of a list into its key; anything else stays as written. */
function keyFor(words: Readonly<Record<string, Word>>, written: string): string {
  const sought = folded(written);
  const key = Object.entries(words).find(
    ([own, word]) =>
      folded(own) === sought || LOCALES.some((locale) => folded(word({}, { locale })) === sought),
  )?.[0];
  return key ?? written.trim();
}

const LISTED: Record<string, Readonly<Record<string, Word>>> = {
  gateway: GATEWAY_WORDS,
  ownership: OWNERSHIP_WORDS,
  siteUse: USE_WORDS,
  zones: ZONE_WORDS,
  services: SERVICE_WORDS,
  "title.kind": DOCUMENT_WORDS,
};

const TITLE_KIND_SET: ReadonlySet<string> = new Set(Object.values(TITLE_KINDS).flat());
const isTitle = ({ kind }: RawDocument) => TITLE_KIND_SET.has(kind);
const isRegistration = ({ kind }: RawDocument) => kind === "overseas_registration";

/**
 * A file's line laid over the sheet that is known: a blank cell leaves what stands there. The title
 * paper, the registration and the first contact are laid over theirs; other papers stay.
 */
export function sheetFromCells(
  cell: (key: string) => string,
  base: RawSheet,
  countryKey: (written: string) => string,
): RawSheet {
  const value = (key: string) => {
    const written = withoutEscape(cell(key));
    if (written === "") return "";
    if (key === "countryCode") return countryKey(written);
    const words = LISTED[key];
    return words ? keyFor(words, written) : written;
  };
  const listValue = (key: "zones" | "services") => {
    const written = withoutEscape(cell(key));
    if (written === "") return base[key];
    const words = LISTED[key] ?? {};
    return written.split(/[、,;；，|/]/).map((one) => keyFor(words, one));
  };
  const texts = Object.fromEntries(RAW_FIELDS.map((key) => [key, value(key) || base[key]]));
  const title = Object.fromEntries(TITLE_PARTS.map((part) => [part, value(`title.${part}`)]));
  const registration = Object.fromEntries(
    REGISTRATION_PARTS.map((part) => [part, value(`registration.${part}`)]),
  );
  const contact = Object.fromEntries(CONTACT_PARTS.map((part) => [part, value(`contact.${part}`)]));
  const withTitle = laidOver(base.documents, title, isTitle, EMPTY_DOCUMENT);
  return {
    ...base,
    ...texts,
    zones: listValue("zones"),
    services: listValue("services"),
    documents: laidOver(withTitle, registration, isRegistration, {
      ...EMPTY_DOCUMENT,
      kind: "overseas_registration",
    }),
    contacts: laidOver(base.contacts, contact, () => true, EMPTY_CONTACT),
  };
}

const EMPTY_DOCUMENT: RawDocument = {
  kind: "",
  number: "",
  issuer: "",
  validFrom: "",
  expiresOn: "",
};
const EMPTY_CONTACT: RawContact = { name: "", duty: "", phone: "", email: "" };

/** Lays what is written over the first entry that fits, or makes one. */
function laidOver<Entry extends RawDocument | RawContact>(
  entries: readonly Entry[],
  written: Record<string, string>,
  fits: (entry: Entry) => boolean,
  empty: Entry,
): Entry[] {
  const said = Object.fromEntries(Object.entries(written).filter(([, text]) => text !== ""));
  if (Object.keys(said).length === 0) return [...entries];
  const place = entries.findIndex(fits);
  if (place < 0) return [...entries, { ...empty, ...said }];
  return entries.map((entry, index) => (index === place ? { ...entry, ...said } : entry));
}

const withoutEscape = (text: string): string => withoutFormulaEscape(text.trim());

/** A warehouse as the cells of its line, in the file's language. */
export function cellsOf(
  site: { code: string; raw: RawSheet; status: Word; dueOn: string | null },
  names: CountryNames,
  locale: Locale,
): string[] {
  const { raw } = site;
  const title = raw.documents.find(isTitle) ?? EMPTY_DOCUMENT;
  const registration = raw.documents.find(isRegistration) ?? EMPTY_DOCUMENT;
  const contact = raw.contacts[0] ?? EMPTY_CONTACT;
  const country = names(raw.countryCode as PartnerCountry);
  const word = (key: string, value: string) => LISTED[key]?.[value]?.({}, { locale }) ?? value;
  const parts = (entry: Record<string, string>, keys: readonly string[], prefix: Group) =>
    Object.fromEntries(
      keys.map((key) => [`${prefix}.${key}`, word(`${prefix}.${key}`, entry[key] ?? "")]),
    );
  const cells: Record<string, string> = {
    ...Object.fromEntries(RAW_FIELDS.map((key) => [key, word(key, raw[key])])),
    code: site.code,
    countryCode: locale === "en" ? country.nameEn : country.nameZh,
    zones: raw.zones.map((zone) => word("zones", zone)).join(m.overseas_list_mark({}, { locale })),
    services: raw.services
      .map((service) => word("services", service))
      .join(m.overseas_list_mark({}, { locale })),
    ...parts(title, TITLE_PARTS, "title"),
    ...parts(registration, REGISTRATION_PARTS, "registration"),
    ...parts(contact, CONTACT_PARTS, "contact"),
    status: site.status({}, { locale }),
    dueOn: site.dueOn ?? "",
  };
  return SITE_COLUMNS.map(({ key }) => cells[key] ?? "");
}

/** Lines as bytes of a file that spreadsheets open rightly: UTF-8 with its mark, formulas disarmed. */
export function csvBytes(lines: readonly string[][]): Uint8Array {
  const text = stringify(lines as string[][], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
  return new TextEncoder().encode(text);
}
