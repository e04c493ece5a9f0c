import { type Column, DataTable } from "~/components/ops/data-table";
import { Ago } from "~/components/ops/time-words";
import { formatCount } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { KIND_WORDS } from "~/messages/rules-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ChangeListItem } from "~/services/rules/list-changes.server";
import { ChangeMark } from "./state-mark";

/** Changes of the rules: what, where it stands, who entered and who decided it. */
export function ChangesTable({ changes, now }: { changes: readonly ChangeListItem[]; now: Date }) {
  const columns: Column<ChangeListItem>[] = [
    {
      key: "title",
      head: m.rules_change(),
      kind: "wide",
      phone: "title",
      cell: ({ id, title }) => (
        <Link to={href(`/ops/rules/changes/${id}`)} data-row title={title}>
          {title}
        </Link>
      ),
    },
    {
      key: "status",
      head: m.rules_filter_state(),
      phone: "aside",
      cell: ({ status }) => <ChangeMark status={status} />,
    },
    {
      key: "kinds",
      head: m.rules_change_kinds(),
      phone: "line",
      cell: ({ kinds }) => kinds.map((kind) => KIND_WORDS[kind]()).join(m.rules_list_mark()),
    },
    {
      key: "rows",
      head: m.rules_change_rows(),
      kind: "number",
      phoneLabel: m.rules_change_rows(),
      cell: ({ rowCount }) => formatCount(rowCount),
    },
    {
      key: "entered",
      head: m.rules_change_entered(),
      phoneLabel: m.rules_change_entered(),
      cell: ({ enteredBy, enteredAt }) => (
        <>
          {enteredBy} <small className="ops-dim">{<Ago at={enteredAt} now={now} />}</small>
        </>
      ),
    },
    {
      key: "decided",
      head: m.rules_change_decided(),
      phoneLabel: m.rules_change_decided(),
      cell: ({ decidedBy, decidedAt }) =>
        decidedBy && decidedAt ? (
          <>
            {decidedBy} <small className="ops-dim">{<Ago at={decidedAt} now={now} />}</small>
          </>
        ) : (
          m.ops_none()
        ),
    },
  ];
  return (
    <DataTable
      caption={m.rules_changes_title()}
      columns={columns}
      rows={changes}
      rowKey={({ id }) => id}
    />
  );
}
