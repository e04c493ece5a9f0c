import { createHash } from "node:crypto";
import iconv from "iconv-lite";

/** Where rows come from: a file on disk, or bytes in a test. Opened twice: to inspect, then to read. */
export type CatalogueFile = { name: string; open: () => AsyncIterable<Uint8Array> };

export type Encoding = "utf8" | "gb18030";

export type Inspected = {
  /** SHA-256 of the bytes */
  digest: string;
  encoding: Encoding;
  byteCount: number;
};

/** Of the bytes above ASCII, more than one damaged in a hundred means that it is not UTF-8. */
const DAMAGE_SHARE = 100;

/**
 * Reads the file once for its digest and its encoding. Strict UTF-8 is UTF-8; UTF-8 with a little
 * damage stays UTF-8 and its damaged rows are reported; everything else is GBK. Undefined when it is
 * no text at all (UTF-16, archives, spreadsheets).
 */
export async function inspectFile(file: CatalogueFile): Promise<Inspected | undefined> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8");
  let byteCount = 0;
  let highCount = 0;
  let damageCount = 0;
  let literalCount = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of file.open()) {
    const bytes = Buffer.from(chunk);
    hash.update(bytes);
    byteCount += bytes.length;
    if (bytes.includes(0)) return undefined;
    for (const byte of bytes) if (byte >= 0x80) highCount++;
    damageCount += replacementsIn(decoder.decode(bytes, { stream: true }));
    // A replacement character that stands in the file itself is no damage of ours.
    const joined = Buffer.concat([tail, bytes]);
    literalCount += occurrences(joined, LITERAL);
    tail = Buffer.from(joined.subarray(Math.max(0, joined.length - LITERAL.length + 1)));
  }
  damageCount += replacementsIn(decoder.decode()) - literalCount;
  const isUtf8 = damageCount * DAMAGE_SHARE <= highCount;
  return { digest: hash.digest("hex"), encoding: isUtf8 ? "utf8" : "gb18030", byteCount };
}

const LITERAL = Buffer.from("\ufffd", "utf8");

function replacementsIn(text: string): number {
  return text.split("\ufffd").length - 1;
}

function occurrences(bytes: Buffer, pattern: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) count++;
  return count;
}

/** The file's text in pieces, without a byte-order mark. */
export async function* textOf(file: CatalogueFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let isFirst = true;
  const withoutMark = (text: string) => {
    if (!isFirst || text === "") return text;
    isFirst = false;
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  };
  for await (const chunk of file.open()) {
    const text = withoutMark(decoder.write(Buffer.from(chunk)));
    if (text !== "") yield text;
  }
  const rest = withoutMark(decoder.end() ?? "");
  if (rest !== "") yield rest;
}
