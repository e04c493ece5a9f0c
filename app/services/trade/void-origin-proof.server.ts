import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { OriginProofId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { originProof } from "~db/schema";

export const voidOriginProofInput = z.object({
  id: z.string(),
  reason: z.string().trim().min(4).max(200),
});

export type VoidRefusal = ForbiddenRefusal | { code: "NOT_FOUND_OR_VOID" };

/** Declares a wrong record void, which frees its number; the record itself stays. For customs staff. */
export async function voidOriginProof(
  ctx: ServiceContext,
  input: z.input<typeof voidOriginProofInput>,
): Promise<Result<null, VoidRefusal>> {
  const { actor } = ctx;
  if (!mayActAs(actor, "customs") || actor.kind !== "operator")
    return refuse({ code: "FORBIDDEN" });
  const { id, reason } = voidOriginProofInput.parse(input);
  const { operatorId } = actor;
  return inTransaction<null, VoidRefusal>(ctx, async (tx) => {
    const rows = await tx.db
      .update(originProof)
      .set({ voidedBy: operatorId, voidedAt: tx.now, voidReason: reason })
      .where(and(eq(originProof.id, id as OriginProofId), isNull(originProof.voidedAt)))
      .returning({ id: originProof.id });
    if (rows.length === 0) return refuse({ code: "NOT_FOUND_OR_VOID" });
    tx.audit("origin_proof_voided", "origin_proof", id, { reason });
    return ok(null);
  });
}
