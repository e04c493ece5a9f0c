import {
  guessColumns,
  readTable,
  type TableFacts,
  type TableLayout,
} from "../../app/domain/rules/official-table";

export const facts: TableFacts = { source: "2026 年税则", state: "verified" };
/** Reads lines under a header as one file, its columns guessed. */
export const readBy =
  (given: TableFacts) =>
  (layout: TableLayout, header: string[], ...lines: string[][]) => {
    const table = { header, lines: lines.map((cells, index) => ({ line: index + 2, cells })) };
    return readTable(table, guessColumns(layout, header), layout, given);
  };
export const read = readBy(facts);
/** Of each row what it is about, its figure and its time. */
export const short = ({ rows }: ReturnType<typeof read>) =>
  rows.map(({ kind, rowKey, values, validFrom, validTo }) => [
    kind,
    rowKey,
    values.duty ?? values.rateBps ?? values.tax ?? values.nameZh,
    validFrom,
    validTo,
  ]);
