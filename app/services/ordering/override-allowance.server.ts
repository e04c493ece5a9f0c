import { z } from "zod";
import { type OrderId, parseId } from "~/domain/ids";
import { type Fen, parseYuan } from "~/domain/money";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";
import { lockAllowanceOrder } from "./allowance-order.server";
import { followCustoms } from "./allowance-word.server";
import type { ViewAllowanceRefusal } from "./view-buyer-allowance.server";

/** Nobody imports for more than this in a year: a slipped key. */
const MOST_YUAN = 1_000_000;

export const overrideAllowanceInput = z.object({
  orderId: z.string(),
  /** what customs counts as used in the year of the order, in yuan */
  usedYuan: z.string().max(20).default(""),
  /** where customs said it, in the operator's words */
  reason: z.string().trim().max(500).default(""),
  confirmed: z.string().default(""),
  /** the form's own key: pressed twice it is one act */
  actKey: z.string().regex(/^[\w-]{16,64}$/),
});

export type OverrideAllowanceRefusal =
  | ViewAllowanceRefusal
  | { code: "AMOUNT_INVALID" }
  | { code: "REASON_MISSING" }
  | { code: "NOT_CONFIRMED" };

/**
 * Customs told an operator what a buyer's year stands at: that figure becomes ours, by a correcting
 * entry with the reason. By the role customs only.
 */
export async function overrideAllowance(
  ctx: ServiceContext,
  input: z.input<typeof overrideAllowanceInput>,
): Promise<Result<{ differenceFen: Fen }, OverrideAllowanceRefusal>> {
  if (!mayActAs(ctx.actor, "customs")) return refuse({ code: "FORBIDDEN" });
  const {
    orderId: text,
    usedYuan,
    reason,
    confirmed,
    actKey,
  } = overrideAllowanceInput.parse(input);
  const orderId = parseId("ord", text);
  if (!orderId) return refuse({ code: "ORDER_NOT_FOUND" });
  const usedFen = parseYuan(usedYuan);
  if (usedFen === undefined || usedFen < 0 || usedFen > MOST_YUAN * 100) {
    return refuse({ code: "AMOUNT_INVALID" });
  }
  if (reason.length < 4) return refuse({ code: "REASON_MISSING" });
  if (confirmed !== "yes") return refuse({ code: "NOT_CONFIRMED" });
  return post(ctx, orderId, { usedFen, reason, actKey });
}

function post(
  ctx: ServiceContext,
  orderId: OrderId,
  { usedFen, reason, actKey }: { usedFen: Fen; reason: string; actKey: string },
) {
  return inTransaction<{ differenceFen: Fen }, OverrideAllowanceRefusal>(ctx, async (tx) => {
    const person = await lockAllowanceOrder(tx, orderId);
    if (person === "missing") return refuse({ code: "ORDER_NOT_FOUND" });
    if (person === "duty_paid") return refuse({ code: "NO_ALLOWANCE" });
    const differenceFen = await followCustoms(ctx, tx, {
      personHash: person.personHash,
      year: person.year,
      usedFen,
      overFen: person.dutiableFen,
      sourceDoc: `act:${orderId}:${actKey}`,
      reason,
    });
    const facts = { by: "act", usedFen, differenceFen, reason };
    tx.orderEvent(orderId, "allowance_corrected", { by: "act", differenceFen });
    tx.audit("allowance_corrected", "order", orderId, facts);
    return ok({ differenceFen });
  });
}
