import { eq } from "drizzle-orm";
import { ok } from "~/domain/result";
import { type RunningWorker, startWorker } from "~/jobs/run-worker.server";
import { type App, createApp } from "~/platform/app.server";
import type { ServiceContext } from "~/platform/context.server";
import { readEnv } from "~/platform/env.server";
import { inTransaction } from "~/services/transaction.server";
import { order, orderEvent } from "~db/schema";
import type { TestDatabase } from "../database";
import { type ContextOptions, contextOn } from "../service-context";
import { until } from "../until";
import type { PaidOrder } from "./paid-order";

/** Delays of the simulated customs short enough to wait for, long enough to keep their order. */
export const QUICK_ENV: Record<string, string> = {
  WORKER_POLL_MS: "50",
  CUSTOMS_POLL_MS: "100",
  CUSTOMS_LIST_WAIT_SECONDS: "60",
  CUSTOMS_SIM_DELAY_2_MS: "20",
  CUSTOMS_SIM_DELAY_3_MS: "40",
  CUSTOMS_SIM_DELAY_120_MS: "80",
  CUSTOMS_SIM_DELAY_FINAL_MS: "160",
  CUSTOMS_SIM_DELAY_RULING_MS: "1500",
};

/** The shop's worker on a test database, with the queue the product uses. */
export async function startWorkingShop(database: TestDatabase, env: Record<string, string> = {}) {
  const settings = { ...QUICK_ENV, ...env };
  let app: App | undefined;
  let worker: RunningWorker | undefined;
  const start = async () => {
    app = createApp(readEnv({ APP_ENV: "test", LOG_LEVEL: "silent", ...settings }), {
      part: "worker",
      url: database.url,
      maxConnections: 6,
    });
    worker = await startWorker(app, database.url, 4);
  };
  const stop = async () => {
    await worker?.stop();
    await app?.close();
    worker = undefined;
  };
  await start();
  const context = (options: ContextOptions = {}): ServiceContext =>
    contextOn(database, { ...options, env: { ...settings, ...options.env } });

  const standing = async ({ orderId }: PaidOrder) => {
    const [row] = await database.db.select().from(order).where(eq(order.id, orderId));
    if (!row) throw new Error("the order exists");
    return row;
  };
  return {
    start,
    stop,
    context,
    standing,
    /** what payment does last: the one job from which all others follow */
    async begin({ orderId }: PaidOrder) {
      await inTransaction<void, never>(context(), async (tx) => {
        tx.enqueue("fulfilment.assign_waybill", { orderId });
        return ok(undefined);
      });
    },
    async untilCustoms(one: PaidOrder, status: (typeof order.$inferSelect)["customsStatus"]) {
      await until(
        `order ${one.orderNo} is ${status}`,
        async () => (await standing(one)).customsStatus === status,
      );
    },
    async events({ orderId }: PaidOrder): Promise<string[]> {
      const rows = await database.db
        .select({ type: orderEvent.type })
        .from(orderEvent)
        .where(eq(orderEvent.orderId, orderId))
        .orderBy(orderEvent.id);
      return rows.map(({ type }) => type);
    },
  };
}
export type WorkingShop = Awaited<ReturnType<typeof startWorkingShop>>;
