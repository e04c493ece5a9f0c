/** What a scan may be. */
export const SCAN_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** A page at 300 dpi is under one; the largest body the shop takes is four. */
export const MAX_SCAN_BYTES = 3_000_000;
/** scans of one proof: its pages and the papers with them */
export const MAX_SCANS = 20;

const FIRST_BYTES: readonly [ScanType, readonly number[]][] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes, whatever it is called; undefined = nothing that is kept. */
export function scanTypeOf(body: Uint8Array): ScanType | undefined {
  return FIRST_BYTES.find(([, first]) => first.every((byte, at) => body[at] === byte))?.[0];
}

/** No control character, and no half of a letter outside the basic plane. */
const isPrintable = (letter: string) => !/^[\p{Cc}\p{Cs}]$/u.test(letter);

/** A file's name without folders and control characters, at most 120 long; never empty. */
export function scanName(given: string): string {
  const bare = given.split(/[\\/]/).at(-1) ?? "";
  const name = [...bare].filter(isPrintable).slice(-120).join("").trim();
  return name === "" ? "scan" : name;
}
