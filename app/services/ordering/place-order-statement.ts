import { type SQL, sql } from "drizzle-orm";
import { groupKeyOf } from "~/domain/cart/cart";
import { rowJson } from "~/services/row-json.server";
import { PREPARED } from "~db/client.server";
import { order, orderLine, orderQuote, payment } from "~db/schema";
import { allowanceHold, type HoldLine, promiseHolds } from "./order-holds";
import {
  type OrderToPlace,
  orderLineRows,
  orderQuoteRows,
  orderRow,
  paymentRow,
  yearOf,
} from "./order-rows";

export type HoldCaps = { perVisitor: number; perIdentity: number };

/** What the statement did: nothing is placed when a cap is reached or the cart is not as it was read. */
export type PlacedRow = {
  visitor_fits: boolean;
  identity_fits: boolean;
  taken_count: string;
};

/**
 * Writes a whole order in one statement: caps, cart lines taken (only as they were read), order,
 * lines, payment, then the holds, the hottest last. A ledger that has too little raises FL001.
 */
export function placeOrderStatement(place: OrderToPlace, caps: HoldCaps): SQL {
  const { orderId, visitorId, orderer, group, holdExpiresAt } = place;
  const lines = orderLineRows(place);
  const allowance = orderer
    ? allowanceHold(orderer.personHash, yearOf(place.today), place.quote.dutiableFen)
    : [];
  const personHash = orderer?.personHash ?? null;
  const taken = group.lines.map(({ offerId, quantity }) => ({ offer_id: offerId, quantity }));
  const open = (column: SQL, value: string | null) =>
    sql`(SELECT count(*) FROM "order" WHERE ${column} = ${value} AND payment_status = 'awaiting')`;
  const hold = (ledger: string, purpose: string, expiresAt: Date | null, of: HoldLine[]) =>
    sql`ledger_hold(${orderId}, ${ledger}, ${purpose}, ${expiresAt?.toISOString() ?? null}::timestamptz,
                    ${JSON.stringify(of)}::jsonb)`;
  return sql`${PREPARED}
    WITH caps AS (
      SELECT ${open(sql`visitor_id`, visitorId)} < ${caps.perVisitor} AS visitor_fits,
             ${open(sql`buyer_id_hash`, personHash)} < ${caps.perIdentity} AS identity_fits
    ), taken AS (
      DELETE FROM cart_line l
      USING cart, jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) AS read(offer_id text, quantity int)
      WHERE cart.visitor_id = ${visitorId} AND l.cart_id = cart.id
        AND l.offer_id = read.offer_id AND l.quantity = read.quantity
        AND l.delivery_method = ${group.parts.deliveryMethod}
      RETURNING l.offer_id
    ), placed AS (
      INSERT INTO "order"
      SELECT row.* FROM caps, jsonb_populate_record(NULL::"order", ${rowJson(order, orderRow(place))}::jsonb) row
      WHERE visitor_fits AND identity_fits RETURNING id
    ), lined AS (
      INSERT INTO order_line
      SELECT row.* FROM placed, jsonb_populate_recordset(NULL::order_line, ${rowJson(orderLine, lines)}::jsonb) row
    ), frozen AS (
      INSERT INTO order_quote
      SELECT row.* FROM placed, jsonb_populate_recordset(NULL::order_quote, ${rowJson(orderQuote, orderQuoteRows(place))}::jsonb) row
    ), asked AS (
      INSERT INTO payment
      SELECT row.* FROM placed, jsonb_populate_record(NULL::payment, ${rowJson(payment, paymentRow(place))}::jsonb) row
    ), consented AS (
      UPDATE checkout_draft SET consent_version = NULL, consent_at = NULL
      FROM placed WHERE visitor_id = ${visitorId} AND group_key = ${groupKeyOf(group.parts)}
    ), reserved AS MATERIALIZED (
      SELECT ${hold("allowance", "order", null, allowance)} FROM placed
    ), held AS MATERIALIZED (
      SELECT ${hold("promise", "checkout", holdExpiresAt, promiseHolds(group.parts.warehouseId, lines))} FROM placed, reserved
    )
    SELECT visitor_fits, identity_fits, (SELECT count(*) FROM taken) AS taken_count,
           (SELECT count(*) FROM held) AS held_count
    FROM caps`;
}
