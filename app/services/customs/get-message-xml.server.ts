import { eq } from "drizzle-orm";
import { maskMessage } from "~/domain/customs/personal-fields";
import { parseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { customsMessage, customsReceipt } from "~db/schema";

export type MessageXmlRefusal =
  | ForbiddenRefusal
  | { code: "MESSAGE_NOT_FOUND" }
  /** the bytes are no message: they can be looked at only outside the console */
  | { code: "UNREADABLE" };

export type MessageXml = { messageType: string; xml: string; isMasked: boolean };

/**
 * A message or receipt as text, personal values masked. `unmasked` shows them whole: for the customs
 * role only, and every look is written into the audit log.
 */
export async function getMessageXml(
  ctx: ServiceContext,
  input: { ref: string; unmasked?: boolean },
): Promise<Result<MessageXml, MessageXmlRefusal>> {
  const isMasked = input.unmasked !== true;
  const mayLook = isMasked ? mayReadConsole(ctx.actor) : mayActAs(ctx.actor, "customs");
  if (!mayLook) return refuse({ code: "FORBIDDEN" });
  const cipher = await bodyOf(ctx, input.ref);
  if (!cipher) return refuse({ code: "MESSAGE_NOT_FOUND" });
  const tree = ctx.ports.customs.read(ctx.seal.openBytes(cipher));
  if (!tree.ok) return refuse({ code: "UNREADABLE" });
  const view = {
    messageType: tree.value.type,
    xml: ctx.ports.customs.print(isMasked ? maskMessage(tree.value) : tree.value),
    isMasked,
  };
  if (isMasked) return ok(view);
  return inTransaction<MessageXml, never>(ctx, async (tx) => {
    tx.audit("message_unmasked", "customs_message", input.ref);
    return ok(view);
  });
}

async function bodyOf(ctx: ServiceContext, ref: string): Promise<Uint8Array | undefined> {
  const [kind, key = ""] = ref.split(":");
  if (kind === "message") {
    const id = parseId("msg", key);
    if (!id) return undefined;
    const [row] = await ctx.db
      .select({ body: customsMessage.bodyCipher })
      .from(customsMessage)
      .where(eq(customsMessage.id, id));
    return row?.body;
  }
  if (kind !== "receipt") return undefined;
  const [row] = await ctx.db
    .select({ body: customsReceipt.bodyCipher })
    .from(customsReceipt)
    .where(eq(customsReceipt.receiptKey, key));
  return row?.body;
}
