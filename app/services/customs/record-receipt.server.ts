import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction } from "~/services/transaction.server";
import { type RecordedDelivery, recordDelivery } from "./record-delivery.server";

/**
 * Records bytes that customs delivered by another way than a mailbox: pushed to us, or loaded by an
 * operator from a file. Repeats and any order of arrival change nothing.
 */
export async function recordReceipt(
  ctx: ServiceContext,
  body: Uint8Array,
): Promise<Result<RecordedDelivery, { code: "FORBIDDEN" }>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  return inTransaction(ctx, async (tx) => ok(await recordDelivery(ctx, tx, body)));
}
