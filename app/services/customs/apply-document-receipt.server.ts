import { and, eq, inArray, isNull } from "drizzle-orm";
import { type DocumentStanding, standingOf } from "~/domain/customs/document-standing";
import { readTime } from "~/domain/customs/instants";
import { verdictOf } from "~/domain/customs/list-verdict";
import type { Receipt } from "~/domain/customs/receipt";
import type { OrderId } from "~/domain/ids";
import type { Tx } from "~/services/transaction.server";
import { customsMessage, customsReceipt, declaration, type ReceiptProblem } from "~db/schema";
import type { DeclarationRow } from "./declaration-facts.server";
import { listJobKey } from "./request-supporting-documents.server";

/** Receipts of the three documents that a list stands on. */
export const SUPPORTING_RECEIPTS = ["CEB312Message", "CEB412Message", "CEB512Message"] as const;
export type SupportingReceipt = (typeof SUPPORTING_RECEIPTS)[number];

/** 312, 412 and 512: told in the history; when all three documents are in, the list may go. */
export async function applyDocumentReceipt(
  tx: Tx,
  orderId: OrderId,
  receipt: Receipt,
): Promise<ReceiptProblem | undefined> {
  const verdict = verdictOf(receipt.status);
  if (verdict === "accepted" || verdict === "rejected") {
    tx.orderEvent(orderId, `document_${verdict}`, {
      messageType: receipt.type,
      status: receipt.status,
    });
  }
  if (verdict === "accepted" && (await areAllAccepted(tx, orderId))) {
    await bringListForward(tx, orderId);
  }
  return undefined;
}

/** From when on answers speak of the present version of a document; undefined while it is the first. */
export function versionSince(row: DeclarationRow, type: SupportingReceipt): Date | undefined {
  const [version, since] = {
    CEB312Message: [row.orderDocumentVersion, row.orderDocumentSentAt] as const,
    CEB412Message: [row.paymentDocumentVersion, row.paymentDocumentAskedAt] as const,
    CEB512Message: [row.waybillDocumentVersion, row.waybillDocumentAskedAt] as const,
  }[type];
  return version > 1 ? (since ?? undefined) : undefined;
}

async function areAllAccepted(tx: Tx, orderId: OrderId): Promise<boolean> {
  const [row] = await tx.db
    .select()
    .from(declaration)
    .where(eq(declaration.orderId, orderId))
    // Two last receipts at once must not each find the other missing.
    .for("no key update");
  if (!row) return false;
  const standings = await standingsOfDocuments(tx, row);
  return SUPPORTING_RECEIPTS.every((type) => standings[type] === "accepted");
}

/** Where customs stands on the present version of each document that a list stands on. */
export async function standingsOfDocuments(
  tx: Tx,
  row: DeclarationRow,
): Promise<Record<SupportingReceipt, DocumentStanding>> {
  const receipts = await tx.db
    .select({
      type: customsReceipt.messageType,
      status: customsReceipt.returnStatus,
      returnTime: customsReceipt.returnTime,
    })
    .from(customsReceipt)
    .where(
      and(
        eq(customsReceipt.orderId, row.orderId),
        inArray(customsReceipt.messageType, [...SUPPORTING_RECEIPTS]),
      ),
    );
  const standing = (type: SupportingReceipt) => {
    const said = receipts.flatMap(({ type: of, status, returnTime }) => {
      const at = readTime(returnTime);
      return of === type && at ? [{ status, at }] : [];
    });
    return standingOf(said, versionSince(row, type));
  };
  return {
    CEB312Message: standing("CEB312Message"),
    CEB412Message: standing("CEB412Message"),
    CEB512Message: standing("CEB512Message"),
  };
}

/** The first list is built now; a mended one that waited for mended documents is sent now. */
async function bringListForward(tx: Tx, orderId: OrderId): Promise<void> {
  tx.enqueue("customs.submit_inventory_list", { orderId }, { key: listJobKey(orderId) });
  const waiting = await tx.db
    .select({ id: customsMessage.id })
    .from(customsMessage)
    .where(
      and(
        eq(customsMessage.orderId, orderId),
        eq(customsMessage.messageType, "CEB621Message"),
        isNull(customsMessage.sentAt),
      ),
    );
  for (const { id } of waiting) {
    tx.enqueue("customs.send_message", { messageId: id }, { key: `send:${id}` });
  }
}
