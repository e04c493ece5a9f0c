import { and, eq, sql } from "drizzle-orm";
import { inventoryMessage } from "~/domain/customs/inventory-list";
import type { DocumentSet } from "~/domain/customs/parsed-message";
import {
  mendedList,
  planRepair,
  REPAIRS_AT_MOST,
  type RepairPlan,
} from "~/domain/customs/repair-plan";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { declaration, order } from "~db/schema";
import type { DeclarationRow } from "./declaration-facts.server";
import type { DeclarationParts } from "./declaration-parts.server";
import { listContent } from "./document-content";
import { type DeclarationView, documentViews } from "./get-declaration.server";
import { currentDocuments, readOrderMessages } from "./order-documents.server";
import { keepMessage, newEnvelope, writeMessage } from "./outgoing-message.server";
import {
  type Repaired,
  type RepairRefusal,
  raisedVersions,
  tellRepaired,
  typeAfter,
} from "./repair.server";

/** A list that customs rejected is corrected from the order document and goes as a change. */
export async function mendList(
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
    return ok(
      tellRepaired(tx, orderId, { attempt, corrections: plan.corrections, again: plan.askAgain }),
    );
  });
}

/** Documents that do not agree with the order are declared again, and those that customs rejected. */
function planOf(set: DocumentSet, documents: DeclarationView["documents"]): RepairPlan {
  const { corrections, askAgain } = planRepair(set);
  const isAsked = (kind: "payment" | "waybill") =>
    askAgain.includes(kind) || documents[kind].standing === "rejected";
  return { corrections, askAgain: (["payment", "waybill"] as const).filter(isAsked) };
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

async function raiseVersions(
  tx: Tx,
  orderId: OrderId,
  asked: RepairPlan["askAgain"],
): Promise<void> {
  if (asked.length === 0) return;
  await tx.db
    .update(declaration)
    .set(raisedVersions(asked))
    .where(eq(declaration.orderId, orderId));
}
