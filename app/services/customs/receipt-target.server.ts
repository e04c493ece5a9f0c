import { and, eq, sql } from "drizzle-orm";
import type { Receipt } from "~/domain/customs/receipt";
import type { OrderId } from "~/domain/ids";
import { sha256Hex } from "~/platform/sealing.server";
import type { Tx } from "~/services/transaction.server";
import { customsMessage, declaration, order, payment } from "~db/schema";

/** Names a receipt: the same answer delivered again is the same one. */
export function receiptKeyOf({ type, businessKey, status, returnTime }: Receipt): string {
  return sha256Hex([type, businessKey, status, returnTime].join("\n"));
}

/** The order a receipt speaks of, by its business key; undefined when nothing here has that key. */
export async function orderOfReceipt(tx: Tx, receipt: Receipt): Promise<OrderId | undefined> {
  const { number } = receipt;
  switch (receipt.type) {
    case "CEB312Message":
      return first(tx.db.select({ id: order.id }).from(order).where(eq(order.orderNo, number)));
    case "CEB412Message":
      return first(
        tx.db
          .select({ id: payment.orderId })
          .from(payment)
          .where(eq(payment.transactionRef, number))
          .limit(1),
      );
    case "CEB512Message":
      // Two carriers may use one number: the key is both.
      return first(
        tx.db
          .select({ id: order.id })
          .from(order)
          .where(
            and(
              eq(order.waybillNo, number),
              sql`${order.carrierCode} || ':' || ${order.waybillNo} = ${receipt.businessKey}`,
            ),
          ),
      );
    case "CEB622Message":
      return first(
        tx.db
          .select({ id: declaration.orderId })
          .from(declaration)
          .where(eq(declaration.copNo, number)),
      );
    case "CEB900Message":
      return first(
        tx.db
          .select({ id: customsMessage.orderId })
          .from(customsMessage)
          .where(and(eq(customsMessage.guid, number), eq(customsMessage.origin, "own"))),
      );
  }
}

async function first(rows: Promise<{ id: OrderId }[]>): Promise<OrderId | undefined> {
  return (await rows)[0]?.id;
}
