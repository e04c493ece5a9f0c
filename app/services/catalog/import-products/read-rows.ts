import { pipeline, Readable } from "node:stream";
import { type CsvError, type Options, parse } from "csv-parse";
import type { Fields, ImportIssue } from "./draft";

/** A data row, or why it could not be read as one. Rows count as a spreadsheet does: header = 1. */
export type ReadRow = { row: number; fields: Fields } | { row: number; issue: ImportIssue };

export type RowStream = { columns: readonly string[]; rows: AsyncGenerator<ReadRow> };

/** A record the parser gave up on, behind so many whole ones (it runs ahead of its reader). */
type Skipped = { behind: number; message: string };

/** A quote that is never closed would swallow the file; no honest row is this long. */
const LONGEST_RECORD = 200_000;
const LONGEST_HEADER = 100_000;

/**
 * Reads delimited text (comma, semicolon or tab, found from the header) row by row. Rows whose first
 * cell begins with # explain the columns and are passed over. Undefined when there is no header.
 */
export async function readRows(text: AsyncGenerator<string>): Promise<RowStream | undefined> {
  const { head, delimiter } = await firstLine(text);
  if (head.trim() === "") return undefined;
  const parser = parse(optionsFor(delimiter));
  // A fault of the source reaches the reader through the parser; a reader who leaves closes both.
  pipeline(Readable.from(chained(head, text)), parser, () => {});
  const skipped: Skipped[] = [];
  parser.on("skip", (error: CsvError & { records?: number }) =>
    skipped.push({ behind: error.records ?? 0, message: error.message }),
  );
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const header = await records.next();
  if (header.done) return undefined;
  const columns = header.value.map((name) => name.trim().toLowerCase());
  return { columns, rows: dataRows(records, columns, skipped) };
}

function optionsFor(delimiter: string): Options {
  return {
    delimiter,
    // Open Food Facts' tab-separated export uses no quoting: its quotes are inches and names.
    quote: delimiter === "\t" ? false : '"',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
  };
}

async function* dataRows(
  records: AsyncIterator<string[]>,
  columns: readonly string[],
  skipped: Skipped[],
): AsyncGenerator<ReadRow> {
  const places = new Map(columns.map((name, index) => [name, index]));
  let row = 1;
  try {
    for (let taken = 1; ; taken++) {
      const next = await records.next();
      for (let one = skipped[0]; one && (next.done || one.behind <= taken); one = skipped[0]) {
        skipped.shift();
        row++;
        yield { row, issue: issue(row, "unreadable", one.message) };
      }
      if (next.done) return;
      const cells = next.value;
      row++;
      if (cells[0]?.trimStart().startsWith("#")) continue;
      if (cells.length !== columns.length) {
        yield {
          row,
          issue: issue(row, "wrong_column_count", `${cells.length} ≠ ${columns.length}`),
        };
        continue;
      }
      yield { row, fields: (column) => cells[places.get(column) ?? -1] ?? "" };
    }
  } finally {
    await records.return?.();
  }
}

function issue(row: number, reason: ImportIssue["reason"], value: string): ImportIssue {
  return { row, field: "", reason, effect: "row_skipped", value: value.slice(0, 200) };
}

/** Reads until the header's line is whole, and tells which delimiter it uses most. */
async function firstLine(text: AsyncGenerator<string>) {
  let head = "";
  while (!/[\r\n]/.test(head) && head.length < LONGEST_HEADER) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  const [line = ""] = head.split(/[\r\n]/, 1);
  const countOf = (delimiter: string) => line.split(delimiter).length;
  const [delimiter = ","] = ["\t", ",", ";"].sort((a, b) => countOf(b) - countOf(a));
  return { head, delimiter };
}

async function* chained(head: string, rest: AsyncGenerator<string>) {
  yield head;
  yield* rest;
}
