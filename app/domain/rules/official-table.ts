import type { CalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { RuleKind } from "../dated-fact";
import { withoutFormulaEscape } from "../format/csv-cell";
import type { Agreement } from "../tariff/rows";
import { STAGING } from "../tariff/staging";
import { RULE_COLUMNS, SHARED_COLUMNS } from "./rule-columns";
import { type CellProblem, type EnteredRow, readRuleRow, sayTheSame } from "./rule-row";
import { officialEntries, type PassedOver, type TableEntry, type TableLine } from "./table-entries";

/** A file's table: names of its columns, and its lines with their numbers in the file. */
export type FileTable = {
  header: readonly string[];
  lines: readonly { line: number; cells: readonly string[] }[];
};

/** Which column of the file holds what: our name → the file's. */
export type ColumnMap = Readonly<Record<string, string>>;

/** How a file is laid out. */
export type TableLayout =
  /** one line for each rule row, in our own columns (as exported) */
  | { layout: "rows"; kind: RuleKind }
  /** the yearly tariff book: a line for each HS8 with names, MFN and provisional rates */
  | { layout: "tariff_book"; year: number }
  /** an agreement's schedule: a line for each HS8 with a column for each year, or base and stages */
  | { layout: "schedule"; agreement: Agreement; origins: readonly string[] }
  /** an edition of the retail import list: HS8, name, remark */
  | { layout: "import_list"; validFrom: CalendarDay };

/** What holds for every row of the file. */
export type TableFacts = {
  source: string;
  state: Exclude<FactState, "unknown">;
  /** what becomes of a charge that has no form here; unknown keeps its words and is never charged */
  otherCharges?: "refuse" | "unknown";
  /** English names that stand already: a book in Chinese must not take them away */
  nameEnOf?: (hs8: string) => string | undefined;
};

export type LineProblem = CellProblem & { line: number; text: string };
export type ReadTable = {
  rows: (EnteredRow & { line: number })[];
  problems: LineProblem[];
  /** lines of an official table that stand for no rule: headings, and rates of a part of a line */
  passedOver: { line: number; text: string; why: PassedOver }[];
};

/** Our columns of a layout, in the order a form asks for them. */
export function columnsOfLayout(layout: TableLayout): { name: string; isRequired: boolean }[] {
  const required = (...names: string[]) => names.map((name) => ({ name, isRequired: true }));
  const optional = (...names: string[]) => names.map((name) => ({ name, isRequired: false }));
  switch (layout.layout) {
    case "rows":
      return [
        ...RULE_COLUMNS[layout.kind].map(({ key, role }) => ({
          name: key,
          isRequired: role !== "optional",
        })),
        ...SHARED_COLUMNS.map((name) => ({ name, isRequired: name !== "validTo" })),
      ];
    case "tariff_book":
      return [
        ...required("hs8", "mfn"),
        ...optional("nameZh", "nameEn", "provisional", "vat", "consumptionTax"),
      ];
    case "schedule":
      return [...required("hs8"), ...optional("base", "stages")];
    case "import_list":
      return [...required("hs8", "nameZh"), ...optional("remark")];
  }
}

/** Names by which official tables call a column. */
const KNOWN_NAMES: Readonly<Record<string, RegExp>> = {
  hs8: /^(税则号列?|税号|税目|商品编码|商品编号|hs ?(code|编码)|tariff (line|item)|hs8?)$/i,
  mfn: /^(20\d\d ?年?)?(最惠国(?!.*暂定)|mfn)/i,
  provisional: /^(20\d\d ?年?)?(进口)?(暂定|最惠国.*暂定|provisional)/i,
  nameZh: /^(货品名称|商品名称|名称|name_?zh|品名)$/i,
  nameEn: /^(article description|description|name_?en|英文名称)$/i,
  vat: /^(增值税(率)?|vat)/i,
  consumptionTax: /^(消费税(率)?|consumption tax)/i,
  base: /^(20\d\d ?年?)?(基准税率|base( rate)?)/i,
  stages: /^(年限|降税(期|年限)|过渡期|stages|staging)/i,
  remark: /^(备注|remark)/i,
};

/** A first guess which column of the file is which of ours. */
export function guessColumns(layout: TableLayout, header: readonly string[]): ColumnMap {
  const found = columnsOfLayout(layout).flatMap(({ name }) => {
    const own = header.find((title) => title.trim() === name);
    const official = header.find((title) => KNOWN_NAMES[name]?.test(title.trim()));
    const title = own ?? official;
    return title === undefined ? [] : [[name, title] as const];
  });
  return Object.fromEntries(found);
}

/** The year a column of a schedule is of: "2026", "2026年协定税率", "第5年", "Year 5". */
function yearOf(title: string, agreement: Agreement): number | undefined {
  const [, stated] = /^(20\d\d)(?!\d)/.exec(title) ?? [];
  if (stated !== undefined) return Number(stated);
  const [, chinese, english] = /^(?:第\s*(\d{1,2})\s*年|year\s*(\d{1,2})(?!\d))/i.exec(title) ?? [];
  const count = chinese ?? english;
  const yearZero = STAGING[agreement]?.yearZero;
  return count === undefined || yearZero === undefined ? undefined : yearZero + Number(count);
}

/** Where each year of a schedule stands; a column that is chosen for something else is none. */
function yearColumns(header: readonly string[], columns: ColumnMap, layout: TableLayout) {
  if (layout.layout !== "schedule") return [];
  const taken = new Set(Object.values(columns));
  return header.flatMap((title, at) => {
    const year = taken.has(title) ? undefined : yearOf(title.trim(), layout.agreement);
    return year === undefined ? [] : [{ year, at }];
  });
}

/**
 * Reads a whole table: each line becomes the rows it stands for, or is named with the cell that cannot
 * be taken. Of official tables headings without any figure are passed over, and are named too.
 */
export function readTable(
  table: FileTable,
  columns: ColumnMap,
  layout: TableLayout,
  facts: TableFacts,
): ReadTable {
  const places = new Map(table.header.map((title, index) => [title, index]));
  const years = yearColumns(table.header, columns, layout);
  const read: ReadTable = { rows: [], problems: [], passedOver: [] };
  const seen = new Map<string, EnteredRow[]>();
  for (const { line, cells } of table.lines) {
    const at = (title: string | undefined) =>
      title === undefined ? "" : (cells[places.get(title) ?? -1] ?? "").trim();
    const entries = entriesOf(
      {
        cell: (name) => at(columns[name]),
        years: years.map(({ year, at: place }) => ({ year, text: (cells[place] ?? "").trim() })),
      },
      layout,
      facts,
    );
    if (typeof entries === "string") {
      const text = cells.filter((cell) => cell.trim() !== "").join(" ");
      read.passedOver.push({ line, text: text.slice(0, 60), why: entries });
      continue;
    }
    for (const entry of entries)
      readEntry(entry, line, read, layout.layout === "rows" ? null : seen);
  }
  return read;
}

/** `seen`: rows of official tables by key, where ten digits say again what their eight said. */
function readEntry(
  { kind, cells: texts }: TableEntry,
  line: number,
  read: ReadTable,
  seen: Map<string, EnteredRow[]> | null,
): void {
  const row = readRuleRow(kind, (name) => texts[name] ?? "");
  if (!row.ok) {
    for (const { column, reason } of row.error.problems) {
      const text = (texts[column] ?? "").slice(0, 60);
      // A line's code stands in all of its rows, and is named once.
      const last = read.problems.findLast((one) => one.column === column && one.text === text);
      if (last?.line !== line) read.problems.push({ line, column, reason, text });
    }
    return;
  }
  const { value } = row;
  const key = `${kind} ${value.rowKey}`;
  const before = seen?.get(key) ?? [];
  if (before.some((other) => isSaidAgain(other, value))) return;
  seen?.set(key, [...before, value]);
  read.rows.push({ ...value, line });
}

const isSaidAgain = (one: EnteredRow, other: EnteredRow) =>
  one.validFrom === other.validFrom &&
  one.validTo === other.validTo &&
  one.state === other.state &&
  sayTheSame(one.kind, one.values, other.values);

function entriesOf(
  line: TableLine,
  layout: TableLayout,
  facts: TableFacts,
): TableEntry[] | PassedOver {
  if (layout.layout !== "rows") return officialEntries(line, layout, facts);
  const names = columnsOfLayout(layout).map(({ name }) => name);
  const cells = names.map((name) => [name, withoutFormulaEscape(line.cell(name))]);
  return [{ kind: layout.kind, cells: Object.fromEntries(cells) }];
}

/** How many lines before the table's own header a file may have: its title, its unit, its date. */
export const MOST_TITLE_LINES = 20;

/**
 * Which line names the columns: the first in which those a layout needs are found, or that has the
 * columns a person chose; else the first that has more than a title.
 */
export function headerPlace(
  lines: readonly (readonly string[])[],
  layout: TableLayout,
  columns: ColumnMap,
): number {
  const first = lines.slice(0, MOST_TITLE_LINES);
  const titles = Object.values(columns).filter((title) => title !== "");
  const isHeader = (cells: readonly string[]) => {
    if (titles.length > 0) return titles.every((title) => cells.includes(title));
    const found = guessColumns(layout, cells);
    return columnsOfLayout(layout).every(({ name, isRequired }) => !isRequired || found[name]);
  };
  const at = first.findIndex(isHeader);
  if (at >= 0) return at;
  const many = first.findIndex((cells) => cells.filter((cell) => cell !== "").length > 1);
  return Math.max(0, many);
}

/** Titles as a person can choose among them: the second of a name is numbered. */
export function distinctTitles(titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return titles.map((title) => {
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 || title === "" ? title : `${title} (${count})`;
  });
}
