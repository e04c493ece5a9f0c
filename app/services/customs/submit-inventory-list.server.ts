import { and, eq, sql } from "drizzle-orm";
import { inventoryMessage } from "~/domain/customs/inventory-list";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { declaration, order } from "~db/schema";
import { standingsOfDocuments } from "./apply-document-receipt.server";
import { readDeclarationParts } from "./declaration-parts.server";
import { listContent } from "./document-content";
import {
  keepMessage,
  newEnvelope,
  type WrittenMessage,
  writeMessage,
} from "./outgoing-message.server";
import { notDueOr, type SubmitRefusal } from "./submit-order-document.server";

/**
 * Builds the list (621) and commits it: in one transaction the order becomes `declared` and the
 * message is kept to be sent. The shopper's cancellation moves the same status from the same value,
 * so exactly one of the two happens. A document that customs rejected is mended first: a list on top
 * of it could only wait at customs, where nobody can cancel it. Job of the system.
 */
export async function submitInventoryList(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<"committed" | "not_due", SubmitRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const parts = await readDeclarationParts(ctx, orderId);
  if (!parts.ok) return notDueOr(parts.error);
  const { facts, parties } = parts.value;
  if (facts.order.customsStatus !== "not_declared") return ok("not_due");
  const content = listContent({ ...parts.value, applicationType: "1" });
  if (!content.ok) return content;
  const tree = inventoryMessage(content.value, newEnvelope(parties.agent, facts.now));
  const message = await writeMessage(ctx, tree, parties.agent);
  if (!message.ok) return message;

  const committed = await inTransaction<"committed" | "not_due", { code: "DOCUMENT_REJECTED" }>(
    ctx,
    async (tx) => commitList(ctx, tx, orderId, message.value),
  );
  // Its mended version brings the list forward again.
  return committed.ok ? committed : ok("not_due");
}

async function commitList(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  message: WrittenMessage,
): Promise<Result<"committed" | "not_due", { code: "DOCUMENT_REJECTED" }>> {
  const [moved] = await tx.db
    .update(order)
    .set({ customsStatus: "declared" })
    .where(
      and(
        eq(order.id, orderId),
        eq(order.customsStatus, "not_declared"),
        eq(order.paymentStatus, "paid"),
        eq(order.fulfilmentStatus, "allocated"),
      ),
    )
    .returning({ id: order.id });
  if (!moved) return ok("not_due");
  const [row] = await tx.db
    .update(declaration)
    .set({ attempt: 1, listSentAt: sql`app_now()` })
    .where(eq(declaration.orderId, orderId))
    .returning();
  invariant(row, "a list belongs to a declaration");
  const standings = Object.values(await standingsOfDocuments(tx, row));
  if (standings.includes("rejected")) return refuse({ code: "DOCUMENT_REJECTED" as const });
  const messageId = await keepMessage(ctx, tx, orderId, message, 1);
  invariant(messageId, "an order that was not declared had no list");
  tx.orderEvent(orderId, "list_committed", { attempt: 1 });
  tx.enqueue("customs.send_message", { messageId }, { key: `send:${messageId}` });
  return ok("committed");
}
