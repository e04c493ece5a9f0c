import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** number: right-aligned; wide: takes what is left and cuts with …; fixed: stays when scrolled */
  kind?: "text" | "number" | "wide" | "fixed";
  /** on phones a row is a card: title and aside on its first line, a line of its own, or not shown */
  phone?: "title" | "aside" | "line" | "off";
  /** left out on a tablet's width, where the opened row tells it */
  tablet?: "off";
  /** left out while a detail stands beside the list */
  isExtra?: boolean;
  /** small word before the value on phones, where the head is out of sight */
  phoneLabel?: string;
};

const KIND_CLASS = { text: "", number: "is-number", wide: "is-wide", fixed: "is-fixed" };

function classOf<Row>({ kind = "text", phone, tablet, isExtra }: Column<Row>): string | undefined {
  const names = [
    KIND_CLASS[kind],
    phone ? `is-${phone}` : "",
    tablet ? "is-tablet-off" : "",
    isExtra ? "is-extra" : "",
  ];
  return names.filter(Boolean).join(" ") || undefined;
}

/**
 * A console list: 36 px rows, head in sight, cards on phones. A cell's link with `data-row` is what
 * j and k move between.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isCurrent,
}: {
  /** names the table for those who hear it */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isCurrent?: (row: Row) => boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="ops-table-box" tabIndex={0} aria-label={caption}>
      <table className="ops-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={isCurrent?.(row) ? "true" : undefined}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)} data-label={column.phoneLabel}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
