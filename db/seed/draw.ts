import { createHash } from "node:crypto";
import { type Id, idFromBytes } from "~/domain/ids";

/**
 * Draws that look random and are not: the same key gives the same numbers on every machine, so that
 * two first starts on one day differ in nothing.
 */
export type Draw = {
  /** a whole number between the two, both included */
  between: (min: number, max: number) => number;
  oneIn: (count: number) => boolean;
  of: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

export function drawFor(key: string): Draw {
  let count = 0;
  const next = () => digest(`${key}#${count++}`).readUInt32BE(0);
  const between = (min: number, max: number) =>
    max <= min ? min : min + (next() % (max - min + 1));
  return {
    between,
    oneIn: (share) => between(1, share) === 1,
    of: (items) => items[between(0, items.length - 1)] ?? items[0],
  };
}

/** The id of a seeded row: the same for the same key, so that links and bookmarks survive a reseed. */
export function seedId<Prefix extends string>(prefix: Prefix, key: string): Id<Prefix> {
  return idFromBytes(prefix, digest(`${prefix}:${key}`).subarray(0, 16));
}

/** Twelve digits made from a key, for article numbers. */
export function digitsOf(key: string, count: number): string {
  return (digest(key).readBigUInt64BE(0) % 10n ** BigInt(count)).toString().padStart(count, "0");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
