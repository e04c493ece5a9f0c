import { invariant } from "../invariant";

/** GS1 check digit (mod 10, weights 3 and 1 from the right) of a code without it. */
export function gtinCheckDigit(digits: string): number {
  invariant(/^\d{7,17}$/.test(digits), `not the digits of a GTIN: ${digits}`);
  let sum = 0;
  for (let at = digits.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight) {
    sum += Number(digits[at]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether the text is a GTIN-8, -12, -13 or -14 with the right check digit. */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  return gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}

/**
 * A GTIN-12 and -13 name the same goods with and without a leading zero: kept as GTIN-13, others as
 * they are. Undefined when the text is no GTIN.
 */
export function normaliseGtin(text: string): string | undefined {
  const digits = text.trim();
  if (!isGtin(digits)) return undefined;
  if (digits.length === 12) return `0${digits}`;
  if (digits.length === 14 && digits.startsWith("0")) return normaliseGtin(digits.slice(1));
  return digits;
}
