import { CsvError, parse } from "csv-parse/sync";
import { ok, type Result, refuse } from "~/domain/result";
import { inspectFile, textOf } from "~/services/catalog/import-products/inspect-file";
import { columnOf } from "./site-csv";

/** More than a register of a thousand warehouses needs. */
export const MAX_FILE_BYTES = 1_000_000;
const MAX_ROWS = 1_000;

export type FileRefusal =
  | { code: "FILE_EMPTY" }
  | { code: "FILE_TOO_LARGE"; maxBytes: number }
  /** no text, or bytes that are neither UTF-8 nor GBK */
  | { code: "FILE_UNREADABLE" }
  | { code: "TOO_MANY_ROWS"; maxRows: number }
  | { code: "COLUMN_MISSING" }
  | { code: "COLUMN_UNKNOWN"; column: string }
  | { code: "COLUMN_TWICE"; column: string };

/** A line by column key; a column the file lacks reads as empty. */
export type SiteLine = { line: number; cell: (key: string) => string };
export type SiteFile = { digest: string; text: string; lines: SiteLine[] };

/** Reads the bytes of a register file: UTF-8 with or without its mark, or GBK; commas, tabs or semicolons. */
export async function readSiteFile(bytes: Uint8Array): Promise<Result<SiteFile, FileRefusal>> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  if (bytes.length > MAX_FILE_BYTES)
    return refuse({ code: "FILE_TOO_LARGE", maxBytes: MAX_FILE_BYTES });
  const file = {
    name: "register.csv",
    open: async function* () {
      yield bytes;
    },
  };
  const inspected = await inspectFile(file);
  if (!inspected) return refuse({ code: "FILE_UNREADABLE" });
  let text = "";
  for await (const piece of textOf(file, inspected.encoding)) text += piece;
  if (text.includes("\ufffd")) return refuse({ code: "FILE_UNREADABLE" });
  const records = recordsOf(text);
  if (!records) return refuse({ code: "FILE_UNREADABLE" });
  const [header, ...rows] = records;
  if (!header) return refuse({ code: "FILE_EMPTY" });
  if (rows.length > MAX_ROWS) return refuse({ code: "TOO_MANY_ROWS", maxRows: MAX_ROWS });

  const places = new Map<string, number>();
  for (const [place, name] of header.record.entries()) {
    const column = columnOf(name);
    if (!column) return refuse({ code: "COLUMN_UNKNOWN", column: name.slice(0, 60) });
    if (places.has(column.key)) return refuse({ code: "COLUMN_TWICE", column: name.slice(0, 60) });
    places.set(column.key, place);
  }
  if (!places.has("code")) return refuse({ code: "COLUMN_MISSING" });
  const lines = rows
    .filter(({ record }) => record.some((text) => text.trim() !== ""))
    .map(({ record, info }) => ({
      line: info.lines,
      cell: (key: string) => record[places.get(key) ?? -1] ?? "",
    }));
  return ok({ digest: inspected.digest, text, lines });
}

type Recorded = { record: string[]; info: { lines: number } };

function recordsOf(text: string): Recorded[] | undefined {
  const [head = ""] = text.split(/[\r\n]/, 1);
  const countOf = (delimiter: string) => head.split(delimiter).length;
  const [delimiter = ","] = [",", "\t", ";"].sort((a, b) => countOf(b) - countOf(a));
  try {
    // The library's types do not follow its option `info`.
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Recorded[];
  } catch (error) {
    // Quotes that never close and the like: the file is refused whole.
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
}
