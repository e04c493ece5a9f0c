import type { RuleKind } from "../dated-fact";
import type { Agreement } from "../tariff/rows";
import { STAGING, stagedYears } from "../tariff/staging";
import { parsePercent, percentText } from "./figure-text";
import type { TableFacts, TableLayout } from "./official-table";
import {
  capOf,
  codeOf,
  type FigureColumn,
  isHeading,
  isOtherCharge,
  isPartOfLine,
  plainCell,
  sameDuty,
} from "./table-cells";

/** A line of a file by our column names; `years`: its cells by the year their column is of. */
export type TableLine = {
  cell: (name: string) => string;
  years: readonly { year: number; text: string }[];
};

/** A rule row that a line stands for, as texts. */
export type TableEntry = { kind: RuleKind; cells: Record<string, string> };

/** Why a line of an official table stands for no rule. */
export type PassedOver = "heading" | "part_of_line";

type Official = Exclude<TableLayout, { layout: "rows" }>;

/** The rows a line of an official table stands for, or why it stands for none. */
export function officialEntries(
  line: TableLine,
  layout: Official,
  facts: TableFacts,
): TableEntry[] | PassedOver {
  const written = line.cell("hs8");
  if (isPartOfLine(written)) return "part_of_line";
  const code = codeOf(written);
  switch (layout.layout) {
    case "tariff_book": {
      const book = bookCells(line);
      if (isHeading(code, [book.mfn, book.provisional, book.vat, book.tax])) return "heading";
      return bookEntries(code, book, layout.year, facts);
    }
    case "schedule": {
      const figures = [line.cell("base"), line.cell("stages"), ...line.years.map(textOf)];
      if (isHeading(code, figures.map(plainCell))) return "heading";
      return scheduleEntries(code, line, layout, facts);
    }
    case "import_list":
      // A code of a heading would stand for all its lines: that is named, not passed over.
      if (!/\d/.test(code)) return "heading";
      return [importListEntry(code, line, layout.validFrom, facts)];
  }
}

const textOf = ({ text }: { text: string }) => text;
const hs8Of = (code: string) => code.replace(/^(\d{8})\d{2}$/, "$1");

/** A figure as it is entered; one that cannot be charged by is unknown, where that was chosen. */
function figure(
  column: FigureColumn,
  text: string,
  { source, state, otherCharges }: TableFacts,
): Record<string, string> {
  const isUnknown = otherCharges === "unknown" && isOtherCharge(column, text);
  if (!isUnknown) return { source, state, [column]: text };
  const said = `${source}（${text}）`.slice(0, 300);
  return {
    source: said,
    state: "unknown",
    [column]: "",
    ...(column === "duty" ? { note: text } : {}),
  };
}

function bookCells({ cell }: TableLine) {
  return {
    mfn: plainCell(cell("mfn")),
    provisional: plainCell(cell("provisional")),
    vat: plainCell(cell("vat")),
    tax: plainCell(cell("consumptionTax")),
    nameZh: cell("nameZh"),
    nameEn: cell("nameEn"),
  };
}

function bookEntries(
  code: string,
  { mfn, provisional, vat, tax, nameZh, nameEn }: ReturnType<typeof bookCells>,
  year: number,
  facts: TableFacts,
): TableEntry[] {
  const hs8 = hs8Of(code);
  // Ten digits that divide a line have taxes of their own; a name of theirs is not the line's.
  const isDivided = code !== hs8 && !code.endsWith("00");
  const hsCode = isDivided ? code : hs8;
  const year1 = { validFrom: `${year}-01-01`, validTo: `${year}-12-31` };
  const { source, state } = facts;
  const rate = (regime: string, duty: string): TableEntry => ({
    kind: "tariff_rate",
    cells: { ...year1, ...figure("duty", duty, facts), hs8, regime, origin: "*", isDerived: "否" },
  });
  const entries: TableEntry[] = [rate("MFN", mfn)];
  if (provisional !== "") entries.push(rate("PROVISIONAL", provisional));
  if (nameZh !== "" && !isDivided) {
    const cells = {
      source,
      state,
      ...year1,
      validTo: "",
      hs8,
      nameZh,
      nameEn: nameEn || (facts.nameEnOf?.(hs8) ?? nameZh),
    };
    entries.push({ kind: "tariff_line", cells });
  }
  if (vat !== "") {
    entries.push({
      kind: "vat_rate",
      cells: { ...year1, ...figure("rateBps", vat, facts), hsCode },
    });
  }
  if (tax !== "") {
    const cells = { ...year1, ...figure("tax", tax, facts), hsCode };
    entries.push({ kind: "consumption_tax_rate", cells });
  }
  return entries;
}

/** What schedules write for a line the agreement leaves as it was. */
const NO_CONCESSION = /^(U|excluded|例外|不作?减让|无减让|no concession)$/i;
const duty = (text: string) => (NO_CONCESSION.test(text) ? "无减让" : text);

function scheduleEntries(
  code: string,
  line: TableLine,
  { agreement, origins }: Extract<TableLayout, { layout: "schedule" }>,
  facts: TableFacts,
): TableEntry[] {
  const hs8 = hs8Of(code);
  const stated = line.years
    .map(({ year, text }) => ({ year, duty: duty(plainCell(text)) }))
    .filter((one) => one.duty !== "");
  const isDerived = stated.length === 0;
  const runs = runsOf(isDerived ? stagedCells(agreement, line) : stated, isDerived);
  // A line that says nothing is named by the cell it lacks.
  if (runs.length === 0) runs.push({ from: 2022, to: null, duty: unstaged(line) });
  return origins.flatMap((origin) =>
    runs.map(({ from, to, duty }) => ({
      kind: "tariff_rate" as const,
      cells: {
        ...{ ...figure("duty", duty, facts), hs8, regime: agreement, origin },
        isDerived: isDerived ? "是" : "否",
        validFrom: `${from}-01-01`,
        validTo: to === null ? "" : `${to}-12-31`,
      },
    })),
  );
}

/** The rates that follow from a base rate and a number of equal annual cuts; 0 = none of it is left at once. */
function stagedCells(agreement: Agreement, line: TableLine) {
  const [base, stages] = [plainCell(line.cell("base")), plainCell(line.cell("stages"))];
  const staging = STAGING[agreement];
  if (!staging) return [];
  const year = staging.yearZero + 1;
  if (NO_CONCESSION.test(stages)) return [{ year, duty: "无减让" }];
  const [baseBps, count] = [parsePercent(base), /^(\d{1,2})\s*(?:年|years?)?$/i.exec(stages)?.[1]];
  if (baseBps === undefined || count === undefined) return [];
  const isAtOnce = Number(count) === 0;
  const cuts = { baseBps: isAtOnce ? 0 : baseBps, stages: Math.max(1, Number(count)) };
  return stagedYears({ ...cuts, from: `${year}-01-01`, ...staging }).map((one) => ({
    year: Number(one.validFrom.slice(0, 4)),
    duty: percentText(one.bps),
  }));
}

/** Base and stages from which no year can be computed, as they were written. */
const unstaged = ({ cell }: TableLine) =>
  [cell("base"), cell("stages")]
    .map(plainCell)
    .filter((text) => text !== "")
    .join(" / ");

/**
 * Years with one rate in a row become one run. A zero goes on for ever, and what follows from a staging
 * does to its end; of another rate nobody read what follows the file's last year, least of all that it stays.
 */
function runsOf(cells: readonly { year: number; duty: string }[], isDerived: boolean) {
  const runs: { from: number; to: number | null; duty: string }[] = [];
  for (const { year, duty } of [...cells].sort((a, b) => a.year - b.year)) {
    const run = runs.at(-1);
    if (run && sameDuty(run.duty, duty) && run.to === year - 1) run.to = year;
    else runs.push({ from: year, to: year, duty });
  }
  const last = runs.at(-1);
  if (last && (isDerived || parsePercent(last.duty) === 0)) last.to = null;
  return runs;
}

/** Groups whose yearly weight is one figure for all their lines. */
const CAP_GROUPS: Readonly<Record<string, string>> = { "1701": "sugar", "1006": "long_grain_rice" };

function importListEntry(
  code: string,
  { cell }: TableLine,
  validFrom: string,
  { source, state }: TableFacts,
): TableEntry {
  const hs8 = hs8Of(code);
  const remark = cell("remark");
  const cap = capOf(remark.normalize("NFKC"));
  return {
    kind: "positive_list_entry",
    cells: {
      ...{ source, state },
      ...{ hs8, nameZh: cell("nameZh"), validFrom, excludeNote: remark },
      bondedOnly: /网购保税|保税/.test(remark) ? "是" : "否",
      noMail: /(不得|禁止|不允许).{0,4}(邮寄|寄递|直购)/.test(remark) ? "是" : "否",
      capGrams: cap === undefined ? "" : String(cap),
      capGroup: cap === undefined ? "" : (CAP_GROUPS[hs8.slice(0, 4)] ?? ""),
    },
  };
}
