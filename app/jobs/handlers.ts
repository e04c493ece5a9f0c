import { invariant } from "~/domain/invariant";
import type { ServiceContext, SimulatorJobs } from "~/platform/context.server";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { forgetExpired } from "~/services/identity/forget-expired.server";
import { JOBS, type JobName, type JobPayload } from "./catalogue";

type Handlers = {
  [Name in JobName]: (ctx: ServiceContext, payload: JobPayload<Name>) => Promise<void>;
};

/** Every job's verb. Each may run twice: verbs are idempotent. A throw is retried by the queue. */
export const handlers: Partial<Handlers> = {
  "customs_sim.take_in": (ctx, { intakeId }) => simulators(ctx).takeIn(intakeId),
  "customs_sim.answer": (ctx, { answerId }) => simulators(ctx).giveAnswer(answerId),
  "carrier_sim.send_waybill_document": (ctx, { waybillNo }) =>
    simulators(ctx).sendWaybillDocument(waybillNo),
  "payment_declarer_sim.send_payment_document": (ctx, { declarationId }) =>
    simulators(ctx).sendPaymentDocument(declarationId),
  "identity.forget_expired": (ctx) => forgetExpired(ctx),
  "search.sync_dirty_products": async (ctx) => {
    await syncDirtyProducts(ctx);
  },
};

function simulators(ctx: ServiceContext): SimulatorJobs {
  invariant(ctx.ports.simulators, "this installation plays no other firm");
  return ctx.ports.simulators;
}

/** Periodic jobs: name and crontab (Asia/Shanghai does not matter for intervals). */
export const PERIODIC: readonly { name: JobName; cron: string }[] = [
  { name: "identity.forget_expired", cron: "17 * * * *" },
  // Marks wake the sync themselves; this is for offers and lots that begin or end by the clock.
  { name: "search.sync_dirty_products", cron: "* * * * *" },
];

/** Checks the payload and runs the job's verb. */
export async function runJob(ctx: ServiceContext, name: JobName, payload: unknown): Promise<void> {
  const handler = handlers[name] as
    | ((ctx: ServiceContext, payload: unknown) => Promise<void>)
    | undefined;
  if (!handler) throw new Error(`no handler for job ${name}`);
  await handler(ctx, JOBS[name].parse(payload));
}
