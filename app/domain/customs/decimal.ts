import { invariant } from "../invariant";
import type { Fen } from "../money";

/** A decimal of the messages (N19,5) as a whole number of hundred-thousandths. */
export type Scaled = bigint;
const SCALE = 100_000n;
const DECIMALS = 5;
const MOST = 10n ** 19n;

/** Reads a message's decimal; undefined when it is not one or has more than 19 digits or 5 decimals. */
export function readDecimal(text: string): Scaled | undefined {
  const parts = /^(-?)(\d{1,19})(?:\.(\d{1,5}))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, sign, whole = "", decimals = ""] = parts;
  const value = BigInt(whole) * SCALE + BigInt(decimals.padEnd(DECIMALS, "0"));
  return sign === "-" ? -value : value;
}

/** Writes a decimal without needless zeros: 90000n → "0.9". */
export function decimalText(value: Scaled): string {
  const magnitude = value < 0n ? -value : value;
  invariant(magnitude < MOST, "the messages hold 19 digits");
  const whole = magnitude / SCALE;
  const rest = (magnitude % SCALE).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

/** Fen as yuan. */
export function yuanDecimal(amount: Fen): string {
  return decimalText((BigInt(amount) * SCALE) / 100n);
}

/** Grams as kilograms. */
export function kilogramDecimal(grams: number): string {
  invariant(Number.isSafeInteger(grams), `not whole grams: ${grams}`);
  return decimalText((BigInt(grams) * SCALE) / 1_000n);
}

/**
 * numerator ÷ denominator at the fifth decimal, rounded half up: the one rounding of a quantity, at
 * the document's edge (inventory-and-warehouses §1.5).
 */
export function ratioDecimal(numerator: bigint, denominator: bigint): Scaled {
  invariant(numerator >= 0n && denominator > 0n, "a ratio of counted things");
  return (2n * numerator * SCALE + denominator) / (2n * denominator);
}

/** Product of two decimals, when it is exact at five decimals; undefined otherwise. */
export function multiplyDecimal(left: Scaled, right: Scaled): Scaled | undefined {
  const product = left * right;
  return product % SCALE === 0n ? product / SCALE : undefined;
}

/** Fen of a money decimal; undefined when it holds parts of a fen or more than a safe integer. */
export function fenOf(value: Scaled): number | undefined {
  const perFen = SCALE / 100n;
  if (value % perFen !== 0n) return undefined;
  const amount = Number(value / perFen);
  return Number.isSafeInteger(amount) ? amount : undefined;
}
