import { type Column, DataTable } from "~/components/ops/data-table";
import { queryOf } from "~/components/ops/query";
import type { RuleKind } from "~/domain/dated-fact";
import { RULE_COLUMNS } from "~/domain/rules/rule-columns";
import { m } from "~/messages/compiled/messages";
import { columnName, KIND_WORDS } from "~/messages/rules-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { RuleRowView } from "~/services/rules/list-rules.server";
import { figureWords, validityWords } from "./figure-words";
import { StateMark } from "./state-mark";

const NUMBERS = new Set([
  "percent",
  "points",
  "share",
  "yuan",
  "grams",
  "someGrams",
  "kilograms",
  "days",
]);

/** Rows of one kind with their figures, time, state, source, and who entered and approved them. */
export function RulesTable({
  kind,
  rows,
  mayEdit,
}: {
  kind: RuleKind;
  rows: readonly RuleRowView[];
  mayEdit: boolean;
}) {
  return (
    <DataTable
      caption={KIND_WORDS[kind]()}
      columns={[...figureColumns(kind, mayEdit), ...standingColumns()]}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  );
}

function figureColumns(kind: RuleKind, mayEdit: boolean): Column<RuleRowView>[] {
  return RULE_COLUMNS[kind].map((column, index) => ({
    key: column.key,
    head: columnName(column.key),
    kind: index === 0 ? "fixed" : NUMBERS.has(column.form) ? "number" : "text",
    phone: index === 0 ? "title" : undefined,
    phoneLabel: index === 0 ? undefined : columnName(column.key),
    cell: (row) => {
      const words = figureWords(column, row.texts[column.key] ?? "");
      if (index > 0) return <Clipped words={words} />;
      if (!mayEdit) return words;
      const to = href(`/ops/rules/new${queryOf({ kind, from: String(row.id) })}`);
      return (
        <Link to={to} data-row aria-label={m.rules_edit_row({ key: row.rowKey })}>
          {words}
        </Link>
      );
    },
  }));
}

function standingColumns(): Column<RuleRowView>[] {
  return [
    {
      key: "state",
      head: columnName("state"),
      phone: "aside",
      cell: ({ state }) => <StateMark state={state} />,
    },
    {
      key: "validity",
      head: m.rules_validity(),
      phone: "line",
      cell: ({ texts, isInForce }) => (
        <span className={isInForce ? undefined : "ops-dim"}>{validityWords(texts)}</span>
      ),
    },
    {
      key: "source",
      head: columnName("source"),
      kind: "wide",
      phone: "line",
      cell: ({ texts }) => <span title={texts.source}>{texts.source}</span>,
    },
    {
      key: "by",
      head: m.rules_by(),
      phone: "line",
      cell: ({ change }) =>
        change ? (
          <Link
            to={href(`/ops/rules/changes/${change.id}`)}
            title={change.title}
            className="ops-link"
          >
            {m.rules_by_two({ entered: change.enteredBy, approved: change.approvedBy })}
          </Link>
        ) : (
          <span className="ops-dim">{m.rules_by_seed()}</span>
        ),
    },
  ];
}

/** Long names keep the row's height; the whole name shows on pointing. */
function Clipped({ words }: { words: string }) {
  return words.length > 16 ? (
    <span className="rul-clip" title={words}>
      {words}
    </span>
  ) : (
    words
  );
}
