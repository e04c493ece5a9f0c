import { normaliseGtin } from "../catalog/gtin";
import { codeOf } from "../search/normalise";

export type ScannedCode =
  | { kind: "gtin"; gtin: string; lotNo?: string }
  /** an article number of ours, as shelf labels carry it */
  | { kind: "sku"; sku: string }
  /** the digits of a bar code, but the check digit is wrong */
  | { kind: "misread" }
  /** a link that leads to somebody else; never followed */
  | { kind: "foreign_link" }
  | { kind: "unreadable" };

const BAR_CODE = /^(\d{8}|\d{12,14})$/;
const LONGEST = 200;

/**
 * What a scanned or typed code says. A GS1 Digital Link (`/01/{gtin}/10/{lot}?17=yymmdd`) is read only
 * when it names one of `ownHosts`.
 */
export function readScannedCode(text: string, ownHosts: readonly string[]): ScannedCode {
  const code = text.normalize("NFKC").trim().slice(0, LONGEST);
  if (/^https?:\/\//i.test(code)) return readDigitalLink(code, ownHosts);
  const plain = codeOf(code);
  if (plain === undefined) return { kind: "unreadable" };
  if (BAR_CODE.test(plain)) return readBarCode(plain);
  return /^\d+$/.test(plain) ? { kind: "unreadable" } : { kind: "sku", sku: plain };
}

function readBarCode(digits: string): ScannedCode {
  const gtin = normaliseGtin(digits);
  return gtin === undefined ? { kind: "misread" } : { kind: "gtin", gtin };
}

function readDigitalLink(text: string, ownHosts: readonly string[]): ScannedCode {
  if (!URL.canParse(text)) return { kind: "unreadable" };
  const { host, pathname } = new URL(text);
  if (!ownHosts.includes(host)) return { kind: "foreign_link" };
  const [, digits = "", lotText] =
    /\/01\/(\d{8,14})(?:\/10\/([^/]{1,60}))?\/?$/.exec(pathname) ?? [];
  if (digits === "") return { kind: "unreadable" };
  // The standard writes every GTIN with 14 digits, a GTIN-8 behind six zeros.
  const read = readBarCode(digits.replace(/^0{6}(?=\d{8}$)/, ""));
  const lotNo = lotText === undefined ? undefined : decodedLot(lotText);
  return read.kind === "gtin" && lotNo ? { ...read, lotNo } : read;
}

function decodedLot(text: string): string | undefined {
  try {
    const lotNo = decodeURIComponent(text);
    // GS1's character set 82, at most 20 of them.
    return /^[!%-?A-Z_a-z"]{1,20}$/.test(lotNo) ? lotNo : undefined;
  } catch {
    return undefined;
  }
}
