import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { inventoryMessage } from "~/domain/customs/inventory-list";
import { verdictOf } from "~/domain/customs/list-verdict";
import type { ApplicationType } from "~/domain/customs/message-tree";
import { orderMessage } from "~/domain/customs/order-document";
import type { DocumentSet } from "~/domain/customs/parsed-message";
import {
  type Correction,
  type MendRefusal,
  mendedList,
  planRepair,
  REPAIRS_AT_MOST,
  type RepairPlan,
} from "~/domain/customs/repair-plan";
import { type OrderId, parseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { declaration, order } from "~db/schema";
import type { DeclarationRow } from "./declaration-facts.server";
import { type DeclarationParts, readDeclarationParts } from "./declaration-parts.server";
import { listContent, orderContent } from "./document-content";
import { type DeclarationView, documentViews } from "./get-declaration.server";
import { currentDocuments, type ReceiptRow, readOrderMessages } from "./order-documents.server";
import {
  keepMessage,
  newEnvelope,
  type WrittenMessage,
  writeMessage,
} from "./outgoing-message.server";
import { listJobKey } from "./request-supporting-documents.server";
import type { SubmitRefusal } from "./submit-order-document.server";

export const repairInput = z.object({
  orderId: z.string(),
  /** list version the operator looked at: another one since then is a conflict */
  attempt: z.coerce.number().int().min(0),
});
export type RepairInput = z.input<typeof repairInput>;

export type RepairRefusal =
  | ForbiddenRefusal
  | SubmitRefusal
  | MendRefusal
  /** nothing of this order was rejected, or somebody mended it just now */
  | { code: "NOT_REJECTED" }
  | { code: "REPAIR_LIMIT_REACHED"; limit: number };

export type Repaired = {
  attempt: number;
  corrections: Correction[];
  /** whose documents are declared again before the list goes */
  again: ("order" | "payment" | "waybill")[];
};

/**
 * Mends what customs rejected and sends it again: a rejected list is corrected from the order
 * document and goes as a change; other documents are declared again by those who sent them, and the
 * list waits for them. Stock and allowance stay held. By an operator of customs, at most three times.
 */
export async function repairAndResend(
  ctx: ServiceContext,
  input: RepairInput,
): Promise<Result<Repaired, RepairRefusal>> {
  if (!mayActAs(ctx.actor, "customs")) return refuse({ code: "FORBIDDEN" });
  const { orderId: text, attempt } = repairInput.parse(input);
  const orderId = parseId("ord", text);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  const parts = await readDeclarationParts(ctx, orderId);
  if (!parts.ok) return parts;
  const row = parts.value.facts.declaration;
  if (!row || row.attempt !== attempt) return refuse({ code: "NOT_REJECTED" });
  switch (parts.value.facts.order.customsStatus) {
    case "rejected":
      return mendList(ctx, orderId, parts.value, row);
    // A list that waits at customs, without any word on it, waits for a document that was rejected.
    case "declared":
    case "not_declared":
      return mendDocuments(ctx, orderId, parts.value, row);
    default:
      return refuse({ code: "NOT_REJECTED" });
  }
}

async function mendList(
  ctx: ServiceContext,
  orderId: OrderId,
  parts: DeclarationParts,
  row: DeclarationRow,
): Promise<Result<Repaired, RepairRefusal>> {
  if (row.attempt > REPAIRS_AT_MOST) {
    return refuse({ code: "REPAIR_LIMIT_REACHED", limit: REPAIRS_AT_MOST });
  }
  const { messages, receipts } = await readOrderMessages(ctx, orderId);
  const { set } = currentDocuments(ctx, messages);
  const plan = planOf(set, documentViews(row, messages, receipts));
  const content = listContent({
    ...parts,
    applicationType: typeAfter(receipts, "CEB622Message"),
  });
  if (!content.ok) return content;
  const mended = set.order ? mendedList(content.value, set.order) : content;
  if (!mended.ok) return mended;
  const { agent } = parts.parties;
  const tree = inventoryMessage(mended.value, newEnvelope(agent, parts.facts.now));
  const message = await writeMessage(ctx, tree, agent);
  if (!message.ok) return message;

  return inTransaction<Repaired, RepairRefusal>(ctx, async (tx) => {
    const isMoved = await moveToDeclared(tx, orderId, row.attempt);
    if (!isMoved) return refuse({ code: "NOT_REJECTED" });
    const attempt = row.attempt + 1;
    const messageId = await keepMessage(ctx, tx, orderId, message.value, attempt);
    invariant(messageId, "a new version of the list is new");
    await raiseVersions(tx, orderId, plan.askAgain);
    // Mended documents come first: their receipts send the list, or the clock does.
    const waitMs = plan.askAgain.length > 0 ? ctx.settings.CUSTOMS_LIST_WAIT_SECONDS * 1_000 : 0;
    tx.enqueue(
      "customs.send_message",
      { messageId },
      { key: `send:${messageId}`, runAt: new Date(tx.now.getTime() + waitMs) },
    );
    if (plan.askAgain.length > 0) {
      tx.enqueue("customs.request_supporting_documents", { orderId });
    }
    return ok(tell(tx, orderId, { attempt, corrections: plan.corrections, again: plan.askAgain }));
  });
}

/** Documents that do not agree with the order are declared again, and those that customs rejected. */
function planOf(set: DocumentSet, documents: DeclarationView["documents"]): RepairPlan {
  const { corrections, askAgain } = planRepair(set);
  const isAsked = (kind: "payment" | "waybill") =>
    askAgain.includes(kind) || documents[kind].standing === "rejected";
  return { corrections, askAgain: (["payment", "waybill"] as const).filter(isAsked) };
}

/** Customs has not ruled on a list: the documents it rejected are declared again. */
async function mendDocuments(
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
    return ok(tell(tx, orderId, { attempt: row.attempt, corrections: [], again }));
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

/** A document that customs had in its database is changed; one the e-port never took is new again. */
function typeAfter(receipts: readonly ReceiptRow[], type: string): ApplicationType {
  const wasTaken = receipts.some(
    ({ messageType, returnStatus }) =>
      messageType === type && (returnStatus === "100" || verdictOf(returnStatus) === "in_progress"),
  );
  return wasTaken ? "2" : "1";
}

async function moveToDeclared(tx: Tx, orderId: OrderId, attempt: number): Promise<boolean> {
  const moved = await tx.db
    .update(order)
    .set({ customsStatus: "declared" })
    .where(
      and(
        eq(order.id, orderId),
        eq(order.customsStatus, "rejected"),
        eq(order.paymentStatus, "paid"),
      ),
    )
    .returning({ id: order.id });
  if (moved.length === 0) return false;
  const raised = await tx.db
    .update(declaration)
    .set({ attempt: attempt + 1, listSentAt: sql`app_now()` })
    .where(and(eq(declaration.orderId, orderId), eq(declaration.attempt, attempt)))
    .returning({ id: declaration.id });
  return raised.length > 0;
}

function raised(asked: RepairPlan["askAgain"]) {
  return {
    ...(asked.includes("payment")
      ? {
          paymentDocumentVersion: sql`${declaration.paymentDocumentVersion} + 1`,
          paymentDocumentAskedAt: sql`app_now()`,
        }
      : {}),
    ...(asked.includes("waybill")
      ? {
          waybillDocumentVersion: sql`${declaration.waybillDocumentVersion} + 1`,
          waybillDocumentAskedAt: sql`app_now()`,
        }
      : {}),
  };
}

async function raiseVersions(
  tx: Tx,
  orderId: OrderId,
  asked: RepairPlan["askAgain"],
): Promise<void> {
  if (asked.length === 0) return;
  await tx.db.update(declaration).set(raised(asked)).where(eq(declaration.orderId, orderId));
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
      ...raised(asked),
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

function tell(tx: Tx, orderId: OrderId, repaired: Repaired): Repaired {
  const facts = {
    attempt: repaired.attempt,
    fields: repaired.corrections.map(({ field, line }) => (line ? `${field}[${line}]` : field)),
    again: repaired.again,
  };
  tx.orderEvent(orderId, "declaration_repaired", facts);
  tx.audit("declaration_repaired", "order", orderId, facts);
  return repaired;
}
