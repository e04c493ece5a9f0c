import { ProofStanding } from "~/components/tariff/proof-table";
import { MiniGauge } from "~/components/ui/gauge";
import { Icon } from "~/components/ui/icon";
import { Status } from "~/components/ui/status";
import { formatInstant } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { LotLedgerView, LotPlace } from "~/services/bonded/get-lot.server";
import { KeyValue } from "./key-value";
import { SidePanel } from "./ops-panel";
import { conditionWords, documentName, lifeWords, placeName } from "./stock-words";

export function lotStanding(lot: LotLedgerView) {
  const condition = lot.recalledAt
    ? ("recalled" as const)
    : !lot.isSaleable
      ? ("ended" as const)
      : lot.isNear
        ? ("near" as const)
        : ("saleable" as const);
  return { condition, ...LOT_LOOK[condition] };
}

/** Shape and gauge colour of a lot's condition. */
export const LOT_LOOK = {
  saleable: { shape: "done", tone: "wu" },
  near: { shape: "attention", tone: "warn" },
  ended: { shape: "failed", tone: "danger" },
  recalled: { shape: "failed", tone: "danger" },
} as const;

/** One lot beside the list: what it is, where its pieces are, every movement of them. */
export function LotPanel({ lot, toList }: { lot: LotLedgerView; toList: string }) {
  const { condition, shape, tone } = lotStanding(lot);
  return (
    <SidePanel
      title={m.ops_lot_no({ lotNo: lot.lotNo })}
      close={
        <Link to={toList} data-escape className="ops-icon-link" aria-label={m.ops_close()}>
          <Icon name="close" size={16} />
        </Link>
      }
    >
      <p className="pb-1 font-semibold leading-tight">
        {lot.name} {lot.spec}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-3">
        <Status shape={shape}>{conditionWords(condition, lot.sellUntil)}</Status>
        <span className="ops-mini-life">
          <MiniGauge from={1 - lot.shareBps / 10_000} to={1} tone={tone} />
          {lifeWords(lot)}
        </span>
      </p>
      <KeyValue
        pairs={[
          { name: m.ops_sku(), value: lot.sku },
          ...(lot.gtin ? [{ name: m.ops_gtin(), value: lot.gtin }] : []),
          { name: m.ops_warehouse(), value: lot.warehouse.name },
          { name: m.ops_origin(), value: lot.originName },
          ...(lot.emsNo
            ? [
                {
                  name: m.ops_account_book(),
                  value: m.ops_book_and_item({
                    book: lot.emsNo,
                    item: lot.itemRecordNo ?? m.ops_none(),
                  }),
                },
              ]
            : []),
          {
            name: m.ops_lot_life(),
            value: m.ops_day_to_day({ from: lot.producedOn, to: lot.expiresOn }),
          },
          { name: m.ops_lot_near_from(), value: lot.nearFrom },
          { name: m.ops_lot_received(), value: formatInstant(lot.receivedAt) },
          ...lot.documents.map(({ kind, documentNo }) => ({
            name: documentName(kind),
            value: documentNo,
          })),
          { name: m.proof_title(), value: <LotProofs proofs={lot.proofs} /> },
        ]}
      />
      <h3 className="pt-4 pb-1 font-semibold">{m.ops_lot_places()}</h3>
      <LotPlaces lot={lot} />
      <h3 className="flex items-baseline gap-2 pt-4 pb-1 font-semibold">
        {m.ops_lot_movements()}
        <small className="ops-dim font-normal text-t1">
          {m.ops_count_lines({ count: lot.movementCount })}
        </small>
      </h3>
      <LotMovements lot={lot} />
    </SidePanel>
  );
}

/** The proofs of origin that cover the lot. */
function LotProofs({ proofs }: Pick<LotLedgerView, "proofs">) {
  if (proofs.length === 0) return <>{m.ops_lot_proofs_none()}</>;
  return (
    <ul>
      {proofs.map(({ id, number, ...standing }) => (
        <li key={id}>
          <Link to={href(`/ops/origin-proofs/${id}`)} className="ops-link">
            {number || m.proof_no_number()}
          </Link>{" "}
          <ProofStanding {...standing} />
        </li>
      ))}
    </ul>
  );
}

function LotPlaces({ lot }: { lot: LotLedgerView }) {
  return (
    <table className="ops-ledger">
      <thead>
        <tr>
          <th scope="col">{m.ops_place()}</th>
          <th scope="col" className="is-number">
            {m.ops_on_hand()}
          </th>
          <th scope="col" className="is-number">
            {m.ops_set_aside()}
          </th>
        </tr>
      </thead>
      <tbody>
        {lot.places.map((place) => (
          <tr key={`${place.bucket}-${place.customsStatus}-${place.location}`}>
            <td>
              <PlaceLink place={place} />
            </td>
            <td className="is-number">{place.onHand}</td>
            <td className="is-number">{place.allocated}</td>
          </tr>
        ))}
        {lot.holds.map((hold) => (
          <tr key={hold.orderId}>
            <td className="ops-dim" colSpan={2}>
              {m.ops_lot_held_for()}{" "}
              <Link to={href(`/ops/orders/${hold.orderId}`)} className="ops-link">
                {hold.orderNo ?? hold.orderId}
              </Link>
            </td>
            <td className="is-number">{hold.qty}</td>
          </tr>
        ))}
        {lot.places.length === 0 ? (
          <tr>
            <td colSpan={3} className="ops-dim">
              {m.ops_lot_empty()}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function LotMovements({ lot }: { lot: LotLedgerView }) {
  return (
    <>
      <ol className="ops-moves">
        {lot.movements.map((move) => (
          <li key={move.txnId}>
            <time dateTime={move.at.toISOString()}>{formatInstant(move.at)}</time>
            <span>
              <Places places={move.from} /> → <Places places={move.to} />
            </span>
            <b>{move.qty}</b>
          </li>
        ))}
      </ol>
      <p className={lot.isBalanced ? "ops-dim pt-2 text-t1" : "pt-2 text-t1 text-price"}>
        {lot.isBalanced ? m.ops_ledger_balanced() : m.ops_ledger_unbalanced()}
      </p>
    </>
  );
}

function Places({ places }: { places: readonly LotPlace[] }) {
  return places.map((place, index) => (
    <span key={`${place.bucket}-${place.location}`}>
      {index > 0 ? m.ops_list_comma() : null}
      <PlaceLink place={place} />
    </span>
  ));
}

function PlaceLink({ place }: { place: LotPlace }) {
  if (place.bucket !== "parcel" || place.orderNo === null) return placeName(place);
  return (
    <Link to={href(`/ops/orders/${place.location}`)} className="ops-link">
      {placeName(place)}
    </Link>
  );
}
