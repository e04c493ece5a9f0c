import { and, eq, sql } from "drizzle-orm";
import type { CustomsMessageId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { ExchangeError } from "~/ports/customs/customs";
import { inTransaction } from "~/services/transaction.server";
import { customsMessage } from "~db/schema";

export type SendRefusal = ExchangeError | { code: "FORBIDDEN" } | { code: "MESSAGE_NOT_FOUND" };

/**
 * Hands a kept message to the exchange under its own number. Sending it again is safe: the exchange
 * takes it once and answers again. Job of the system.
 */
export async function sendMessage(
  ctx: ServiceContext,
  messageId: CustomsMessageId,
): Promise<Result<void, SendRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const [message] = await ctx.db
    .select()
    .from(customsMessage)
    .where(and(eq(customsMessage.id, messageId), eq(customsMessage.origin, "own")));
  if (!message) return refuse({ code: "MESSAGE_NOT_FOUND" });
  const sent = await ctx.ports.customs.send({
    transportId: message.guid,
    senderAccount: message.senderAccount,
    messageType: message.messageType,
    body: ctx.seal.openBytes(message.bodyCipher),
  });
  if (!sent.ok) return sent;
  return inTransaction(ctx, async (tx) => {
    await tx.db
      .update(customsMessage)
      .set({ sentAt: sql`app_now()` })
      .where(eq(customsMessage.id, messageId));
    if (message.sentAt === null) {
      tx.orderEvent(message.orderId, "message_sent", {
        messageType: message.messageType,
        attempt: message.attempt,
      });
    }
    tx.enqueue("customs.collect_receipts", {}, { key: "collect_receipts" });
    return ok(undefined);
  });
}
