import { and, eq, isNull } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import type { CarrierError } from "~/ports/carrier/carrier";
import { readDeclarationFacts } from "~/services/customs/declaration-facts.server";
import { parcelContent } from "~/services/customs/document-content";
import { inTransaction } from "~/services/transaction.server";
import { declaration, order } from "~db/schema";

export type AssignWaybillRefusal =
  | CarrierError
  | { code: "FORBIDDEN" }
  | { code: "ORDER_NOT_FOUND" };

/**
 * Draws the carrier's number for a paid order that has its lots, once, and opens the declaration of
 * a bonded one whose payer is verified: its customs jobs start here. Job of the system.
 */
export async function assignWaybill(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<"assigned" | "not_due", AssignWaybillRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const facts = await readDeclarationFacts(ctx, orderId);
  if (!facts) return refuse({ code: "ORDER_NOT_FOUND" });
  const { order: found } = facts;
  const isDue =
    found.deliveryMethod === "home" &&
    found.paymentStatus === "paid" &&
    found.fulfilmentStatus === "allocated" &&
    (found.customsRegime === "0110" || facts.payment?.payerState === "verified") &&
    found.waybillNo === null;
  if (!isDue) return ok("not_due");
  const assigned = await ctx.ports.carrier.assignWaybill(parcelContent(facts));
  if (!assigned.ok) return assigned;
  const { waybillNo, firm } = assigned.value;

  return inTransaction(ctx, async (tx) => {
    const [moved] = await tx.db
      .update(order)
      .set({ waybillNo, carrierCode: firm.code, carrierName: firm.name })
      .where(
        and(
          eq(order.id, orderId),
          isNull(order.waybillNo),
          eq(order.paymentStatus, "paid"),
          eq(order.fulfilmentStatus, "allocated"),
        ),
      )
      .returning({ customsRegime: order.customsRegime, orderNo: order.orderNo });
    if (!moved) return ok("not_due");
    tx.orderEvent(orderId, "waybill_assigned", { waybillNo, carrier: firm.name });
    if (moved.customsRegime === "1210") {
      await tx.db.insert(declaration).values({
        id: newId("dcl"),
        orderId,
        // Our own number of the list, by which its receipts come back: at most 20 characters.
        copNo: moved.orderNo,
        attempt: 0,
        createdAt: tx.now,
      });
      tx.enqueue("customs.submit_order_document", { orderId });
      tx.enqueue("customs.request_supporting_documents", { orderId });
    }
    return ok("assigned");
  });
}
