import { invariant } from "../invariant";

/** No 0 O 1 I L U: nothing that is read or typed as something else. 30 characters. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 6;

/** Random bytes beyond this would favour some characters: they are skipped. */
const FAIR_BELOW = 256 - (256 % ALPHABET.length);

/** A code of six characters from random bytes the caller draws; undefined when too few were usable. */
export function shortCodeFromBytes(bytes: Uint8Array): string | undefined {
  const usable = [...bytes].filter((byte) => byte < FAIR_BELOW).slice(0, LENGTH);
  if (usable.length < LENGTH) return undefined;
  return usable.map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** What a person typed, as the code was made; undefined when it can be no code. */
export function readShortCode(typed: string): string | undefined {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-·]/g, "");
  return code.length === LENGTH && [...code].every((one) => ALPHABET.includes(one))
    ? code
    : undefined;
}

/** "F7K 2QP", as it is shown. */
export function spacedShortCode(code: string): string {
  invariant(code.length === LENGTH, "a short code");
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
