import { invariant } from "./invariant";

declare const fenBrand: unique symbol;
/** Chinese yuan in fen (1/100 CNY), a safe integer. */
export type Fen = number & { readonly [fenBrand]: true };

export function fen(value: number): Fen {
  invariant(Number.isSafeInteger(value), `not a whole number of fen: ${value}`);
  return value as Fen;
}

export const ZERO_FEN = fen(0);

/** Amounts of 10^9 yuan and more are no prices and no customs values: a slipped key or a shifted column. */
export const TOO_MUCH_FEN = fen(100_000_000_000);

export function addFen(...parts: readonly Fen[]): Fen {
  return fen(parts.reduce<number>((sum, part) => sum + part, 0));
}

export function subtractFen(from: Fen, part: Fen): Fen {
  return fen(from - part);
}

export function multiplyFen(price: Fen, quantity: number): Fen {
  invariant(Number.isSafeInteger(quantity), `not a whole quantity: ${quantity}`);
  return fen(price * quantity);
}

/** Fen as a decimal string in yuan ("12345" → "123.45"), the form of customs and payment messages. */
export function yuanText(amount: Fen): string {
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads "123.45", "123.4" or "123"; undefined when it is anything else or has more than two decimals. */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, yuan = "0", decimals = ""] = match;
  const amount = Number(yuan) * 100 + Number(decimals.padEnd(2, "0"));
  return fen(sign === "-" ? -amount : amount);
}

/**
 * Splits `total` over `weights` by the largest-remainder method, the first part winning ties, so
 * that the parts sum to the total exactly (cbec-rules §2, rounding policy). All-zero weights count
 * as equal ones.
 */
export function allocateFen(total: Fen, weights: readonly number[]): Fen[] {
  invariant(total >= 0, "only amounts from zero on are spread");
  invariant(weights.length > 0, "nothing to allocate over");
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    "weights are whole and not negative",
  );
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  const effective = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  const divisor = sum === 0n ? BigInt(weights.length) : sum;
  const amount = BigInt(total);
  const parts = effective.map((weight, index) => {
    const product = amount * weight;
    return { index, share: Number(product / divisor), remainder: product % divisor };
  });
  const left = total - parts.reduce((all, part) => all + part.share, 0);
  // Sorting keeps the order of equal remainders, so that the first line wins a tie.
  const byRemainder = [...parts].sort((a, b) => Number(b.remainder - a.remainder));
  for (const part of byRemainder.slice(0, left)) part.share += 1;
  return parts.map(({ share }) => fen(share));
}
