import type { CalendarDay } from "../calendar-day";
import type { FactState } from "../catalog/terms";
import type { RuleKind } from "../dated-fact";
import type { Agreement } from "../tariff/rows";
import { STAGING, stagedYears } from "../tariff/staging";
import { parsePercent, percentText } from "./figure-text";
import { RULE_COLUMNS, SHARED_COLUMNS } from "./rule-columns";
import { type CellProblem, type EnteredRow, readRuleRow } from "./rule-row";

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
export type TableFacts = { source: string; state: Exclude<FactState, "unknown"> };

export type LineProblem = CellProblem & { line: number; text: string };
export type ReadTable = {
  rows: (EnteredRow & { line: number })[];
  problems: LineProblem[];
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
  hs8: /^(税则号列|税号|税目|商品编码|商品编号|hs ?code|hs8?)$/i,
  mfn: /^(最惠国(税率)?(\(%\)|（%）)?|mfn)/i,
  provisional: /^(暂定(税率)?|最惠国暂定|provisional)/i,
  nameZh: /^(货品名称|商品名称|名称|name_?zh|品名)$/i,
  nameEn: /^(article description|description|name_?en|英文名称)$/i,
  vat: /^(增值税(率)?|vat)/i,
  consumptionTax: /^(消费税(率)?|consumption tax)/i,
  base: /^(基准税率|base( rate)?)/i,
  stages: /^(年限|降税期|stages|staging)/i,
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

type Line = { line: number; cell: (name: string) => string; years: Record<string, string> };

/**
 * Reads a whole table: each line becomes the rows it stands for, or is named with the cell that cannot
 * be taken. Empty lines and lines of headings (no eight digits) are passed over by the caller's choice
 * of columns: a line without a code is a problem, never dropped silently.
 */
export function readTable(
  table: FileTable,
  columns: ColumnMap,
  layout: TableLayout,
  facts: TableFacts,
): ReadTable {
  const places = new Map(table.header.map((title, index) => [title, index]));
  const read: ReadTable = { rows: [], problems: [] };
  for (const { line, cells } of table.lines) {
    const at = (title: string | undefined) =>
      title === undefined ? "" : (cells[places.get(title) ?? -1] ?? "").trim();
    const years = Object.fromEntries(
      table.header
        .filter((title) => /^(20\d\d)(年)?$/.test(title.trim()))
        .map((title) => [title.trim().slice(0, 4), at(title)]),
    );
    const entries = entriesOf({ line, cell: (name) => at(columns[name]), years }, layout, facts);
    for (const { kind, cells: texts } of entries) {
      const row = readRuleRow(kind, (name) => texts[name] ?? "");
      if (row.ok) read.rows.push({ ...row.value, line });
      else {
        read.problems.push(
          ...row.error.problems.map((problem) => ({
            ...problem,
            line,
            text: (texts[problem.column] ?? "").slice(0, 60),
          })),
        );
      }
    }
  }
  return read;
}

type Entry = { kind: RuleKind; cells: Record<string, string> };

function entriesOf(line: Line, layout: TableLayout, facts: TableFacts): Entry[] {
  switch (layout.layout) {
    case "rows": {
      const names = columnsOfLayout(layout).map(({ name }) => name);
      return [
        {
          kind: layout.kind,
          cells: Object.fromEntries(names.map((name) => [name, line.cell(name)])),
        },
      ];
    }
    case "tariff_book":
      return tariffBookEntries(line, layout.year, facts);
    case "schedule":
      return scheduleEntries(line, layout, facts);
    case "import_list":
      return [importListEntry(line, layout.validFrom, facts)];
  }
}

/** "0402.2100", "0402 21 00" and "0402210000" are the same line. */
const hs8Of = (text: string) => text.replace(/[.\s]/g, "").replace(/^(\d{8})\d{2}$/, "$1");

function tariffBookEntries(line: Line, year: number, facts: TableFacts): Entry[] {
  const hs8 = hs8Of(line.cell("hs8"));
  const [validFrom, validTo] = [`${year}-01-01`, `${year}-12-31`];
  const dated = { ...facts, validFrom, validTo };
  const rate = (regime: string, duty: string): Entry => ({
    kind: "tariff_rate",
    cells: { ...dated, hs8, regime, origin: "*", duty },
  });
  const [nameZh, nameEn] = [line.cell("nameZh"), line.cell("nameEn")];
  const [provisional, vat, tax] = [
    line.cell("provisional"),
    line.cell("vat"),
    line.cell("consumptionTax"),
  ];
  return [
    rate("MFN", line.cell("mfn")),
    ...(provisional === "" ? [] : [rate("PROVISIONAL", provisional)]),
    ...(nameZh === ""
      ? []
      : [
          {
            kind: "tariff_line" as const,
            cells: { ...dated, validTo: "", hs8, nameZh, nameEn: nameEn || nameZh },
          },
        ]),
    ...(vat === ""
      ? []
      : [{ kind: "vat_rate" as const, cells: { ...dated, hsCode: hs8, rateBps: vat } }]),
    ...(tax === ""
      ? []
      : [{ kind: "consumption_tax_rate" as const, cells: { ...dated, hsCode: hs8, tax } }]),
  ];
}

function scheduleEntries(
  line: Line,
  { agreement, origins }: Extract<TableLayout, { layout: "schedule" }>,
  facts: TableFacts,
): Entry[] {
  const hs8 = hs8Of(line.cell("hs8"));
  const stated = Object.entries(line.years)
    .filter(([, duty]) => duty !== "")
    .map(([year, duty]) => ({ year: Number(year), duty }));
  const derived = () => stagedCells(agreement, line.cell("base"), line.cell("stages"));
  const isDerived = stated.length === 0;
  const runs = runsOf(isDerived ? derived() : stated);
  // A line that says nothing is named by the cell it lacks.
  if (runs.length === 0) runs.push({ from: 2022, to: null, duty: "" });
  return origins.flatMap((origin) =>
    runs.map(({ from, to, duty }) => ({
      kind: "tariff_rate" as const,
      cells: {
        ...{ ...facts, hs8, regime: agreement, origin, duty },
        isDerived: isDerived ? "是" : "否",
        validFrom: `${from}-01-01`,
        validTo: to === null ? "" : `${to}-12-31`,
      },
    })),
  );
}

/** The rates that follow from a base rate and a number of equal annual cuts. */
function stagedCells(agreement: Agreement, base: string, stages: string) {
  const [baseBps, staging] = [parsePercent(base), STAGING[agreement]];
  if (baseBps === undefined || !staging || !/^[1-9]\d?$/.test(stages)) return [];
  const from = `${staging.yearZero + 1}-01-01`;
  return stagedYears({ baseBps, stages: Number(stages), from, ...staging }).map((year) => ({
    year: Number(year.validFrom.slice(0, 4)),
    duty: percentText(year.bps),
  }));
}

/**
 * Years with one rate in a row become one run. A zero goes on for ever; of another rate nobody read what
 * follows the file's last year, least of all that it stays.
 */
function runsOf(cells: readonly { year: number; duty: string }[]) {
  const runs: { from: number; to: number | null; duty: string }[] = [];
  for (const { year, duty } of [...cells].sort((a, b) => a.year - b.year)) {
    const run = runs.at(-1);
    if (run && run.duty === duty && run.to === year - 1) run.to = year;
    else runs.push({ from: year, to: year, duty });
  }
  const last = runs.at(-1);
  if (last && parsePercent(last.duty) === 0) last.to = null;
  return runs;
}

/** Groups whose yearly weight is one figure for all their lines. */
const CAP_GROUPS: Readonly<Record<string, string>> = { "1701": "sugar", "1006": "long_grain_rice" };

function importListEntry(line: Line, validFrom: CalendarDay, facts: TableFacts): Entry {
  const hs8 = hs8Of(line.cell("hs8"));
  const remark = line.cell("remark");
  const [, cap] = /(\d+)\s*(?:千克|公斤|kg)/i.exec(remark) ?? [];
  return {
    kind: "positive_list_entry",
    cells: {
      ...facts,
      ...{ hs8, nameZh: line.cell("nameZh"), validFrom, excludeNote: remark },
      bondedOnly: /网购保税|保税/.test(remark) ? "是" : "否",
      noMail: /(不得|禁止|不允许).{0,4}(邮寄|寄递|直购)/.test(remark) ? "是" : "否",
      capGrams: cap === undefined ? "" : String(Number(cap) * 1_000),
      capGroup: cap === undefined ? "" : (CAP_GROUPS[hs8.slice(0, 4)] ?? ""),
    },
  };
}
