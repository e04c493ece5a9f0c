import { and, eq, isNull, sql } from "drizzle-orm";
import { orderMessage } from "~/domain/customs/order-document";
import type { OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ExchangeError } from "~/ports/customs/customs";
import { inTransaction } from "~/services/transaction.server";
import { declaration } from "~db/schema";
import { type DeclarationRefusal, readDeclarationParts } from "./declaration-parts.server";
import { orderContent } from "./document-content";
import { keepMessage, newEnvelope, writeMessage } from "./outgoing-message.server";

export type SubmitRefusal =
  | DeclarationRefusal
  | ExchangeError
  | { code: "FORBIDDEN" }
  /** no payment firm declares for us: the order cannot pass */
  | { code: "NO_PAYMENT_DECLARER" };

/**
 * Builds the order document (311) of a paid bonded order, keeps it and commits it to be sent. Once:
 * a repeat finds it kept. Job of the system.
 */
export async function submitOrderDocument(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<Result<"committed" | "not_due", SubmitRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const { paymentDeclarer } = ctx.ports;
  if (!paymentDeclarer) return refuse({ code: "NO_PAYMENT_DECLARER" });
  const parts = await readDeclarationParts(ctx, orderId);
  if (!parts.ok) return notDueOr(parts.error);
  const { facts, parties } = parts.value;
  if (facts.declaration?.orderDocumentSentAt) return ok("not_due");
  const content = orderContent({ ...parts.value, applicationType: "1" }, paymentDeclarer.firm);
  if (!content.ok) return content;
  const tree = orderMessage(content.value, newEnvelope(parties.platform, facts.now));
  const message = await writeMessage(ctx, tree, parties.platform);
  if (!message.ok) return message;

  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .update(declaration)
      .set({ orderDocumentSentAt: sql`app_now()`, orderDocumentVersion: 1 })
      .where(and(eq(declaration.orderId, orderId), isNull(declaration.orderDocumentSentAt)))
      .returning({ id: declaration.id });
    const messageId = row && (await keepMessage(ctx, tx, orderId, message.value, 1));
    if (!messageId) return ok("not_due");
    tx.orderEvent(orderId, "order_document_committed", { messageType: tree.type });
    tx.enqueue("customs.send_message", { messageId }, { key: `send:${messageId}` });
    return ok("committed");
  });
}

/** An order that was cancelled meanwhile leaves its jobs nothing to do; anything else is a refusal. */
export function notDueOr<Refusal extends { code: string }>(
  refusal: Refusal,
): Result<"not_due", Refusal> {
  return refusal.code === "NOTHING_TO_DECLARE" ? ok("not_due") : refuse(refusal);
}
