import { RegimeBadge } from "~/components/ui/badge";
import { MiniGauge } from "~/components/ui/gauge";
import { Status } from "~/components/ui/status";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { StockLotView } from "~/services/bonded/list-stock.server";
import { type Column, DataTable } from "./data-table";
import { LOT_LOOK } from "./lot-panel";
import { conditionWords, lifeWords } from "./stock-words";

/** Stock by lot, the first to expire first. */
export function StockTable({
  lots,
  search,
  currentId,
}: {
  lots: readonly StockLotView[];
  /** the list's own query, kept when a lot is opened */
  search: string;
  currentId: string | undefined;
}) {
  const columns: Column<StockLotView>[] = [
    {
      key: "lot",
      head: m.ops_lot(),
      kind: "fixed",
      phone: "title",
      cell: (lot) => (
        <Link to={href(`/ops/stock/${lot.lotId}`) + search} data-row preventScrollReset>
          {lot.lotNo}
        </Link>
      ),
    },
    {
      key: "goods",
      head: m.ops_goods(),
      kind: "wide",
      phone: "line",
      cell: (lot) => (
        <span title={`${lot.name} ${lot.spec}`}>
          {lot.name} <span className="ops-dim">{lot.spec}</span>
        </span>
      ),
    },
    {
      key: "kind",
      head: m.ops_regime(),
      phone: "aside",
      tablet: "off",
      cell: (lot) => (
        <RegimeBadge regime={lot.warehouse.kind === "bonded" ? "1210" : "0110"} form="short" />
      ),
    },
    {
      key: "bin",
      head: m.ops_bin(),
      isExtra: true,
      cell: (lot) => lot.bins.join(m.ops_list_comma()) || m.ops_none(),
    },
    {
      key: "item",
      head: m.ops_item_record(),
      isExtra: true,
      phone: "off",
      cell: (lot) => <span className="ops-dim">{lot.itemRecordNo ?? m.ops_none()}</span>,
    },
    {
      key: "onHand",
      head: m.ops_on_hand(),
      kind: "number",
      phoneLabel: m.ops_on_hand(),
      cell: (lot) => lot.onHand,
    },
    {
      key: "allocated",
      head: m.ops_set_aside(),
      isExtra: true,
      kind: "number",
      phone: "off",
      cell: (lot) => (lot.allocated === 0 ? <span className="ops-dim">0</span> : lot.allocated),
    },
    {
      key: "free",
      head: m.ops_free(),
      kind: "number",
      phoneLabel: m.ops_free(),
      cell: (lot) => <b>{lot.free}</b>,
    },
    {
      key: "expires",
      head: m.ops_expires_on(),
      isExtra: true,
      phone: "off",
      cell: (lot) => lot.expiresOn,
    },
    {
      key: "life",
      head: m.ops_life_left(),
      cell: (lot) => (
        <span className="ops-mini-life">
          <MiniGauge from={1 - lot.shareBps / 10_000} to={1} tone={LOT_LOOK[lot.condition].tone} />
          {lifeWords(lot)}
        </span>
      ),
    },
    {
      key: "condition",
      head: m.ops_for_sale(),
      cell: (lot) => (
        <Status shape={LOT_LOOK[lot.condition].shape}>
          {conditionWords(lot.condition, lot.sellUntil)}
        </Status>
      ),
    },
  ];
  return (
    <DataTable
      caption={m.ops_nav_stock()}
      columns={columns}
      rows={lots}
      rowKey={(lot) => lot.lotId}
      isCurrent={(lot) => lot.lotId === currentId}
    />
  );
}
