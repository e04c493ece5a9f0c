import type { SheetField } from "~/domain/overseas/changes";
import { m } from "~/messages/compiled/messages";
import { fieldName } from "~/messages/overseas-words";
import { valueWords } from "./value-words";

/** Field by field: what it was, what it becomes. */
export function ChangeTable({
  rows,
  fromHead,
  toHead,
}: {
  rows: readonly { field: SheetField; from: unknown; to: unknown }[];
  fromHead: string;
  toHead: string;
}) {
  return (
    <table className="osw-changes">
      <thead>
        <tr>
          <th scope="col">{m.overseas_field()}</th>
          <th scope="col">{fromHead}</th>
          <th scope="col">{toHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            <td>
              <del>{valueWords(field, from)}</del>
            </td>
            <td>
              <ins>{valueWords(field, to)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
