import { type Column, DataTable } from "~/components/ops/data-table";
import { RULE_COLUMNS } from "~/domain/rules/rule-columns";
import { m } from "~/messages/compiled/messages";
import { columnName, KIND_WORDS, STATE_WORDS } from "~/messages/rules-words";
import type { ChangeRowView } from "~/services/rules/get-change.server";
import { figureWords, validityWords } from "./figure-words";

type Texts = Record<string, string>;

/** Rows of a change: new ones as they are, changed ones column by column from before to after. */
export function ChangeRows({ rows, caption }: { rows: readonly ChangeRowView[]; caption: string }) {
  const columns: Column<ChangeRowView>[] = [
    {
      key: "key",
      head: m.rules_row_key(),
      phone: "title",
      cell: ({ rowKey, kind }) => (
        <>
          <b>{rowKey}</b>
          <small className="ops-dim">{KIND_WORDS[kind]()}</small>
        </>
      ),
    },
    {
      key: "what",
      head: m.rules_row_what(),
      phone: "line",
      cell: (row) =>
        row.outcome === "changed" ? <Differences row={row} /> : <Figures row={row} />,
    },
    {
      key: "line",
      head: m.rules_row_line(),
      kind: "number",
      phone: "aside",
      cell: ({ line }) => (line > 0 ? line : m.ops_none()),
    },
  ];
  return (
    <div className="rul-rows">
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ kind, rowKey, line, texts }) => `${kind} ${rowKey} ${line} ${texts.validFrom}`}
      />
    </div>
  );
}

/** What a row says, in one paragraph. */
function Figures({ row }: { row: ChangeRowView }) {
  const { kind, texts } = row;
  const figures = RULE_COLUMNS[kind].filter(
    ({ key, role }) => role !== "key" && (texts[key] ?? "") !== "",
  );
  return (
    <p>
      {figures.map((column) => (
        <span key={column.key} className="rul-said">
          <span className="ops-dim">{columnName(column.key)}</span>{" "}
          {figureWords(column, texts[column.key] ?? "")}
        </span>
      ))}
      <span className="rul-said">{validityWords(texts)}</span>
      <span className="rul-said">{stateWords(texts)}</span>
      <span className="rul-said ops-dim">{texts.source}</span>
    </p>
  );
}

const stateWords = ({ state }: Texts) =>
  state === "verified" || state === "unverified" || state === "unknown"
    ? STATE_WORDS[state]()
    : m.ops_none();

type Difference = { name: string; from: string; to: string };

/** Each older row whose time it takes, and what differs from it. */
function Differences({ row }: { row: ChangeRowView }) {
  return row.before.map((before) => (
    <dl key={before.validFrom} className="rul-differences">
      {row.before.length > 1 ? (
        <div className="ops-dim">{m.rules_row_was({ validity: validityWords(before) })}</div>
      ) : null}
      {differencesOf(row, before).map(({ name, from, to }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
          </dd>
        </div>
      ))}
    </dl>
  ));
}

function differencesOf({ kind, texts }: ChangeRowView, before: Texts): Difference[] {
  const figures = RULE_COLUMNS[kind].map((column) => ({
    name: columnName(column.key),
    from: figureWords(column, before[column.key] ?? ""),
    to: figureWords(column, texts[column.key] ?? ""),
  }));
  const standing = [
    { name: m.rules_validity(), from: validityWords(before), to: validityWords(texts) },
    { name: columnName("state"), from: stateWords(before), to: stateWords(texts) },
    { name: columnName("source"), from: before.source ?? "", to: texts.source ?? "" },
  ];
  return [...figures, ...standing].filter(({ from, to }) => from !== to);
}
