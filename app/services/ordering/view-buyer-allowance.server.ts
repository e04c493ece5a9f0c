import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/calendar-day";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import { inTransaction } from "~/services/transaction.server";
import { lockAllowanceOrder } from "./allowance-order.server";
import {
  type AllowanceFacts,
  type AllowanceYearView,
  allowanceYearJson,
  allowanceYearView,
} from "./allowance-year.server";

export type ViewAllowanceRefusal =
  | ForbiddenRefusal
  | { code: "ORDER_NOT_FOUND" }
  /** duty-paid goods count in nobody's year */
  | { code: "NO_ALLOWANCE" };

/**
 * Shows customs and finance the year of an order's buyer. Every look is written down with who looked
 * and at which order.
 */
export async function viewBuyerAllowance(
  ctx: ServiceContext,
  { orderId }: { orderId: OrderId },
): Promise<Result<AllowanceYearView, ViewAllowanceRefusal>> {
  if (!mayActAs(ctx.actor, "customs", "finance")) return refuse({ code: "FORBIDDEN" });
  return inTransaction<AllowanceYearView, ViewAllowanceRefusal>(ctx, async (tx) => {
    const person = await lockAllowanceOrder(tx, orderId);
    if (person === "missing") return refuse({ code: "ORDER_NOT_FOUND" });
    if (person === "duty_paid") return refuse({ code: "NO_ALLOWANCE" });
    const [row] = await tx.db.execute<{ facts: AllowanceFacts }>(sql`
      SELECT (${allowanceYearJson(sql`${person.personHash}::text`, sql`${person.year}::int`)}) AS facts`);
    invariant(row, "one row of facts");
    const book = await currentRules(ctx, { via: tx.db });
    tx.audit("allowance_viewed", "order", orderId, { year: person.year });
    return ok(allowanceYearView(row.facts, book.on(shanghaiDay(tx.now))));
  });
}
