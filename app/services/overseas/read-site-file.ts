import { ok, type Result, refuse } from "~/domain/result";
import { readCsv } from "~/services/read-csv";
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
  const file = await readCsv(bytes);
  if (!file) return refuse({ code: "FILE_UNREADABLE" });
  const [header, ...rows] = file.records;
  if (!header) return refuse({ code: "FILE_EMPTY" });
  if (rows.length > MAX_ROWS) return refuse({ code: "TOO_MANY_ROWS", maxRows: MAX_ROWS });

  const places = new Map<string, number>();
  for (const [place, name] of header.cells.entries()) {
    const column = columnOf(name);
    if (!column) return refuse({ code: "COLUMN_UNKNOWN", column: name.slice(0, 60) });
    if (places.has(column.key)) return refuse({ code: "COLUMN_TWICE", column: name.slice(0, 60) });
    places.set(column.key, place);
  }
  if (!places.has("code")) return refuse({ code: "COLUMN_MISSING" });
  const lines = rows
    .filter(({ cells }) => cells.some((text) => text.trim() !== ""))
    .map(({ line, cells }) => ({
      line,
      cell: (key: string) => cells[places.get(key) ?? -1] ?? "",
    }));
  return ok({ digest: file.digest, text: file.text, lines });
}
