import { type ReactNode, useState } from "react";
import { Button } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";

/** Empty rows offered beyond those that are filled; without JavaScript they are all one gets. */
const SPARE_ROWS = 1;

/**
 * Rows of a list in a form. A row left empty counts for nothing, so removing one needs no server and
 * adding one without JavaScript means filling the spare row.
 */
export function ListRows({
  filled,
  addLabel,
  rowName,
  children,
}: {
  filled: number;
  addLabel: string;
  rowName: (number: number) => string;
  children: (index: number) => ReactNode;
}) {
  const [rows, setRows] = useState(() =>
    Array.from({ length: filled + SPARE_ROWS }, (_, index) => index),
  );
  const next = Math.max(-1, ...rows) + 1;
  return (
    <div className="osw-rows">
      {rows.map((index, place) => (
        <fieldset key={index} className="osw-row" aria-label={rowName(place + 1)}>
          {children(index)}
          <button
            type="button"
            className="osw-remove"
            aria-label={m.overseas_row_remove({ row: rowName(place + 1) })}
            onClick={() => setRows(rows.filter((row) => row !== index))}
          >
            <Icon name="trash" size={16} />
          </button>
        </fieldset>
      ))}
      <Button
        type="button"
        tone="quiet"
        size="small"
        icon="plus"
        className="justify-self-start"
        onClick={() => setRows([...rows, next])}
      >
        {addLabel}
      </Button>
    </div>
  );
}
