import { type CalendarDay, isCalendarDay } from "../calendar-day";
import { PARTNER_COUNTRIES, type PartnerCountry, STORAGE_ZONES } from "../catalog/terms";
import { ok, type Result, refuse } from "../result";
import { isCreditCode } from "./credit-code";
import { countryOfGateway, GATEWAYS } from "./gateways";
import type { ProblemCode, SheetProblem } from "./missing";
import type { RawContact, RawDocument, RawSheet } from "./raw-sheet";
import {
  DOCUMENT_KINDS,
  OWNERSHIPS,
  SITE_SERVICES,
  SITE_USES,
  type SiteContact,
  type SiteDocument,
  type SiteSheet,
} from "./terms";

/** What is written is right or named as wrong; what is missing is a question of filing. */
export function readSheet(
  raw: RawSheet,
  today: CalendarDay,
): Result<SiteSheet, { code: "SHEET_INVALID"; problems: SheetProblem[] }> {
  const read = new Reader(today);
  const areaM2 = read.number(raw, "areaM2", 1, 2_000_000);
  const sheet = {
    nameZh: read.text(raw, "nameZh", 60),
    nameEn: read.text(raw, "nameEn", 120),
    countryCode: read.choice(raw, "countryCode", PARTNER_COUNTRIES),
    cityZh: read.text(raw, "cityZh", 40),
    cityEn: read.text(raw, "cityEn", 60),
    address: read.text(raw, "address", 200),
    gateway: read.choice(raw, "gateway", GATEWAYS),
    transitDays: read.number(raw, "transitDays", 1, 120),
    ownership: read.choice(raw, "ownership", OWNERSHIPS),
    siteUse: read.choice(raw, "siteUse", SITE_USES),
    operator: read.text(raw, "operator", 80),
    operatorEn: read.text(raw, "operatorEn", 120),
    operatorCreditCode: read.creditCode(raw.operatorCreditCode),
    opensOn: read.day("opensOn", raw.opensOn),
    areaM2,
    sharedM2: read.number(raw, "sharedM2", 0, areaM2 ?? 2_000_000, areaM2),
    palletPositions: read.number(raw, "palletPositions", 0, 1_000_000),
    zones: read.choices(raw, "zones", STORAGE_ZONES),
    services: read.choices(raw, "services", SITE_SERVICES),
    documents: read.documents(raw.documents),
    usedM2: read.number(raw, "usedM2", 0, areaM2 ?? 2_000_000, areaM2),
    usageAsOf: read.pastDay("usageAsOf", raw.usageAsOf),
    monthShipments: read.number(raw, "monthShipments", 0, 10_000_000),
    contacts: read.contacts(raw.contacts),
  };
  const { nameZh, countryCode } = sheet;
  if (raw.nameZh.trim() === "") read.wrong("nameZh", "required");
  if (countryCode === null && raw.countryCode.trim() === "") read.wrong("countryCode", "required");
  if (sheet.usedM2 !== null && sheet.usageAsOf === null && raw.usageAsOf.trim() === "") {
    read.wrong("usageAsOf", "required");
  }
  if (sheet.gateway && countryCode && countryOfGateway(sheet.gateway) !== countryCode) {
    read.wrong("gateway", "gateway_of_other_country");
  }
  if (read.problems.length > 0 || nameZh === null || countryCode === null) {
    return refuse({ code: "SHEET_INVALID", problems: read.problems });
  }
  return ok({ ...sheet, nameZh, countryCode });
}

/** A code such as TH-01 belongs to its country for good. */
export function codeProblem(code: string, country: PartnerCountry): ProblemCode | undefined {
  if (!/^[A-Z]{2}-\d{2,3}$/.test(code)) return "code_form";
  return code.startsWith(`${country}-`) ? undefined : "code_of_other_country";
}

/** Reads texts field by field and gathers what is wrong with them. */
class Reader {
  readonly problems: SheetProblem[] = [];
  readonly #today: CalendarDay;
  constructor(today: CalendarDay) {
    this.#today = today;
  }

  wrong(field: string, code: ProblemCode): null {
    this.problems.push({ field, code });
    return null;
  }

  plain(field: string, text: string, maxLength: number): string | null {
    const tidy = text.trim().replace(/\s+/g, " ");
    if (tidy === "") return null;
    return tidy.length > maxLength ? this.wrong(field, "too_long") : tidy;
  }

  text<Field extends keyof RawSheet & string>(
    raw: { [Key in Field]: string },
    field: Field,
    maxLength: number,
  ): string | null {
    return this.plain(field, raw[field], maxLength);
  }

  choice<Field extends string, Choice extends string>(
    raw: { [Key in Field]: string },
    field: Field,
    choices: readonly Choice[],
  ): Choice | null {
    const text = raw[field].trim();
    if (text === "") return null;
    return choices.find((choice) => choice === text) ?? this.wrong(field, "not_in_list");
  }

  choices<Field extends string, Choice extends string>(
    raw: { [Key in Field]: readonly string[] },
    field: Field,
    choices: readonly Choice[],
  ): Choice[] {
    const given = new Set(raw[field].map((text) => text.trim()).filter((text) => text !== ""));
    const known = choices.filter((choice) => given.has(choice));
    if (known.length < given.size) this.wrong(field, "not_in_list");
    return known;
  }

  /** A whole number between the two; above `area`, when that is the limit, it is named so. */
  number<Field extends string>(
    raw: { [Key in Field]: string },
    field: Field,
    min: number,
    max: number,
    area: number | null = null,
  ): number | null {
    const text = raw[field].trim().replace(/[,\s]/g, "");
    if (text === "") return null;
    if (!/^\d{1,9}$/.test(text)) return this.wrong(field, "not_a_number");
    const value = Number(text);
    if (area !== null && value > area) return this.wrong(field, "more_than_area");
    return value < min || value > max ? this.wrong(field, "out_of_range") : value;
  }

  day(field: string, text: string): CalendarDay | null {
    const day = text.trim().replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, padDay);
    if (day === "") return null;
    return isCalendarDay(day) ? day : this.wrong(field, "not_a_day");
  }

  pastDay(field: string, text: string): CalendarDay | null {
    const day = this.day(field, text);
    return day !== null && day > this.#today ? this.wrong(field, "in_future") : day;
  }

  creditCode(text: string): string | null {
    const code = text.trim().toUpperCase();
    if (code === "") return null;
    return isCreditCode(code) ? code : this.wrong("operatorCreditCode", "credit_code");
  }

  documents(raws: readonly RawDocument[]): SiteDocument[] {
    return raws.flatMap((raw, index) => {
      if (Object.values(raw).every((text) => text.trim() === "")) return [];
      const at = (field: keyof RawDocument) => `documents.${index}.${field}`;
      const kind = this.choice({ [at("kind")]: raw.kind }, at("kind"), DOCUMENT_KINDS);
      if (raw.kind.trim() === "") this.wrong(at("kind"), "required");
      const number = this.plain(at("number"), raw.number, 60);
      if (raw.number.trim() === "") this.wrong(at("number"), "required");
      const issuer = this.plain(at("issuer"), raw.issuer, 80);
      if (raw.issuer.trim() === "") this.wrong(at("issuer"), "required");
      const validFrom = this.day(at("validFrom"), raw.validFrom);
      const expiresOn = this.day(at("expiresOn"), raw.expiresOn);
      if (validFrom !== null && expiresOn !== null && expiresOn < validFrom) {
        this.wrong(at("expiresOn"), "ends_before_begin");
      }
      if (kind === null || number === null || issuer === null) return [];
      return [{ kind, number, issuer, validFrom, expiresOn }];
    });
  }

  contacts(raws: readonly RawContact[]): SiteContact[] {
    return raws.flatMap((raw, index) => {
      if (Object.values(raw).every((text) => text.trim() === "")) return [];
      const at = (field: keyof RawContact) => `contacts.${index}.${field}`;
      const name = this.plain(at("name"), raw.name, 60);
      if (raw.name.trim() === "") this.wrong(at("name"), "required");
      const duty = this.plain(at("duty"), raw.duty, 40);
      const phone = raw.phone.replace(/[\s()-]/g, "");
      if (phone === "") this.wrong(at("phone"), "required");
      else if (!/^\+[1-9]\d{7,14}$/.test(phone)) this.wrong(at("phone"), "phone_not_e164");
      const email = this.plain(at("email"), raw.email, 120);
      if (email !== null && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
        this.wrong(at("email"), "email_form");
      }
      return name === null ? [] : [{ name, duty, phone, email }];
    });
  }
}

/** 2027/3/1, as spreadsheets write days, → 2027-03-01 */
function padDay(_: string, year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
