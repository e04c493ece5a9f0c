import { type CalendarDay, isCalendarDay } from "../calendar-day";
import { ok, type Result, refuse } from "../result";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = "10X98765432";

/** The check digit of 17 leading digits (GB 11643: weighted sum modulo 11). */
export function checkDigitOf(seventeen: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number(seventeen[index]),
    0,
  );
  return CHECK_DIGITS.charAt(sum % 11);
}

/** `500102********003X`: region and the last four stay, the birthday goes. */
export function maskIdNumber(text: string): string {
  return `${text.slice(0, 6)}********${text.slice(-4)}`;
}

/**
 * A valid identity number. It prints, serialises and inspects as redacted; only `reveal` gives the
 * digits, which belong into ciphers, keyed hashes and customs messages and nowhere else.
 */
export class IdNumber {
  readonly #digits: string;
  constructor(digits: string) {
    this.#digits = digits;
  }
  reveal(): string {
    return this.#digits;
  }
  get masked(): string {
    return maskIdNumber(this.#digits);
  }
  toString(): string {
    return "[redacted]";
  }
  toJSON(): string {
    return "[redacted]";
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[redacted]";
  }
}

export type IdNumberRefusal = {
  code: "ID_INVALID";
  reason: "form" | "fifteen_digits" | "birthday" | "check_digit" | "age";
};

/**
 * Reads an 18-digit identity number as people type or paste it. The region is not checked against
 * today's list (old codes stay valid); the birthday must exist and not lie ahead.
 * @param today the day in Asia/Shanghai @param maxAgeYears refuses older birthdays when given
 */
export function parseIdNumber(
  text: string,
  today: CalendarDay,
  maxAgeYears?: number,
): Result<IdNumber, IdNumberRefusal> {
  const invalid = (reason: IdNumberRefusal["reason"]) =>
    refuse({ code: "ID_INVALID" as const, reason });
  // NFKC turns the full-width digits of Chinese keyboards into plain ones.
  const digits = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (/^\d{15}$/.test(digits)) return invalid("fifteen_digits");
  if (!/^[1-9]\d{16}[\dX]$/.test(digits)) return invalid("form");
  const birthday = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  if (checkDigitOf(digits.slice(0, 17)) !== digits.charAt(17)) return invalid("check_digit");
  if (!isCalendarDay(birthday) || birthday > today) return invalid("birthday");
  if (maxAgeYears !== undefined) {
    const oldestYear = Number(today.slice(0, 4)) - maxAgeYears;
    if (birthday < `${oldestYear}${today.slice(4)}`) return invalid("age");
  }
  return ok(new IdNumber(digits));
}
