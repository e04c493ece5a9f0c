import { randomUUID } from "node:crypto";
import { formFindings } from "~/domain/customs/checks/form";
import type { Envelope, MessageTree, Sender } from "~/domain/customs/message-tree";
import type { CustomsMessageId, OrderId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { sha256Hex } from "~/platform/sealing.server";
import type { ExchangeError } from "~/ports/customs/customs";
import type { Tx } from "~/services/transaction.server";
import { customsMessage } from "~db/schema";
import type { ContentRefusal } from "./document-content";

/** A message written and signed, ready to be kept and sent. */
export type WrittenMessage = {
  guid: string;
  messageType: string;
  sender: Sender;
  body: Uint8Array;
};

/** Numbers and time of a message that we send now. */
export function newEnvelope(sender: Sender, sentAt: Date): Envelope {
  const guid = () => randomUUID().toUpperCase();
  return {
    messageGuid: guid(),
    documentGuid: guid(),
    sentAt,
    sender: { code: sender.code, name: sender.name, dxpId: sender.dxpId },
    subscribers: [],
  };
}

/** Checks the form customs would refuse, then writes and signs. Touches no row of ours. */
export async function writeMessage(
  ctx: ServiceContext,
  tree: MessageTree,
  sender: Sender,
): Promise<Result<WrittenMessage, ContentRefusal | ExchangeError>> {
  const [finding] = formFindings(tree);
  if (finding) {
    const { field, line } = finding;
    return refuse({ code: "DOCUMENT_INCOMPLETE", field, ...(line ? { line } : {}) });
  }
  const body = await ctx.ports.customs.write(tree, sender.code);
  if (!body.ok) return body;
  return ok({ guid: tree.guid, messageType: tree.type, sender, body: body.value });
}

/**
 * Keeps a message of ours with its version of that document; undefined when that version was kept
 * before, which then is the one that goes out.
 */
export async function keepMessage(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  message: WrittenMessage,
  version: number,
): Promise<CustomsMessageId | undefined> {
  const [row] = await tx.db
    .insert(customsMessage)
    .values({
      id: newId("msg"),
      orderId,
      messageType: message.messageType,
      origin: "own",
      attempt: version,
      guid: message.guid,
      senderCode: message.sender.code,
      senderAccount: message.sender.dxpId,
      bodyCipher: ctx.seal.seal(message.body),
      bodyDigest: sha256Hex(message.body),
      createdAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: customsMessage.id });
  return row?.id;
}
