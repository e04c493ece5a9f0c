import { and, eq } from "drizzle-orm";
import { parseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { customsMessage } from "~db/schema";

/**
 * Sends a message of ours once more, same bytes under the same number: the exchange takes it if the
 * first one was lost, and otherwise answers again. With a list the firms behind 411 and 511 are asked
 * again, whose documents it may wait for. By an operator of customs.
 */
export async function resendMessage(
  ctx: ServiceContext,
  input: { messageId: string },
): Promise<Result<void, ForbiddenRefusal | { code: "MESSAGE_NOT_FOUND" }>> {
  if (!mayActAs(ctx.actor, "customs")) return refuse({ code: "FORBIDDEN" });
  const messageId = parseId("msg", input.messageId);
  if (!messageId) return refuse({ code: "MESSAGE_NOT_FOUND" });
  return inTransaction<void, { code: "MESSAGE_NOT_FOUND" }>(ctx, async (tx) => {
    const [message] = await tx.db
      .select({ orderId: customsMessage.orderId, messageType: customsMessage.messageType })
      .from(customsMessage)
      .where(and(eq(customsMessage.id, messageId), eq(customsMessage.origin, "own")));
    if (!message) return refuse({ code: "MESSAGE_NOT_FOUND" });
    tx.audit("message_resent", "customs_message", messageId);
    tx.orderEvent(message.orderId, "message_resent", { messageType: message.messageType });
    tx.enqueue("customs.send_message", { messageId }, { key: `send:${messageId}` });
    if (message.messageType === "CEB621Message") {
      tx.enqueue("customs.request_supporting_documents", { orderId: message.orderId });
    }
    return ok(undefined);
  });
}
