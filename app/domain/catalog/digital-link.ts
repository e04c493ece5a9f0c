import { type CalendarDay, isCalendarDay } from "../calendar-day";
import { normaliseGtin } from "./gtin";

/** One lot of one article, as a GS1 Digital Link names it. */
export type TracedLot = { gtin: string; lotNo: string; expiresOn: CalendarDay };

/** `/01/{14 digits}/10/{lot}?17={yymmdd}`: the path a scanner opens. */
export function digitalLinkPath({ gtin, lotNo, expiresOn }: TracedLot): string {
  const lot = encodeURIComponent(lotNo);
  return `/01/${gtin.padStart(14, "0")}/10/${lot}?17=${expiresOn.slice(2).replaceAll("-", "")}`;
}

/** The picture of that link's QR code; its name says all of it. */
export function traceCodePath({ gtin, lotNo, expiresOn }: TracedLot): string {
  return `/trace/${gtin}.${encodeURIComponent(lotNo)}.${expiresOn}.svg`;
}

/** Reads such a name; undefined when it has another form or its GTIN is none. */
export function parseTraceCode(name: string): TracedLot | undefined {
  const match = /^(\d{8,14})\.([0-9A-Za-z-]{1,20})\.(\d{4}-\d{2}-\d{2})\.svg$/.exec(name);
  const [, digits = "", lotNo = "", expiresOn = ""] = match ?? [];
  const gtin = normaliseGtin(digits);
  return gtin && isCalendarDay(expiresOn) ? { gtin, lotNo, expiresOn } : undefined;
}

/** The GTIN of a link's 14 digits, in the form the catalogue keeps. */
export function gtinOfLink(digits: string): string | undefined {
  return /^\d{8,14}$/.test(digits)
    ? normaliseGtin(digits.replace(/^0{6}(?=\d{8}$)/, ""))
    : undefined;
}
