import { CsvError, parse } from "csv-parse/sync";
import { inspectFile, textOf } from "~/services/catalog/import-products/inspect-file";

/** Cells of one record and the line of the file it ends on. */
export type CsvRecord = { line: number; cells: string[] };
export type CsvFile = { digest: string; text: string; records: CsvRecord[] };

/**
 * Reads a small file whole: UTF-8 with or without its mark, or GBK; commas, tabs or semicolons.
 * Undefined when it is no text of these, or its quotes never close. Beyond `mostRecords` it is not read.
 */
export async function readCsv(
  bytes: Uint8Array,
  mostRecords?: number,
): Promise<CsvFile | undefined> {
  const file = {
    name: "table.csv",
    open: async function* () {
      yield bytes;
    },
  };
  const inspected = await inspectFile(file);
  if (!inspected) return undefined;
  let text = "";
  for await (const piece of textOf(file, inspected.encoding)) text += piece;
  const records = text.includes("\ufffd") ? undefined : recordsOf(text, mostRecords);
  return records && { digest: inspected.digest, text, records };
}

function recordsOf(text: string, mostRecords: number | undefined): CsvRecord[] | undefined {
  const [head = ""] = text.split(/[\r\n]/, 1);
  const countOf = (delimiter: string) => head.split(delimiter).length;
  const [delimiter = ","] = [",", "\t", ";"].sort((a, b) => countOf(b) - countOf(a));
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: true },
      ...(mostRecords === undefined ? {} : { to: mostRecords }),
      on_record: (cells, { lines }) => {
        records.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    // Quotes that never close and the like: the file is refused whole.
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
  return records;
}
