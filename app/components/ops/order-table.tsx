import { RegimeBadge } from "~/components/ui/badge";
import { Status } from "~/components/ui/status";
import { yuanParts } from "~/domain/format/money";
import type { Fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { OrderRowView } from "~/services/fulfilment/order-row-view";
import { type Column, DataTable } from "./data-table";
import { customsWords, fulfilmentWords, paymentWords, type StatusWords } from "./order-words";
import { Ago, HandOverGauge } from "./time-words";

/** "521.81": the column's head names the currency. */
export function bareYuan(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount);
  return `${sign}${yuan}.${decimals}`;
}

const told = ({ shape, words }: StatusWords) => <Status shape={shape}>{words}</Status>;

/** The list of orders: three axes side by side, then lots and time. */
export function OrderTable({
  rows,
  search,
  now,
  targetMinutes,
}: {
  rows: readonly OrderRowView[];
  /** the list's own query, kept when an order is opened */
  search: string;
  now: Date;
  targetMinutes: number | null;
}) {
  const columns: Column<OrderRowView>[] = [
    {
      key: "no",
      head: m.ops_order_no(),
      kind: "fixed",
      phone: "title",
      cell: (row) => (
        <Link to={href(`/ops/orders/${row.orderId}`) + search} data-row>
          {row.orderNo}
        </Link>
      ),
    },
    {
      key: "placed",
      head: m.ops_placed(),
      tablet: "off",
      cell: (row) => (
        <span className="ops-dim">
          <Ago at={row.placedAt} now={now} />
        </span>
      ),
    },
    { key: "buyer", head: m.ops_buyer(), cell: (row) => row.buyer },
    {
      key: "regime",
      head: m.ops_regime(),
      cell: (row) => <RegimeBadge regime={row.customsRegime} form="short" />,
    },
    {
      key: "goods",
      head: m.ops_goods(),
      kind: "wide",
      phone: "line",
      cell: (row) => <Goods row={row} />,
    },
    {
      key: "pieces",
      head: m.ops_pieces_short(),
      kind: "number",
      phone: "off",
      tablet: "off",
      cell: (row) => row.pieces,
    },
    {
      key: "total",
      head: m.ops_paid_amount(),
      kind: "number",
      phone: "aside",
      cell: (row) => bareYuan(row.totalFen),
    },
    {
      key: "payment",
      head: m.ops_payment(),
      tablet: "off",
      cell: (row) => told(paymentWords(row)),
    },
    {
      key: "customs",
      head: m.ops_nav_customs(),
      cell: (row) => told(customsWords(row)),
    },
    { key: "fulfilment", head: m.ops_fulfilment(), cell: (row) => told(fulfilmentWords(row)) },
    {
      key: "lots",
      head: m.ops_lot(),
      phone: "off",
      isExtra: true,
      cell: (row) => <span className="ops-dim">{lotsWords(row.lotNos)}</span>,
    },
    {
      key: "time",
      head: m.ops_time_taken(),
      tablet: "off",
      cell: (row) => <HandOverGauge minutes={row.handOverMinutes} targetMinutes={targetMinutes} />,
    },
  ];
  return (
    <DataTable
      caption={m.ops_nav_orders()}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.orderId}
    />
  );
}

function Goods({ row }: { row: OrderRowView }) {
  return (
    <span className="ops-goods" title={row.goods}>
      <span>{row.goods}</span>
      {row.moreKinds > 0 ? <small>{m.ops_more_kinds({ count: row.moreKinds + 1 })}</small> : null}
    </span>
  );
}

function lotsWords(lotNos: readonly string[]): string {
  const [first, ...more] = lotNos;
  if (first === undefined) return m.ops_none();
  return more.length === 0 ? first : `${first} +${more.length}`;
}
