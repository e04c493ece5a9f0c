import { sql } from "drizzle-orm";
import type { OrderId, PaymentId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { Locale, ServiceContext } from "~/platform/context.server";
import { PREPARED } from "~db/client.server";
import type { PaymentToOpen } from "./payment-opening.server";

/** An order as its placing answers, whether it was placed just now or by an earlier press of the button. */
export type PlacedOrder = {
  orderId: OrderId;
  orderNo: string;
  /** for the order's secret link; 128 bits */
  linkToken: string;
  payment: { state: "open"; payUrl: string } | { state: "opening" } | { state: "over" };
  holdExpiresAt: Date;
};

export type EarlierOrder = { placed: PlacedOrder; toOpen: PaymentToOpen | null };

type Row = {
  sequence: string;
  earlier: {
    orderId: OrderId;
    orderNo: string;
    linkCipher: string;
    holdExpiresAt: string;
    placedAt: string;
    locale: Locale;
    buyerName: string | null;
    buyerIdCipher: string | null;
    paymentId: PaymentId;
    paymentStatus: "opening" | "open" | "paid" | "closed";
    payUrl: string | null;
    amountFen: Fen;
    method: PaymentMethod;
  } | null;
};

/**
 * The order this visitor placed with this form before, so that a second press changes nothing, and
 * the running number of a new one. One statement.
 */
export async function readBeforePlacing(
  ctx: ServiceContext,
  visitorId: string,
  submitKey: string,
): Promise<{ earlier: EarlierOrder | undefined; sequence: number }> {
  const [row] = await ctx.db.execute<Row>(sql`${PREPARED}
    SELECT nextval('order_number_seq') AS sequence,
           (SELECT json_build_object(
              'orderId', o.id, 'orderNo', o.order_no, 'linkCipher', encode(o.link_cipher, 'hex'),
              'holdExpiresAt', o.hold_expires_at, 'placedAt', o.placed_at, 'locale', o.locale,
              'buyerName', o.buyer_name, 'buyerIdCipher', encode(o.buyer_id_cipher, 'hex'),
              'paymentId', p.id, 'paymentStatus', p.status, 'payUrl', p.pay_url, 'amountFen', p.amount_fen,
              'method', p.method)
            FROM "order" o JOIN payment p ON p.order_id = o.id
            WHERE o.submit_key = ${submitKey} AND o.visitor_id = ${visitorId}) AS earlier`);
  invariant(row, "one row before placing");
  return {
    earlier: row.earlier ? earlierOrder(ctx, row.earlier) : undefined,
    sequence: Number(row.sequence),
  };
}

function earlierOrder(ctx: ServiceContext, row: NonNullable<Row["earlier"]>): EarlierOrder {
  const { orderId, orderNo, paymentId, amountFen, method, locale, payUrl, buyerIdCipher } = row;
  const isOver = row.paymentStatus === "paid" || row.paymentStatus === "closed";
  const placedAt = new Date(row.placedAt);
  const orderer =
    row.buyerName !== null && buyerIdCipher !== null
      ? { name: row.buyerName, idCipher: Buffer.from(buyerIdCipher, "hex") }
      : null;
  return {
    placed: {
      orderId,
      orderNo,
      linkToken: ctx.seal.openText(Buffer.from(row.linkCipher, "hex")),
      payment: isOver
        ? { state: "over" }
        : payUrl !== null
          ? { state: "open", payUrl }
          : { state: "opening" },
      holdExpiresAt: new Date(row.holdExpiresAt),
    },
    toOpen:
      row.paymentStatus === "opening"
        ? { paymentId, orderId, orderNo, amountFen, method, placedAt, locale, orderer }
        : null,
  };
}
