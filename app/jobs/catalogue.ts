import { z } from "zod";

const orderId = z.object({ orderId: z.string() });
const nothing = z.object({});

/** Every job: its name and its payload, which holds ids only. Handlers stand in handlers.ts. */
export const JOBS = {
  /** ends the unpaid hold of an order when its time is over */
  "ordering.close_unpaid_order": orderId,
  /** opens the payment of an order whose request was interrupted after commit */
  "ordering.open_payment": orderId,
  /** asks the provider about payments whose events may have been lost */
  "payments.sweep_open": nothing,
  "payments.issue_refund": z.object({ refundId: z.string() }),
  /** delivers the sandbox provider's signed event to the shop again until it is taken */
  "sandbox.deliver_event": z.object({ eventId: z.string() }),
  "bonded.allocate_lots": orderId,
  "bonded.stop_sale_of_due_lots": nothing,
  "fulfilment.assign_waybill": orderId,
  "customs.submit_order_document": orderId,
  "customs.request_supporting_documents": orderId,
  "customs.submit_inventory_list": orderId,
  "customs.send_message": z.object({ messageId: z.string() }),
  "customs.collect_receipts": nothing,
  "customs_sim.take_in": z.object({ intakeId: z.string() }),
  "customs_sim.answer": z.object({ answerId: z.string() }),
  "carrier_sim.send_waybill_document": z.object({ waybillNo: z.string() }),
  "payment_declarer_sim.send_payment_document": z.object({ declarationId: z.string() }),
  "search.sync_dirty_products": nothing,
  "catalog.refresh_sales": nothing,
  "identity.forget_expired": nothing,
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
