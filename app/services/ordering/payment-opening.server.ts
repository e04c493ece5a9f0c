import { sql } from "drizzle-orm";
import type { OrderId, PaymentId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { ok, type Result } from "~/domain/result";
import { m } from "~/messages/compiled/messages";
import type { Locale, ServiceContext } from "~/platform/context.server";
import { href } from "~/platform/href";
import type { ProviderError } from "~/ports/payments/payments";
import { nowOf } from "~/services/transaction.server";

export type PaymentToOpen = {
  paymentId: PaymentId;
  orderId: OrderId;
  orderNo: string;
  amountFen: Fen;
  method: PaymentMethod;
  placedAt: Date;
  locale: Locale;
  /** bonded orders: who must pay; the number is under cipher */
  orderer: { name: string; idCipher: Uint8Array } | null;
};

/**
 * Opens a committed order's payment at the provider and keeps where it is paid. May be repeated: the
 * provider answers the same for the same payment. One statement, after one call outside.
 */
export async function openAtProvider(
  ctx: ServiceContext,
  payment: PaymentToOpen,
): Promise<Result<{ providerRef: string; payUrl: string }, ProviderError>> {
  const { orderer, orderNo, locale } = payment;
  const opened = await ctx.ports.payments.open({
    paymentId: payment.paymentId,
    orderNo,
    amountFen: payment.amountFen,
    description: `${m.common_site_name({}, { locale })} ${orderNo}`,
    returnPath: href(`/orders/${payment.orderId}`, locale),
    method: payment.method,
    placedAt: payment.placedAt,
    locale,
    ...(orderer
      ? { expectedPayer: { name: orderer.name, idNumber: ctx.seal.openText(orderer.idCipher) } }
      : {}),
  });
  if (!opened.ok) {
    ctx.log.warn({ orderNo, ...opened.error }, "payment could not be opened");
    return opened;
  }
  const { providerRef, payUrl, exchange } = opened.value;
  const sealed = (text: string) => Buffer.from(ctx.seal.seal(text));
  await ctx.db.execute(sql`
    UPDATE payment SET provider_ref = ${providerRef}, pay_url = ${payUrl}, status = 'open', opened_at = ${nowOf(ctx)},
           open_request_cipher = ${sealed(exchange.request)}, open_response_cipher = ${sealed(exchange.response)}
    WHERE id = ${payment.paymentId} AND status = 'opening'`);
  return ok({ providerRef, payUrl });
}
