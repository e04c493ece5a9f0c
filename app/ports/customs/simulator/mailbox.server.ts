import { and, asc, eq, gt, sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import type { Sealer } from "~/platform/sealing.server";
import type { Database, DatabaseTransaction } from "~db/client.server";
import { customsSimDelivery as delivery, customsSimMailbox as mailbox } from "~db/schema";
import type { Delivery } from "../customs";

/**
 * Puts bytes into each account's mailbox and wakes the readers at commit. The mailbox row stays
 * locked until then, so that positions become visible in their order and a reader misses none.
 */
export async function putIntoMailboxes(
  tx: DatabaseTransaction,
  seal: Sealer,
  accounts: readonly string[],
  bodies: readonly Uint8Array[],
  at: Date,
): Promise<void> {
  if (accounts.length === 0 || bodies.length === 0) return;
  // In one order everywhere, so that two writers never wait for each other.
  for (const account of [...new Set(accounts)].sort()) {
    const [box] = await tx
      .insert(mailbox)
      .values({ account, lastPosition: bodies.length })
      .onConflictDoUpdate({
        target: mailbox.account,
        set: { lastPosition: sql`${mailbox.lastPosition} + ${bodies.length}` },
      })
      .returning({ lastPosition: mailbox.lastPosition });
    invariant(box, "a mailbox");
    const first = box.lastPosition - bodies.length + 1;
    await tx.insert(delivery).values(
      bodies.map((body, index) => ({
        account,
        position: first + index,
        bodyCipher: seal.seal(body),
        putAt: at,
      })),
    );
  }
  await enqueueJobs(tx, [
    { task: "customs.collect_receipts", payload: {}, key: "collect_receipts" },
  ]);
}

export async function readMailbox(
  db: Database,
  seal: Sealer,
  account: string,
  afterPosition: number,
  atMost: number,
): Promise<Delivery[]> {
  const rows = await db
    .select({ position: delivery.position, bodyCipher: delivery.bodyCipher })
    .from(delivery)
    .where(and(eq(delivery.account, account), gt(delivery.position, afterPosition)))
    .orderBy(asc(delivery.position))
    .limit(atMost);
  return rows.map(({ position, bodyCipher }) => ({ position, body: seal.openBytes(bodyCipher) }));
}

export type SimulatorJob = {
  task: "customs_sim.take_in" | "customs_sim.answer" | "customs.collect_receipts";
  payload: unknown;
  runAt?: Date;
  key?: string;
};

/** The exchange's own queue is ours: its work survives a kill like any other job. */
export async function enqueueJobs(
  tx: DatabaseTransaction,
  jobs: readonly SimulatorJob[],
): Promise<void> {
  await tx.execute(sql`SELECT enqueue_jobs(${JSON.stringify(jobs)}::jsonb)`);
}
