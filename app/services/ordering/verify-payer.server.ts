import { sql } from "drizzle-orm";
import { checkPayer } from "~/domain/identity/payer";
import type { OrderId } from "~/domain/ids";
import { endedStanding, type Standing } from "~/domain/order/decide";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { DeclarerError } from "~/ports/payment-declarer/payment-declarer";
import { inTransaction } from "~/services/transaction.server";
import { endPaidOrder } from "./end-order.server";

export type VerifyPayerRefusal =
  | { code: "FORBIDDEN" }
  | DeclarerError
  | { code: "NO_PAYMENT_DECLARER" }
  /** the payment firm does not say who paid: the order is not declared until it does */
  | { code: "PAYER_UNKNOWN" };

/**
 * Asks the payment firm who paid a bonded order whose provider names nobody, before anything is
 * declared: the orderer lets it go on, anybody else ends it with all money back. Job of the system.
 */
export async function verifyPayer(
  ctx: ServiceContext,
  { orderId }: { orderId: OrderId },
): Promise<Result<"verified" | "refunding" | "not_due", VerifyPayerRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const payment = await readUnverified(ctx, orderId);
  if (payment === undefined) return ok("not_due");
  const { paymentDeclarer } = ctx.ports;
  if (!paymentDeclarer?.verifiesPayer) return refuse({ code: "NO_PAYMENT_DECLARER" });
  const { orderNo, transactionRef, orderer } = payment;
  const named = await paymentDeclarer.namePayer({ orderNo, transactionRef, orderer });
  if (!named.ok) return named;
  const idDigest = paymentDeclarer.payerDigest(orderer.idNumber);
  const checked = checkPayer({ name: orderer.name, idDigest }, named.value);
  if (checked.ok && checked.value === "unknown") return refuse({ code: "PAYER_UNKNOWN" });
  return checked.ok ? accept(ctx, orderId) : giveBack(ctx, orderId, payment.standing);
}

type Unverified = {
  orderNo: string;
  transactionRef: string;
  orderer: { name: string; idNumber: string };
  standing: Standing;
};

async function readUnverified(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Unverified | undefined> {
  const [found] = await ctx.db.execute<{
    row: Omit<Unverified, "orderer"> & { buyerName: string; buyerIdCipherHex: string };
  }>(sql`
    SELECT json_build_object(
      'orderNo', o.order_no, 'transactionRef', p.transaction_ref, 'buyerName', o.buyer_name,
      'buyerIdCipherHex', encode(o.buyer_id_cipher, 'hex'),
      'standing', json_build_object('payment', o.payment_status, 'customs', o.customs_status, 'fulfilment', o.fulfilment_status)) AS row
    FROM "order" o JOIN payment p ON p.order_id = o.id
    WHERE o.id = ${orderId} AND ${UNVERIFIED}`);
  if (!found) return undefined;
  const { buyerName: name, buyerIdCipherHex, ...row } = found.row;
  const idNumber = ctx.seal.openText(Buffer.from(buyerIdCipherHex, "hex"));
  return { ...row, orderer: { name, idNumber } };
}

/** A paid bonded order of which nothing was declared, and whose payer nobody has named. */
const UNVERIFIED = sql`
  o.customs_regime <> '0110' AND o.payment_status = 'paid' AND o.customs_status = 'not_declared'
  AND p.payer_state = 'unknown' AND p.transaction_ref IS NOT NULL`;

/** From now on the order may be declared; without lots its waybill waits for them. */
async function accept(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<"verified" | "not_due", never>> {
  return inTransaction<"verified" | "not_due", never>(ctx, async (tx) => {
    const verified = await tx.db.execute(sql`
      UPDATE payment p SET payer_state = 'verified' FROM "order" o
      WHERE o.id = ${orderId} AND p.order_id = o.id AND ${UNVERIFIED}`);
    if (verified.count === 0) return ok("not_due");
    tx.orderEvent(orderId, "payer_verified");
    tx.audit("payer_verified", "order", orderId);
    tx.enqueue("fulfilment.assign_waybill", { orderId });
    return ok("verified");
  });
}

async function giveBack(
  ctx: ServiceContext,
  orderId: OrderId,
  standing: Standing,
): Promise<Result<"refunding" | "not_due", never>> {
  return inTransaction<"refunding" | "not_due", never>(ctx, async (tx) => {
    const isEnded = await endPaidOrder(ctx, tx, orderId, {
      when: sql`customs_status = 'not_declared' AND fulfilment_status IN ('allocated', 'no_lot')`,
      to: endedStanding(standing, "refunding"),
      goods: "saleable",
      reason: "payer_mismatch",
    });
    return ok(isEnded ? "refunding" : "not_due");
  });
}
