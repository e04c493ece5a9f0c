import { asc, eq } from "drizzle-orm";
import { type DocumentSet, readMessage } from "~/domain/customs/parsed-message";
import type { CustomsMessageId, OrderId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { customsMessage, customsReceipt } from "~db/schema";

export type MessageRow = typeof customsMessage.$inferSelect;
export type ReceiptRow = typeof customsReceipt.$inferSelect;

/** Everything that went to customs about an order and came back, oldest first. */
export type OrderMessages = { messages: MessageRow[]; receipts: ReceiptRow[] };

export async function readOrderMessages(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<OrderMessages> {
  const messages = await ctx.db
    .select()
    .from(customsMessage)
    .where(eq(customsMessage.orderId, orderId))
    .orderBy(asc(customsMessage.createdAt), asc(customsMessage.attempt));
  const receipts = await ctx.db
    .select()
    .from(customsReceipt)
    .where(eq(customsReceipt.orderId, orderId))
    .orderBy(asc(customsReceipt.returnTime), asc(customsReceipt.receivedAt));
  return { messages, receipts };
}

export type CurrentDocuments = {
  set: DocumentSet;
  ids: Partial<Record<keyof DocumentSet, CustomsMessageId>>;
};

const KIND_OF: Readonly<Record<string, keyof DocumentSet>> = {
  CEB311Message: "order",
  CEB411Message: "payment",
  CEB511Message: "waybill",
  CEB621Message: "list",
};

/** The newest version of each of the four documents, opened. */
export function currentDocuments(
  ctx: ServiceContext,
  messages: readonly MessageRow[],
): CurrentDocuments {
  const current: CurrentDocuments = { set: {}, ids: {} };
  for (const row of messages) {
    const kind = KIND_OF[row.messageType];
    const tree = kind && ctx.ports.customs.read(ctx.seal.openBytes(row.bodyCipher));
    const document = tree?.ok ? readMessage(tree.value)?.documents[0] : undefined;
    if (!kind || !document) continue;
    // Oldest first: a later version takes the place of an earlier one.
    current.set[kind] = document;
    current.ids[kind] = row.id;
  }
  return current;
}
