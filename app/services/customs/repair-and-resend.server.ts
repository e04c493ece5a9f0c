import { z } from "zod";
import { parseId } from "~/domain/ids";
import { type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { readDeclarationParts } from "./declaration-parts.server";
import { mendDocuments } from "./mend-documents.server";
import { mendList } from "./mend-list.server";
import type { Repaired, RepairRefusal } from "./repair.server";

export const repairInput = z.object({
  orderId: z.string(),
  /** list version the operator looked at: another one since then is a conflict */
  attempt: z.coerce.number().int().min(0),
});
export type RepairInput = z.input<typeof repairInput>;

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
