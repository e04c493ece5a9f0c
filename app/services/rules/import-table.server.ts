import { z } from "zod";
import { isCalendarDay } from "~/domain/calendar-day";
import type { RuleChangeId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import { isPlainText } from "~/domain/rules/cell-fault";
import { lineBroughtBy, strangeCountry, strangeLine } from "~/domain/rules/known-codes";
import {
  type ColumnMap,
  columnsOfLayout,
  distinctTitles,
  type FileTable,
  guessColumns,
  headerPlace,
  type LineProblem,
  MOST_TITLE_LINES,
  type ReadTable,
  readTable,
  type TableLayout,
} from "~/domain/rules/official-table";
import { type EnteredRow, firstOverlap } from "~/domain/rules/rule-row";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { type CsvFile, type CsvRecord, readCsv } from "~/services/read-csv";
import { inTransaction } from "~/services/transaction.server";
import { latestRules } from "./current-rules.server";
import { keepDraft } from "./enter-change.server";
import { knownCodes } from "./known-codes";
import { plainText } from "./plain-text";
import type { RuleBook } from "./rule-book";
import { tableLayoutInput } from "./table-layout-input";

/** A tariff book has about 9,000 lines; a schedule as many with a column for each year. */
export const MAX_TABLE_BYTES = 3_500_000;
const MAX_LINES = 30_000;
/** A schedule of 36 years for each of 15 parties would have fewer. */
const MAX_COLUMNS = 600;
const MAX_ROWS = 250_000;

const day = z.string().refine(isCalendarDay);

/** A file's name as it is shown: whatever else it holds, no control characters. */
function keptName(name: string): string {
  const plain = [...name].filter(isPlainText).join("").trim().slice(0, 200);
  return plain === "" ? "table.csv" : plain;
}

export const importTableInput = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  fileName: z.string().transform(keptName),
  layout: tableLayoutInput,
  /** our column → the file's; empty asks for a guess */
  columns: z.record(z.string(), z.string()).default({}),
  title: plainText(200).default(""),
  source: plainText(300).default(""),
  state: z.enum(["verified", "unverified"]).default("verified"),
  /** charges that have no form here: refused, or entered as unknown with their words */
  otherCharges: z.enum(["refuse", "unknown"]).default("refuse"),
  /** the file is the whole table: what it no longer names ends the day before this one */
  wholeFrom: day.nullable().default(null),
  /** false: a trial that says what the file holds and writes nothing */
  isApplied: z.boolean().default(false),
});

export type TableReport = {
  header: readonly string[];
  columns: ColumnMap;
  needed: { name: string; isRequired: boolean }[];
  lineCount: number;
  rowCount: number;
  problems: LineProblem[];
  problemCount: number;
  /** lines without a rule: the first of them, and how many */
  passedOver: ReadTable["passedOver"];
  passedOverCount: number;
  /** lines of the tariff that no table here names, as a schedule or a list of another year has them */
  strangeLines: string[];
  strangeLineCount: number;
  /** rules entered as unknown because their charge has no form here */
  unknownCount: number;
  /** the file's text in UTF-8, to send again when the trial is applied */
  text: string;
};

export type ImportTableRefusal =
  | ForbiddenRefusal
  | { code: "FILE_EMPTY" }
  | { code: "FILE_TOO_LARGE"; maxBytes: number }
  | { code: "FILE_UNREADABLE" }
  | { code: "TOO_MANY_LINES"; maxLines: number }
  | { code: "TOO_MANY_ROWS"; maxRows: number }
  | { code: "TOO_MANY_COLUMNS"; maxColumns: number }
  /** headings and nothing else, or another layout than was chosen */
  | { code: "NO_RULES"; report: TableReport }
  | { code: "SOURCE_MISSING"; report: TableReport }
  | { code: "COLUMNS_MISSING"; names: string[]; report: TableReport }
  /** cells that cannot be taken: nothing is entered, not even the good lines */
  | { code: "LINES_REFUSED"; report: TableReport }
  | { code: "LINES_OVERLAP"; lines: [number, number]; rowKey: string; report: TableReport };

export type TableTrial = { changeId: RuleChangeId | null; report: TableReport };

/**
 * Reads a whole official table and, when applied, enters it as one draft to be compared with what is
 * in force and approved by another person. By operators of customs and finance.
 */
export async function importTable(
  ctx: ServiceContext,
  input: z.input<typeof importTableInput>,
): Promise<Result<TableTrial, ImportTableRefusal>> {
  if (ctx.actor.kind !== "operator" || !mayActAs(ctx.actor, "customs", "finance")) {
    return refuse({ code: "FORBIDDEN" });
  }
  const wish = importTableInput.parse(input);
  const file = await readFile(wish.bytes);
  if (!file.ok) return file;
  const { text, digest } = file.value;
  const { layout } = wish;
  const table = tableOf(file.value.records, layout, wish.columns);
  if (table.lines.length > MAX_LINES) {
    return refuse({ code: "TOO_MANY_LINES", maxLines: MAX_LINES });
  }
  if (table.header.length > MAX_COLUMNS) {
    return refuse({ code: "TOO_MANY_COLUMNS", maxColumns: MAX_COLUMNS });
  }
  const report = emptyReport(table, text, layout, wish.columns);
  const { needed, columns } = report;
  const missing = needed.filter((one) => one.isRequired && !columns[one.name]);
  if (missing.length > 0) {
    return refuse({ code: "COLUMNS_MISSING", names: missing.map(({ name }) => name), report });
  }
  if (layout.layout !== "rows" && wish.source === "") {
    return refuse({ code: "SOURCE_MISSING", report });
  }
  const { source, state, otherCharges } = wish;
  const book = await latestRules(ctx);
  const nameEnOf = englishNames(book);
  const read = readTable(table, columns, layout, { source, state, otherCharges, nameEnOf });
  if (read.rows.length > MAX_ROWS) return refuse({ code: "TOO_MANY_ROWS", maxRows: MAX_ROWS });
  const full = fullReport(report, read, layout, book);
  if (full.problemCount > 0) return refuse({ code: "LINES_REFUSED", report: full });
  if (full.rowCount === 0) return refuse({ code: "NO_RULES", report: full });
  const overlap = firstOverlap(read.rows);
  if (overlap) {
    const [a, b] = overlap;
    const lines: [number, number] = [a.line, b.line];
    return refuse({ code: "LINES_OVERLAP", lines, rowKey: a.rowKey, report: full });
  }
  if (!wish.isApplied) return ok({ changeId: null, report: full });
  const title = wish.title === "" ? wish.fileName : wish.title;
  const draft = { title, rows: read.rows, wholeFrom: wish.wholeFrom };
  return enter(ctx, ctx.actor.operatorId, draft, { name: wish.fileName, digest }, full);
}

/** The last English name each line has had, of lines that have one of their own. */
function englishNames(book: RuleBook) {
  const names = new Map<string, { from: string; name: string }>();
  for (const { hs8, nameZh, nameEn, validFrom } of book.rows.rules.tariff_line) {
    const known = names.get(hs8);
    if (nameEn === nameZh || (known && known.from > validFrom)) continue;
    names.set(hs8, { from: validFrom, name: nameEn });
  }
  return (hs8: string) => names.get(hs8)?.name;
}

function tableOf(
  records: readonly CsvRecord[],
  layout: TableLayout,
  columns: ColumnMap,
): FileTable {
  const trimmed = records.map(({ cells }) => cells.map((cell) => cell.trim()));
  const place = headerPlace(trimmed, layout, columns);
  return {
    header: distinctTitles(trimmed[place] ?? []),
    lines: records.slice(place + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== "")),
  };
}

function emptyReport(
  table: FileTable,
  text: string,
  layout: TableLayout,
  asked: ColumnMap,
): TableReport {
  const isGuessed = Object.keys(asked).length === 0;
  const columns = isGuessed ? guessColumns(layout, table.header) : chosen(asked, table.header);
  return {
    ...{ header: table.header, columns, needed: columnsOfLayout(layout) },
    ...{ lineCount: table.lines.length, text, rowCount: 0, problems: [], problemCount: 0 },
    ...{ passedOver: [], passedOverCount: 0, strangeLines: [], strangeLineCount: 0 },
    unknownCount: 0,
  };
}

const MOST_SHOWN = 200;

/** What was read, with every code that stands nowhere: refused in our own columns, named in official ones. */
function fullReport(
  report: TableReport,
  read: ReadTable,
  layout: TableLayout,
  book: RuleBook,
): TableReport {
  const brought = read.rows.flatMap((row) => lineBroughtBy(row) ?? []);
  const known = knownCodes(book, brought);
  const asProblems = (find: typeof strangeLine) =>
    read.rows.flatMap((row): LineProblem[] => {
      const problem = find(row, known);
      return problem
        ? [{ ...problem, line: row.line, text: String(row.values[problem.column]) }]
        : [];
    });
  const lines = asProblems(strangeLine);
  const isOwn = layout.layout === "rows";
  const problems = [...read.problems, ...asProblems(strangeCountry), ...(isOwn ? lines : [])];
  const strange = isOwn ? [] : [...new Set(lines.map(({ text }) => text))];
  return {
    ...report,
    rowCount: read.rows.length,
    problems: problems.slice(0, MOST_SHOWN),
    problemCount: problems.length,
    passedOver: read.passedOver.slice(0, MOST_SHOWN),
    passedOverCount: read.passedOver.length,
    strangeLines: strange.slice(0, MOST_SHOWN),
    strangeLineCount: strange.length,
    unknownCount: isOwn ? 0 : read.rows.filter(({ state }) => state === "unknown").length,
  };
}

async function enter(
  ctx: ServiceContext,
  operatorId: string,
  draft: { title: string; rows: (EnteredRow & { line: number })[]; wholeFrom: string | null },
  file: { name: string; digest: string },
  report: TableReport,
): Promise<Result<TableTrial, ImportTableRefusal>> {
  return inTransaction<TableTrial, ImportTableRefusal>(ctx, async (tx) =>
    ok({ changeId: await keepDraft(tx, operatorId, { ...draft, file }), report }),
  );
}

/** Only columns that the file has. */
const chosen = (columns: ColumnMap, header: readonly string[]): ColumnMap =>
  Object.fromEntries(Object.entries(columns).filter(([, title]) => header.includes(title)));

async function readFile(bytes: Uint8Array): Promise<Result<CsvFile, ImportTableRefusal>> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  if (bytes.length > MAX_TABLE_BYTES) {
    return refuse({ code: "FILE_TOO_LARGE", maxBytes: MAX_TABLE_BYTES });
  }
  // One more than may be, after a title: what is too long is not read to its end.
  const file = await readCsv(bytes, MAX_LINES + MOST_TITLE_LINES + 1);
  if (!file) return refuse({ code: "FILE_UNREADABLE" });
  // The text is sent back once more when the trial is applied, and in UTF-8 it may be longer.
  if (Buffer.byteLength(file.text) > MAX_TABLE_BYTES) {
    return refuse({ code: "FILE_TOO_LARGE", maxBytes: MAX_TABLE_BYTES });
  }
  return file.records.length === 0 ? refuse({ code: "FILE_EMPTY" }) : ok(file);
}
