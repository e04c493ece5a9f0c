import { type Id, parseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Result } from "~/domain/result";
import type { ServiceContext, SimulatorJobs } from "~/platform/context.server";
import { stopSaleOfDueLots } from "~/services/bonded/stop-sale-of-due-lots.server";
import { reconcileSearch } from "~/services/catalog/reconcile-search.server";
import { refreshSales } from "~/services/catalog/refresh-sales.server";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { collectReceipts } from "~/services/customs/collect-receipts.server";
import { requestSupportingDocuments } from "~/services/customs/request-supporting-documents.server";
import { sendMessage } from "~/services/customs/send-message.server";
import { submitInventoryList } from "~/services/customs/submit-inventory-list.server";
import { submitOrderDocument } from "~/services/customs/submit-order-document.server";
import { assignWaybill } from "~/services/fulfilment/assign-waybill.server";
import { forgetExpired } from "~/services/identity/forget-expired.server";
import { closeUnpaidOrder } from "~/services/ordering/close-unpaid-order.server";
import { openPayment } from "~/services/ordering/open-payment.server";
import { reallocateLots } from "~/services/ordering/reallocate-lots.server";
import { verifyPayer } from "~/services/ordering/verify-payer.server";
import { deliverSandboxEvent } from "~/services/payments/deliver-sandbox-event.server";
import { issueRefund } from "~/services/payments/issue-refund.server";
import { sweepOpenPayments } from "~/services/payments/sweep-open-payments.server";
import { JOBS, type JobName, type JobPayload } from "./catalogue";

type Handlers = {
  [Name in JobName]: (ctx: ServiceContext, payload: JobPayload<Name>) => Promise<void>;
};

/** Every job's verb. Each may run twice: verbs are idempotent. A throw is retried by the queue. */
export const handlers: Partial<Handlers> = {
  "fulfilment.assign_waybill": async (ctx, { orderId }) =>
    done(await assignWaybill(ctx, orderIdOf(orderId))),
  "customs.submit_order_document": async (ctx, { orderId }) =>
    done(await submitOrderDocument(ctx, orderIdOf(orderId))),
  "customs.request_supporting_documents": async (ctx, { orderId }) =>
    done(await requestSupportingDocuments(ctx, orderIdOf(orderId))),
  "customs.submit_inventory_list": async (ctx, { orderId }) =>
    done(await submitInventoryList(ctx, orderIdOf(orderId))),
  "customs.send_message": async (ctx, { messageId }) =>
    done(await sendMessage(ctx, idOf("msg", messageId))),
  "customs.collect_receipts": async (ctx) => done(await collectReceipts(ctx)),
  "customs_sim.take_in": (ctx, { intakeId }) => simulators(ctx).takeIn(intakeId),
  "customs_sim.answer": (ctx, { answerId }) => simulators(ctx).giveAnswer(answerId),
  "carrier_sim.send_waybill_document": (ctx, { waybillNo }) =>
    simulators(ctx).sendWaybillDocument(waybillNo),
  "payment_declarer_sim.send_payment_document": (ctx, { declarationId }) =>
    simulators(ctx).sendPaymentDocument(declarationId),
  "ordering.close_unpaid_order": async (ctx, { orderId }) =>
    done(await closeUnpaidOrder(ctx, { orderId: orderIdOf(orderId) })),
  "ordering.open_payment": async (ctx, { orderId }) =>
    done(await openPayment(ctx, { orderId: orderIdOf(orderId) })),
  "ordering.verify_payer": async (ctx, { orderId }) =>
    done(await verifyPayer(ctx, { orderId: orderIdOf(orderId) })),
  "payments.sweep_open": async (ctx) => done(await sweepOpenPayments(ctx)),
  "payments.issue_refund": async (ctx, { refundId }) =>
    done(await issueRefund(ctx, { refundId: idOf("rfd", refundId) })),
  "sandbox.deliver_event": async (ctx, { eventId }) =>
    done(await deliverSandboxEvent(ctx, { eventId })),
  "bonded.allocate_lots": async (ctx, { orderId }) =>
    done(await reallocateLots(ctx, { orderId: orderIdOf(orderId) })),
  "bonded.stop_sale_of_due_lots": async (ctx) => {
    await stopSaleOfDueLots(ctx);
  },
  "catalog.refresh_sales": (ctx) => refreshSales(ctx),
  "identity.forget_expired": (ctx) => forgetExpired(ctx),
  "search.sync_dirty_products": async (ctx) => {
    await syncDirtyProducts(ctx);
  },
  "search.reconcile": async (ctx) => {
    await reconcileSearch(ctx);
  },
};

/** A refused job is a failed one: the queue tries again, and 待处理 shows what stays refused. */
function done(result: Result<unknown, { code: string }>): void {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

function idOf<Prefix extends string>(prefix: Prefix, text: string): Id<Prefix> {
  const id = parseId(prefix, text);
  invariant(id, `a job's payload names a ${prefix}`);
  return id;
}
const orderIdOf = (text: string) => idOf("ord", text);

function simulators(ctx: ServiceContext): SimulatorJobs {
  invariant(ctx.ports.simulators, "this installation plays no other firm");
  return ctx.ports.simulators;
}

/** Periodic jobs: name and crontab (Asia/Shanghai does not matter for intervals). */
export const PERIODIC: readonly { name: JobName; cron: string }[] = [
  // 00:05 in Shanghai (UTC+8): the queue's crontab is UTC.
  { name: "bonded.stop_sale_of_due_lots", cron: "5 16 * * *" },
  { name: "catalog.refresh_sales", cron: "23 * * * *" },
  { name: "identity.forget_expired", cron: "17 * * * *" },
  { name: "payments.sweep_open", cron: "* * * * *" },
  { name: "customs.collect_receipts", cron: "* * * * *" },
  // Marks wake the sync themselves; this is for offers and lots that begin or end by the clock.
  { name: "search.sync_dirty_products", cron: "* * * * *" },
  // 00:06 in Shanghai: rates that began with the day change the prices that lists are sorted by.
  { name: "search.reconcile", cron: "6 16 * * *" },
];

/** Checks the payload and runs the job's verb. */
export async function runJob(ctx: ServiceContext, name: JobName, payload: unknown): Promise<void> {
  const handler = handlers[name] as
    | ((ctx: ServiceContext, payload: unknown) => Promise<void>)
    | undefined;
  if (!handler) throw new Error(`no handler for job ${name}`);
  await handler(ctx, JOBS[name].parse(payload));
}
