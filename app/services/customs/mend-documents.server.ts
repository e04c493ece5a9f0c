import { and, eq, sql } from "drizzle-orm";
import { orderMessage } from "~/domain/customs/order-document";
import { REPAIRS_AT_MOST, type RepairPlan } from "~/domain/customs/repair-plan";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { declaration } from "~db/schema";
import type { DeclarationRow } from "./declaration-facts.server";
import type { DeclarationParts } from "./declaration-parts.server";
import { orderContent } from "./document-content";
import { documentViews } from "./get-declaration.server";
import { type ReceiptRow, readOrderMessages } from "./order-documents.server";
import {
  keepMessage,
  newEnvelope,
  type WrittenMessage,
  writeMessage,
} from "./outgoing-message.server";
import {
  type Repaired,
  type RepairRefusal,
  raisedVersions,
  tellRepaired,
  typeAfter,
} from "./repair.server";
import { listJobKey } from "./request-supporting-documents.server";

/** Customs has not ruled on a list: the documents it rejected are declared again. */
export async function mendDocuments(
  ctx: ServiceContext,
  orderId: OrderId,
  parts: DeclarationParts,
  row: DeclarationRow,
): Promise<Result<Repaired, RepairRefusal>> {
  const { messages, receipts } = await readOrderMessages(ctx, orderId);
  const documents = documentViews(row, messages, receipts);
  const isRejected = (kind: "order" | "payment" | "waybill") =>
    documents[kind].standing === "rejected";
  const again = (["order", "payment", "waybill"] as const).filter(isRejected);
  const highest = Math.max(
    row.orderDocumentVersion,
    row.paymentDocumentVersion,
    row.waybillDocumentVersion,
  );
  if (again.length === 0) return refuse({ code: "NOT_REJECTED" });
  if (highest > REPAIRS_AT_MOST) {
    return refuse({ code: "REPAIR_LIMIT_REACHED", limit: REPAIRS_AT_MOST });
  }
  let document: WrittenMessage | undefined;
  if (again.includes("order")) {
    const written = await writtenOrder(ctx, parts, receipts);
    if (!written.ok) return written;
    document = written.value;
  }
  const asked = again.flatMap((kind) => (kind === "order" ? [] : [kind]));

  return inTransaction<Repaired, RepairRefusal>(ctx, async (tx) => {
    const isStill = await raiseDocuments(tx, orderId, row, document !== undefined, asked);
    if (!isStill) return refuse({ code: "NOT_REJECTED" });
    if (document) {
      const version = row.orderDocumentVersion + 1;
      const messageId = await keepMessage(ctx, tx, orderId, document, version);
      invariant(messageId, "a new version of the order document is new");
      tx.enqueue("customs.send_message", { messageId }, { key: `send:${messageId}` });
    }
    if (asked.length > 0) tx.enqueue("customs.request_supporting_documents", { orderId });
    if (row.attempt === 0) {
      const runAt = new Date(tx.now.getTime() + ctx.settings.CUSTOMS_LIST_WAIT_SECONDS * 1_000);
      tx.enqueue("customs.submit_inventory_list", { orderId }, { key: listJobKey(orderId), runAt });
    }
    return ok(tellRepaired(tx, orderId, { attempt: row.attempt, corrections: [], again }));
  });
}

async function writtenOrder(
  ctx: ServiceContext,
  parts: DeclarationParts,
  receipts: readonly ReceiptRow[],
): Promise<Result<WrittenMessage, RepairRefusal>> {
  const { paymentDeclarer } = ctx.ports;
  if (!paymentDeclarer) return refuse({ code: "NO_PAYMENT_DECLARER" });
  const applicationType = typeAfter(receipts, "CEB312Message");
  const content = orderContent({ ...parts, applicationType }, paymentDeclarer.firm);
  if (!content.ok) return content;
  const { platform } = parts.parties;
  const tree = orderMessage(content.value, newEnvelope(platform, parts.facts.now));
  return writeMessage(ctx, tree, platform);
}

/** On condition of the versions that were read, and of an order that is still to be declared. */
async function raiseDocuments(
  tx: Tx,
  orderId: OrderId,
  row: DeclarationRow,
  hasOrder: boolean,
  asked: RepairPlan["askAgain"],
): Promise<boolean> {
  const rows = await tx.db
    .update(declaration)
    .set({
      ...raisedVersions(asked),
      ...(hasOrder
        ? {
            orderDocumentVersion: sql`${declaration.orderDocumentVersion} + 1`,
            orderDocumentSentAt: sql`app_now()`,
          }
        : {}),
    })
    .where(
      and(
        eq(declaration.orderId, orderId),
        eq(declaration.attempt, row.attempt),
        eq(declaration.orderDocumentVersion, row.orderDocumentVersion),
        eq(declaration.paymentDocumentVersion, row.paymentDocumentVersion),
        eq(declaration.waybillDocumentVersion, row.waybillDocumentVersion),
        sql`EXISTS (SELECT 1 FROM "order" o WHERE o.id = ${orderId}
                     AND o.customs_status IN ('not_declared', 'declared') AND o.payment_status = 'paid')`,
      ),
    )
    .returning({ id: declaration.id });
  return rows.length > 0;
}
