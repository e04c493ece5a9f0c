import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { ok, type Result, refuse } from "~/domain/result";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { customsReceipt } from "~db/schema";

export const handleReceiptProblemInput = z.object({
  receiptKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** what was found and done, in the operator's words */
  note: z.string().trim().min(2).max(500),
});

export type HandleReceiptRefusal = ForbiddenRefusal | { code: "NOTHING_TO_HANDLE" };

/** Takes a receipt that needed a person off the list, with what that person says about it. */
export async function handleReceiptProblem(
  ctx: ServiceContext,
  input: z.input<typeof handleReceiptProblemInput>,
): Promise<Result<void, HandleReceiptRefusal>> {
  if (!mayActAs(ctx.actor, "customs")) return refuse({ code: "FORBIDDEN" });
  const { receiptKey, note } = handleReceiptProblemInput.parse(input);
  return inTransaction<void, HandleReceiptRefusal>(ctx, async (tx) => {
    const rows = await tx.db
      .update(customsReceipt)
      .set({ handledBy: actorName(ctx.actor), handledAt: tx.now })
      .where(
        and(
          eq(customsReceipt.receiptKey, receiptKey),
          isNotNull(customsReceipt.problem),
          isNull(customsReceipt.handledAt),
        ),
      )
      .returning({ key: customsReceipt.receiptKey });
    if (rows.length === 0) return refuse({ code: "NOTHING_TO_HANDLE" });
    tx.audit("receipt_problem_handled", "customs_receipt", receiptKey, { note });
    return ok(undefined);
  });
}
