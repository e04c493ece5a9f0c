import type { RuleKind } from "../dated-fact";
import { isOriginGroup } from "../tariff/origin-groups";
import type { CellProblem, EnteredRow } from "./rule-row";

/** Codes that stand in the tables already. */
export type KnownCodes = {
  hasLine: (hs8: string) => boolean;
  hasCountry: (code: string) => boolean;
};

/** Columns that name a line of the tariff, of eight or ten digits, without bringing it in. */
const LINE_COLUMNS: Partial<Record<RuleKind, string>> = {
  vat_rate: "hsCode",
  consumption_tax_rate: "hsCode",
  tariff_rate: "hs8",
  positive_list_entry: "hs8",
};

/** The eight digits that a row brings in as a line: a name of it, or in a file its MFN rate. */
export function lineBroughtBy({ kind, values }: EnteredRow): string | undefined {
  if (kind === "tariff_line") return String(values.hs8);
  if (kind === "hs_line") return String(values.code).slice(0, 8);
  return kind === "tariff_rate" && values.regime === "MFN" ? String(values.hs8) : undefined;
}

/** The column of a row that names a line nobody knows. */
export function strangeLine(row: EnteredRow, known: KnownCodes): CellProblem | undefined {
  const column = LINE_COLUMNS[row.kind];
  if (column === undefined || known.hasLine(String(row.values[column]).slice(0, 8)))
    return undefined;
  return { column, reason: "unknown_hs" };
}

/** The column of a row that names a country nobody knows. */
export function strangeCountry({ values }: EnteredRow, known: KnownCodes): CellProblem | undefined {
  const { origin } = values;
  if (typeof origin !== "string" || origin === "*" || isOriginGroup(origin)) return undefined;
  if (known.hasCountry(origin)) return undefined;
  return { column: "origin", reason: "unknown_country" };
}
