import { m } from "~/messages/compiled/messages";
import type { ConsoleOrderView } from "~/services/fulfilment/console-order-view";
import { OpsPanel } from "../ops-panel";
import { bareYuan } from "../order-table";

/** What was bought, line by line, with price and tax. */
export function GoodsPanel({ order }: { order: ConsoleOrderView }) {
  return (
    <OpsPanel title={m.ops_goods()} note={m.ops_count_items({ count: order.lines.length })}>
      <div className="ops-scroll">
        <table className="ops-lines">
          <thead>
            <tr>
              <th scope="col">{m.ops_goods()}</th>
              <th scope="col">{m.ops_sku()}</th>
              <th scope="col" className="is-number">
                {m.ops_pieces_short()}
              </th>
              <th scope="col" className="is-number">
                {m.ops_price()}
              </th>
              <th scope="col" className="is-number">
                {m.ops_line_total()}
              </th>
              <th scope="col" className="is-number">
                {m.ops_tax()}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.line}>
                <td className="is-wide" title={line.goods}>
                  {line.goods}
                </td>
                <td className="ops-dim">{line.sku}</td>
                <td className="is-number">{line.quantity}</td>
                <td className="is-number">{bareYuan(line.priceFen)}</td>
                <td className="is-number">{bareYuan(line.goodsFen)}</td>
                <td className="is-number">{bareYuan(line.taxFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </OpsPanel>
  );
}
