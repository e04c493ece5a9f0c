import { sql } from "drizzle-orm";
import type { OrderId, PaymentId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { Standing } from "~/domain/order/decide";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { ok, type Result } from "~/domain/result";
import type { Locale, ServiceContext } from "~/platform/context.server";
import type { ProviderError } from "~/ports/payments/payments";
import { nowOf } from "~/services/transaction.server";
import { openAtProvider, type PaymentToOpen } from "./payment-opening.server";
import { settleEvent } from "./settle-event.server";

/** An order's payment as it stands, read without a lock. */
export type OrderPayment = {
  orderId: OrderId;
  paymentId: PaymentId;
  visitorId: string;
  linkHash: string;
  standing: Standing;
  isDue: boolean;
  providerRef: string | null;
  toOpen: PaymentToOpen;
};

type Row = Omit<OrderPayment, "toOpen"> & {
  orderNo: string;
  amountFen: Fen;
  method: PaymentMethod;
  placedAt: string;
  locale: Locale;
  buyerName: string | null;
  buyerIdCipherHex: string | null;
};

export async function readOrderPayment(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<OrderPayment | undefined> {
  const [found] = await ctx.db.execute<{ row: Row }>(sql`
    SELECT json_build_object(
      'orderId', o.id, 'paymentId', p.id, 'visitorId', o.visitor_id, 'linkHash', o.link_hash,
      'standing', json_build_object('payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status),
      'isDue', o.hold_expires_at <= ${nowOf(ctx)}, 'providerRef', p.provider_ref,
      'orderNo', o.order_no, 'amountFen', p.amount_fen, 'method', coalesce(p.method, 'wechat_pay'), 'placedAt', o.placed_at,
      'locale', o.locale, 'buyerName', o.buyer_name, 'buyerIdCipherHex', encode(o.buyer_id_cipher, 'hex')) AS row
    FROM "order" o JOIN payment p ON p.order_id = o.id WHERE o.id = ${orderId}`);
  if (!found) return undefined;
  const { orderNo, amountFen, method, placedAt, locale, buyerName, buyerIdCipherHex, ...row } =
    found.row;
  const orderer =
    buyerName !== null && buyerIdCipherHex !== null
      ? { name: buyerName, idCipher: Buffer.from(buyerIdCipherHex, "hex") }
      : null;
  const { paymentId } = row;
  return {
    ...row,
    toOpen: {
      paymentId,
      orderId,
      orderNo,
      amountFen,
      method,
      placedAt: new Date(placedAt),
      locale,
      orderer,
    },
  };
}

/**
 * Closes an unpaid payment at the provider, so that nobody can pay it any more. One whose opening was
 * interrupted is opened first: the same key finds what may be there. `paid` = the money came before,
 * and has been settled.
 */
export async function closeAtProvider(
  ctx: ServiceContext,
  payment: OrderPayment,
): Promise<Result<"closed" | "paid", ProviderError>> {
  const { payments } = ctx.ports;
  let { providerRef } = payment;
  if (providerRef === null) {
    const opened = await openAtProvider(ctx, payment.toOpen);
    // Refused = it was never opened, or the same request would have been answered again.
    if (!opened.ok) return opened.error.code === "PROVIDER_REFUSED" ? ok("closed") : opened;
    providerRef = opened.value.providerRef;
  }
  const expired = await payments.expire(providerRef);
  if (!expired.ok || expired.value === "closed") return expired;
  const word = await payments.retrieve(providerRef);
  if (!word.ok) return word;
  if (word.value) {
    await settleEvent(ctx, { provider: payments.name, event: word.value, rawBody: null });
  }
  return ok("paid");
}
