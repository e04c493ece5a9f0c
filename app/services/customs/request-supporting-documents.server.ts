import { eq, sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { CarrierError } from "~/ports/carrier/carrier";
import type { DeclarerError } from "~/ports/payment-declarer/payment-declarer";
import { inTransaction } from "~/services/transaction.server";
import { declaration } from "~db/schema";
import { readDeclarationParts } from "./declaration-parts.server";
import { parcelContent, paymentContent } from "./document-content";
import { notDueOr, type SubmitRefusal } from "./submit-order-document.server";

/**
 * Asks payment firm (411) and carrier (511) to declare in their own names, in the versions that the
 * declaration row wants; our account gets copies. Both are asked again on a repeat, which changes
 * nothing there. Job of the system.
 */
export async function requestSupportingDocuments(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<"asked" | "not_due", SubmitRefusal | CarrierError | DeclarerError>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const { paymentDeclarer, carrier } = ctx.ports;
  if (!paymentDeclarer) return refuse({ code: "NO_PAYMENT_DECLARER" });
  const parts = await readDeclarationParts(ctx, orderId);
  if (!parts.ok) return notDueOr(parts.error);
  const { facts, parties, buyer } = parts.value;
  const { waybillNo } = facts.order;
  if (!facts.declaration || !waybillNo) {
    return refuse({ code: "DOCUMENT_INCOMPLETE", field: "logisticsNo" });
  }
  const subscriberAccount = parties.platform.dxpId;
  const paymentVersion = Math.max(facts.declaration.paymentDocumentVersion, 1);
  const waybillVersion = Math.max(facts.declaration.waybillDocumentVersion, 1);
  const payment = paymentContent(facts, parties.platform, buyer);
  if (!payment.ok) return payment;
  const declared = await paymentDeclarer.declarePayment({
    ...payment.value,
    version: paymentVersion,
    subscriberAccount,
  });
  if (!declared.ok) return declared;
  const waybill = await carrier.declareWaybill({
    waybillNo,
    parcel: parcelContent(facts),
    version: waybillVersion,
    subscriberAccount,
  });
  if (!waybill.ok) return waybill;

  return inTransaction(ctx, async (tx) => {
    // Versions only rise: a repair may have asked for newer ones meanwhile.
    const [row] = await tx.db
      .update(declaration)
      .set({
        paymentDocumentVersion: sql`greatest(${declaration.paymentDocumentVersion}, ${paymentVersion})`,
        waybillDocumentVersion: sql`greatest(${declaration.waybillDocumentVersion}, ${waybillVersion})`,
        paymentDocumentAskedAt: sql`coalesce(${declaration.paymentDocumentAskedAt}, app_now())`,
        waybillDocumentAskedAt: sql`coalesce(${declaration.waybillDocumentAskedAt}, app_now())`,
      })
      .where(eq(declaration.orderId, orderId))
      .returning({ attempt: declaration.attempt });
    if (row?.attempt === 0) {
      tx.orderEvent(orderId, "supporting_documents_asked", {});
      const waitMs = ctx.settings.CUSTOMS_LIST_WAIT_SECONDS * 1_000;
      tx.enqueue(
        "customs.submit_inventory_list",
        { orderId },
        { key: listJobKey(orderId), runAt: new Date(tx.now.getTime() + waitMs) },
      );
    }
    return ok("asked");
  });
}

/** One waiting job for an order's list: receipts of the other three bring it forward. */
export function listJobKey(orderId: OrderId): string {
  return `list:${orderId}`;
}
