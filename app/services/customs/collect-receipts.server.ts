import { eq, sql } from "drizzle-orm";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { Delivery, ExchangeError } from "~/ports/customs/customs";
import { currentRules } from "~/services/rules/current-rules.server";
import { inTransaction } from "~/services/transaction.server";
import { customsMailbox, type ReceiptProblem } from "~db/schema";
import { recordDelivery } from "./record-delivery.server";

const BATCH = 50;

/** Firms of ours that have a mailbox at the exchange. */
const OUR_ROLES = ["platform", "seller", "agent"] as const;

/**
 * Reads our mailboxes from where they were read last and records every delivery, each with its
 * position in one transaction. While an answer is awaited it asks for itself again. Job of the system.
 */
export async function collectReceipts(
  ctx: ServiceContext,
): Promise<Result<{ deliveryCount: number }, ExchangeError | { code: "FORBIDDEN" }>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const rules = await currentRules(ctx);
  const accounts = OUR_ROLES.flatMap((role) => rules.party(role)?.dxpId ?? []);
  let deliveryCount = 0;
  for (const account of new Set(accounts)) {
    const collected = await collectAccount(ctx, account);
    if (!collected.ok) return collected;
    deliveryCount += collected.value;
  }
  await askAgain(ctx);
  return ok({ deliveryCount });
}

async function collectAccount(
  ctx: ServiceContext,
  account: string,
): Promise<Result<number, ExchangeError>> {
  let count = 0;
  for (;;) {
    const [box] = await ctx.db
      .select({ position: customsMailbox.position })
      .from(customsMailbox)
      .where(eq(customsMailbox.account, account));
    const batch = await ctx.ports.customs.collect(account, box?.position ?? 0, BATCH);
    if (!batch.ok) return batch;
    for (const delivery of batch.value) await recordOne(ctx, account, delivery);
    count += batch.value.length;
    if (batch.value.length < BATCH) return ok(count);
  }
}

async function recordOne(ctx: ServiceContext, account: string, delivery: Delivery) {
  const { position, body } = delivery;
  const recorded = await inTransaction<{ problems: ReceiptProblem[] }, never>(ctx, async (tx) => {
    const { problems } = await recordDelivery(ctx, tx, body);
    await tx.db
      .insert(customsMailbox)
      .values({ account, position, readAt: tx.now })
      .onConflictDoUpdate({
        target: customsMailbox.account,
        // Two readers at once: the position never goes back.
        set: { position: sql`greatest(${customsMailbox.position}, ${position})`, readAt: tx.now },
      });
    return ok({ problems });
  });
  if (recorded.ok && recorded.value.problems.length > 0) {
    ctx.log.warn({ account, position, ...recorded.value }, "a delivery needs a hand");
  }
}

/** Where nothing is awaited no one asks; a delivery of the exchange, and a clock, wake the reader too. */
async function askAgain(ctx: ServiceContext): Promise<void> {
  const [row] = await ctx.db.execute<{ awaits: boolean }>(sql`
    SELECT EXISTS (
      SELECT 1 FROM "order" o JOIN declaration d ON d.order_id = o.id
      WHERE o.payment_status = 'paid' AND d.order_document_sent_at IS NOT NULL
        AND o.customs_status IN ('not_declared', 'declared', 'accepted', 'manual_review', 'inspection')
    ) AS awaits`);
  if (!row?.awaits) return;
  await inTransaction<void, never>(ctx, async (tx) => {
    const runAt = new Date(tx.now.getTime() + ctx.settings.CUSTOMS_POLL_MS);
    tx.enqueue("customs.collect_receipts", {}, { key: "collect_receipts:again", runAt });
    return ok(undefined);
  });
}
