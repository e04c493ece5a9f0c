import { invariant } from "../invariant";
import { type Fen, fen } from "../money";

/** An exact fraction; taxes keep every intermediate exact and round once (cbec-rules §2). */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export function rational(numerator: number | bigint, denominator: number | bigint = 1n): Rational {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  invariant(bottom > 0n, "a denominator is positive");
  return { numerator: top, denominator: bottom };
}

const BPS = 10_000n;

/** A rate in basis points as a fraction: 1300 → 13 %. */
export const rate = (bps: number): Rational => rational(bps, BPS);
export const ONE: Rational = rational(1n);

export const plus = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const minus = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator - b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const times = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** Division by a positive fraction. */
export const over = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Divides and rounds half up (towards plus infinity at exactly one half) to a whole number. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const whole = doubled / divisor;
  // BigInt divides towards zero.
  return doubled < 0n && whole * divisor !== doubled ? whole - 1n : whole;
}

export const roundHalfUp = ({ numerator, denominator }: Rational): bigint =>
  divideHalfUp(numerator, denominator);

/** Rounds half up to the fen, as customs is understood to do. */
export function toFenHalfUp(amount: Rational): Fen {
  return fen(Number(roundHalfUp(amount)));
}
