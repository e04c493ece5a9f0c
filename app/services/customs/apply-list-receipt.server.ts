import { and, desc, eq, sql } from "drizzle-orm";
import { decideOnList, verdictOf } from "~/domain/customs/list-verdict";
import { maskIdNumbersIn } from "~/domain/customs/personal-fields";
import { type Receipt, returnCodeOf } from "~/domain/customs/receipt";
import { yearExceededBy } from "~/domain/customs/year-exceeded";
import type { OrderId } from "~/domain/ids";
import { assertNever } from "~/domain/invariant";
import type { Fen } from "~/domain/money";
import type { CustomsStatus } from "~/domain/order/status";
import type { ServiceContext } from "~/platform/context.server";
import { followCustoms } from "~/services/ordering/allowance-word.server";
import type { Tx } from "~/services/transaction.server";
import { customsMessage, declaration, order, type ReceiptProblem } from "~db/schema";
import { closeByCustoms } from "./close-by-customs.server";
import { receiptKeyOf } from "./receipt-target.server";
import { releaseGoods } from "./release-goods.server";

/**
 * 622, and 900 about a list: the order's customs status follows by precedence, under the order's lock;
 * release and closure move goods, allowance and money in the same transaction.
 */
export async function applyListReceipt(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  receipt: Receipt,
): Promise<ReceiptProblem | undefined> {
  const [row] = await tx.db
    .select({
      status: order.customsStatus,
      attempt: declaration.attempt,
      personHash: order.buyerIdHash,
      year: order.allowanceYear,
      dutiableFen: order.dutiableFen,
    })
    .from(order)
    .innerJoin(declaration, eq(declaration.orderId, order.id))
    .where(eq(order.id, orderId))
    .for("no key update");
  if (!row) return undefined;
  const list = await presentList(tx, orderId);
  // A 900 may be about another message than the list; that one is then a problem of its own.
  if (receipt.type === "CEB900Message" && list?.guid !== receipt.number) return "refused_message";
  await keepNumbers(tx, orderId, receipt);

  const isOlderAttempt = row.attempt > 1 && list !== undefined && receipt.at < list.createdAt;
  const verdict = verdictOf(receipt.status);
  const decision = decideOnList(row.status, verdict, isOlderAttempt);
  switch (decision.kind) {
    case "keep":
      break;
    case "contradiction":
      tx.orderEvent(orderId, "customs_contradiction", facts(receipt));
      return "contradiction";
    case "move":
      await move(ctx, tx, orderId, row.status, decision.to, receipt);
      break;
    default:
      return assertNever(decision);
  }
  await followYear(ctx, tx, orderId, row, receipt);
  return undefined;
}

type Person = { personHash: string | null; year: number | null; dutiableFen: Fen };

/** A list refused because its orderer's year is exceeded: customs' count of the year becomes ours. */
async function followYear(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  { personHash, year, dutiableFen }: Person,
  receipt: Receipt,
): Promise<void> {
  const said = yearExceededBy(receipt);
  if (!said || personHash === null || year === null) return;
  const differenceFen = await followCustoms(ctx, tx, {
    personHash,
    year,
    usedFen: said.usedFen,
    overFen: dutiableFen,
    sourceDoc: `receipt:${receiptKeyOf(receipt)}`,
    reason: maskIdNumbersIn(receipt.info),
  });
  tx.orderEvent(orderId, "allowance_corrected", { by: "receipt", differenceFen });
  tx.audit("allowance_corrected", "order", orderId, { by: "receipt", differenceFen });
}

function facts(receipt: Receipt): Record<string, unknown> {
  return {
    status: receipt.status,
    code: returnCodeOf(receipt.info) ?? null,
    at: receipt.returnTime,
  };
}

async function presentList(tx: Tx, orderId: OrderId) {
  const [message] = await tx.db
    .select({ guid: customsMessage.guid, createdAt: customsMessage.createdAt })
    .from(customsMessage)
    .where(
      and(eq(customsMessage.orderId, orderId), eq(customsMessage.messageType, "CEB621Message")),
    )
    .orderBy(desc(customsMessage.attempt))
    .limit(1);
  return message;
}

async function keepNumbers(tx: Tx, orderId: OrderId, { preNo, listNo }: Receipt): Promise<void> {
  if (!preNo && !listNo) return;
  await tx.db
    .update(declaration)
    .set({
      preNo: sql`coalesce(${preNo ?? null}, ${declaration.preNo})`,
      invtNo: sql`coalesce(${listNo ?? null}, ${declaration.invtNo})`,
    })
    .where(eq(declaration.orderId, orderId));
}

async function move(
  ctx: ServiceContext,
  tx: Tx,
  orderId: OrderId,
  from: CustomsStatus,
  to: CustomsStatus,
  receipt: Receipt,
): Promise<void> {
  tx.orderEvent(orderId, `customs_${to}`, facts(receipt));
  if (to === "closed") return closeByCustoms(ctx, tx, orderId, from);
  // The row is locked since it was read: `from` holds.
  await tx.db
    .update(order)
    .set({ customsStatus: to })
    .where(and(eq(order.id, orderId), eq(order.customsStatus, from)));
  if (to !== "released") return;
  await tx.db
    .update(declaration)
    .set({ releasedAt: receipt.at })
    .where(eq(declaration.orderId, orderId));
  await releaseGoods(ctx, tx, orderId);
}
