import { type CalendarDay, isCalendarDay } from "../calendar-day";
import { gtinOfLink } from "../catalog/digital-link";
import { normaliseGtin } from "../catalog/gtin";

/** What the GS1 code on a pack or carton says of its goods. */
export type PackCode = {
  gtin?: string;
  lotNo?: string;
  producedOn?: CalendarDay;
  /** best before (15) or use by (17), whichever the pack states; use by first */
  expiresOn?: CalendarDay;
};

/** GS1 separator between values of open length (FNC1 as scanners send it). */
const SEPARATOR = "\u001d";

/** Lengths of the values with a fixed one (GS1 General Specifications, figure 7.8.5-2), by prefix. */
const FIXED: Record<string, number> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "11": 6,
  "12": 6,
  "13": 6,
  "15": 6,
  "16": 6,
  "17": 6,
  "20": 2,
};
const WEIGHT = /^3[1-6]\d\d/;
const OPEN = /^(?:10|21|22|30|37|24[01]|422|7003|8200)/;

/**
 * Reads a GS1 element string as a scanner types it: `]d2` in front, values of open length ended by
 * the separator; or as it is printed, `(01)…(10)…`; or a GS1 Digital Link of any host, which is read,
 * never followed. Undefined when the text is none of these.
 */
export function readPackCode(text: string): PackCode | undefined {
  const code = text.trim().replace(/^\][A-Za-z]\d/, "");
  const values = valuesOf(code);
  if (!values) return undefined;
  const gtin = values.get("01");
  const known = gtin && (normaliseGtin(gtin) ?? gtinOfLink(gtin));
  if (known === undefined) return undefined;
  const lotNo = values.get("10");
  const producedOn = dayOf(values.get("11"));
  const expiresOn = dayOf(values.get("17")) ?? dayOf(values.get("15"));
  return {
    gtin: known,
    ...(lotNo ? { lotNo } : {}),
    ...(producedOn ? { producedOn } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  };
}

function valuesOf(code: string): Map<string, string> | undefined {
  if (/^https?:\/\//i.test(code)) return linkedValues(code);
  return code.startsWith("(") ? printedValues(code) : scannedValues(code);
}

/** `https://…/01/{gtin}/10/{lot}?17={yymmdd}` */
function linkedValues(code: string): Map<string, string> | undefined {
  if (!URL.canParse(code)) return undefined;
  const { pathname, searchParams } = new URL(code);
  const path = /\/01\/(\d{8,14})(?:\/10\/([!%-.0-9A-Z_a-z]{1,60}))?\/?$/.exec(pathname);
  if (!path) return undefined;
  const [, gtin = "", lot = ""] = path;
  const lotNo = lot.replace(/%([0-9A-F]{2})/gi, (_all, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return new Map([...searchParams, ["01", gtin], ["10", lotNo]]);
}

function printedValues(code: string): Map<string, string> | undefined {
  const parts = [...code.matchAll(/\((\d{2,4})\)([^(]+)/g)];
  if (parts.map(([whole]) => whole).join("") !== code) return undefined;
  return new Map(parts.map(([, key = "", value = ""]) => [key, value]));
}

function scannedValues(code: string): Map<string, string> | undefined {
  const values = new Map<string, string>();
  // A bare GTIN is digits too: only what begins with (01) and goes on is an element string.
  if (!/^01\d{14}./.test(code)) return undefined;
  let rest = code;
  while (rest !== "") {
    if (rest.startsWith(SEPARATOR)) {
      rest = rest.slice(1);
      continue;
    }
    const part = nextValue(rest);
    if (!part) return undefined;
    values.set(part.key, part.value);
    rest = rest.slice(part.key.length + part.value.length);
  }
  return values;
}

function nextValue(rest: string): { key: string; value: string } | undefined {
  const short = rest.slice(0, 2);
  const length = FIXED[short];
  if (length !== undefined) return whole(short, rest.slice(2, 2 + length), length);
  const [weight] = WEIGHT.exec(rest) ?? [];
  if (weight) return whole(weight, rest.slice(4, 10), 6);
  const [key] = OPEN.exec(rest) ?? [];
  if (!key) return undefined;
  const [value = ""] = rest.slice(key.length).split(SEPARATOR);
  return value === "" ? undefined : { key, value };
}

function whole(key: string, value: string, length: number) {
  return value.length === length ? { key, value } : undefined;
}

/** yymmdd of this century; day 00 is the month's last day. */
function dayOf(value: string | undefined): CalendarDay | undefined {
  const [, year = "", month = "", day = ""] = /^(\d\d)(\d\d)(\d\d)$/.exec(value ?? "") ?? [];
  if (year === "") return undefined;
  const last = new Date(Date.UTC(2000 + Number(year), Number(month), 0)).getUTCDate();
  const text = `20${year}-${month}-${day === "00" ? String(last) : day}`;
  return isCalendarDay(text) ? text : undefined;
}
