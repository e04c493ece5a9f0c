import { formatCount } from "~/domain/format/quantity";
import type { SheetField } from "~/domain/overseas/changes";
import type { SiteContact, SiteDocument } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import {
  DOCUMENT_WORDS,
  GATEWAY_WORDS,
  OWNERSHIP_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  type Word,
  ZONE_WORDS,
} from "~/messages/overseas-words";

const LISTED: Partial<Record<SheetField, Readonly<Record<string, Word>>>> = {
  gateway: GATEWAY_WORDS,
  ownership: OWNERSHIP_WORDS,
  siteUse: USE_WORDS,
  zones: ZONE_WORDS,
  services: SERVICE_WORDS,
};

function documentWords({ kind, number, expiresOn }: SiteDocument): string {
  return `${DOCUMENT_WORDS[kind]()} ${number} ${expiresOn ?? m.overseas_document_no_end()}`;
}

/** A field's value in one line, for showing what changed. */
export function valueWords(field: SheetField, value: unknown): string {
  if (value === null || value === undefined || value === "") return m.overseas_sum_none();
  if (Array.isArray(value)) {
    if (value.length === 0) return m.overseas_sum_none();
    const inWords = value.map((one: unknown) => {
      if (field === "documents") return documentWords(one as SiteDocument);
      if (field === "contacts") return (one as SiteContact).name;
      return LISTED[field]?.[String(one)]?.() ?? String(one);
    });
    return inWords.join(field === "documents" ? "; " : m.overseas_list_mark());
  }
  if (typeof value === "number") return formatCount(value);
  return LISTED[field]?.[String(value)]?.() ?? String(value);
}
