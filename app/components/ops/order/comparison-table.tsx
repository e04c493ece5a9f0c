import { Icon } from "~/components/ui/icon";
import { type ComparisonRow, DOCUMENT_KINDS, type DocumentKind } from "~/domain/customs/comparison";
import { m } from "~/messages/compiled/messages";
import type { DeclarationView } from "~/services/customs/get-declaration.server";
import { OpsPanel } from "../ops-panel";
import { comparedName, documentWords, standingWords } from "./declaration-words";

/** Cells of a differing row to be framed: those that say other than the order, and the order's own. */
function framed(row: ComparisonRow): ReadonlySet<DocumentKind> {
  if (row.state !== "different") return new Set();
  const said = DOCUMENT_KINDS.filter((kind) => row.cells[kind] !== null);
  const others = said.filter((kind) => row.cells[kind] !== row.cells.order);
  // Masked texts may look alike though the values differ: then every one of them is in question.
  return new Set(others.length === 0 || row.cells.order === null ? said : ["order", ...others]);
}

/** Order, payment, waybill and list side by side: what must agree, and where it does not. */
export function ComparisonTable({
  declaration,
  listWords,
}: {
  declaration: DeclarationView;
  /** how far the list is, in the words of the order's customs status */
  listWords: string;
}) {
  const { comparison, differenceCount, documents } = declaration;
  const count = comparison.length;
  const open = comparison.filter(({ state }) => state === "open").length;
  return (
    <OpsPanel
      title={m.ops_compare_title()}
      note={
        differenceCount > 0
          ? m.ops_compare_differs({ count, differences: differenceCount })
          : open > 0
            ? m.ops_compare_some_open({ count, open })
            : m.ops_compare_note({ count })
      }
      aside={<small className="ops-dim text-t1">{m.ops_compare_rules()}</small>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={m.ops_compare_title()}>
        <table className="ops-matrix">
          <thead>
            <tr>
              <th scope="col">
                <b>{m.ops_compared_field()}</b>
                <small>{m.ops_compared_sender()}</small>
              </th>
              {DOCUMENT_KINDS.map((kind) => (
                <DocumentHead
                  key={kind}
                  kind={kind}
                  isRejected={documents[kind].standing === "rejected"}
                  words={
                    kind === "list" && documents.list.standing !== "not_sent"
                      ? listWords
                      : standingWords(documents[kind].standing)
                  }
                />
              ))}
              <th scope="col">
                <b>{m.ops_compared_result()}</b>
              </th>
            </tr>
          </thead>
          <tbody>
            {comparison.map((row) => (
              <Row key={row.field} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </OpsPanel>
  );
}

function DocumentHead({
  kind,
  words,
  isRejected,
}: {
  kind: DocumentKind;
  words: string;
  isRejected: boolean;
}) {
  const { number, name, sender } = documentWords(kind);
  return (
    <th scope="col">
      <b>
        {number} {name}
      </b>
      <small>
        {sender}
        {m.ops_fact_comma()}
        <span className={isRejected ? "text-price" : undefined}>{words}</span>
      </small>
    </th>
  );
}

function Row({ row }: { row: ComparisonRow }) {
  const marked = framed(row);
  return (
    <tr className={row.state === "different" ? "is-different" : undefined}>
      <th scope="row">{comparedName(row.field)}</th>
      {DOCUMENT_KINDS.map((kind) => {
        const said = row.cells[kind];
        const text = kind !== "order" && said !== null && isSame(row, kind) ? m.ops_same() : said;
        return (
          <td
            key={kind}
            className={marked.has(kind) ? "is-framed" : said === null ? "is-empty" : undefined}
            title={said ?? undefined}
          >
            {text ?? m.ops_none()}
          </td>
        );
      })}
      <td>
        <Result row={row} />
      </td>
    </tr>
  );
}

/** The order's number stands once; the other documents say 同. */
function isSame(row: ComparisonRow, kind: DocumentKind): boolean {
  return row.field === "order_no" && row.state === "same" && row.cells[kind] === row.cells.order;
}

function Result({ row }: { row: ComparisonRow }) {
  switch (row.state) {
    case "same":
      return (
        <span className="ops-verdict text-ok">
          <Icon name="check" size={13} />
          {m.ops_agrees()} <span className="ops-dim">{row.rule}</span>
        </span>
      );
    case "different":
      return (
        <b className="ops-verdict text-price">
          <Icon name="close" size={13} />
          {m.ops_differs()} {row.rule}
        </b>
      );
    case "open":
      return <span className="ops-dim">{m.ops_compare_open()}</span>;
  }
}
