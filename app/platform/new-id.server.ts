import { randomBytes } from "node:crypto";
import { type Id, idFromBytes } from "~/domain/ids";

/** A fresh id: 16 random characters of five bits, 80 bits in all. */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  return idFromBytes(prefix, randomBytes(16));
}
