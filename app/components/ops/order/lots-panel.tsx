import { MiniGauge } from "~/components/ui/gauge";
import { formatTime } from "~/domain/format/day";
import { fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ConsoleOrderView, OrderLedgerView } from "~/services/fulfilment/console-order-view";
import { OpsPanel } from "../ops-panel";
import { bareYuan } from "../order-table";
import { lifeWords } from "../stock-words";
import { entryWords, ledgerName } from "./ledger-words";

/** Which lots serve the order, and every step of its holds and postings. */
export function LotsPanel({ order }: { order: ConsoleOrderView }) {
  return (
    <OpsPanel
      title={m.ops_lots_and_ledgers()}
      note={order.lots.length === 0 ? m.ops_lots_none() : undefined}
    >
      <div className="ops-scroll">
        {order.lots.length > 0 ? <Lots lots={order.lots} /> : null}
        <table className="ops-lines">
          <thead>
            <tr>
              <th scope="col">{m.ops_at_time()}</th>
              <th scope="col">{m.ops_ledger()}</th>
              <th scope="col">{m.ops_entry()}</th>
              <th scope="col" className="is-number">
                {m.ops_quantity()}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.ledger.map((entry) => (
              <tr
                key={`${entry.at.getTime()}-${entry.ledger}-${entry.phase}-${entry.to.bucket}-${entry.to.customsStatus}`}
              >
                <td className="ops-dim">{formatTime(entry.at, "second")}</td>
                <td>{ledgerName(entry.ledger)}</td>
                <td className="is-wide">{entryWords(entry)}</td>
                <td className="is-number">{quantityWords(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={order.isLedgerBalanced ? "ops-lines-note" : "ops-lines-note text-price"}>
          {order.isLedgerBalanced ? m.ops_postings_balanced() : m.ops_ledger_unbalanced()}
        </p>
      </div>
    </OpsPanel>
  );
}

function quantityWords(entry: OrderLedgerView): string {
  return entry.quantities
    .map((quantity) => (entry.ledger === "allowance" ? bareYuan(fen(quantity)) : String(quantity)))
    .join(m.ops_list_comma());
}

function Lots({ lots }: { lots: ConsoleOrderView["lots"] }) {
  return (
    <table className="ops-lines">
      <thead>
        <tr>
          <th scope="col">{m.ops_lot()}</th>
          <th scope="col">{m.ops_bin()}</th>
          <th scope="col">{m.ops_item_record()}</th>
          <th scope="col" className="is-number">
            {m.ops_pieces_short()}
          </th>
          <th scope="col">{m.ops_life_left()}</th>
        </tr>
      </thead>
      <tbody>
        {lots.map((lot) => (
          <tr key={`${lot.line}-${lot.lotId}`}>
            <td className="is-wide" title={lot.goods}>
              <Link to={href(`/ops/stock/${lot.lotId}`)} className="ops-link">
                {lot.lotNo}
              </Link>{" "}
              {lot.goods}
            </td>
            <td>{lot.bin ?? m.ops_none()}</td>
            <td className="ops-dim">{lot.itemRecordNo ?? m.ops_none()}</td>
            <td className="is-number">{lot.pieces}</td>
            <td title={lifeWords(lot)}>
              <MiniGauge from={1 - lot.shareBps / 10_000} to={1} />
              <span className="visually-hidden">{lifeWords(lot)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
