import { z } from "zod";

const orderId = z.object({ orderId: z.string() });
const nothing = z.object({});

/** Every job: its name and its payload, which holds ids only. Handlers stand in handlers.ts. */
export const JOBS = {
  /** ends the unpaid hold of an order when its time is over */
  "ordering.close_unpaid_order": orderId,
  /** opens the payment of an order whose request was interrupted after commit */
  "ordering.open_payment": orderId,
  /** asks the payment firm who paid a bonded order whose provider names nobody */
  "ordering.verify_payer": orderId,
  /** asks the provider about payments whose events may have been lost */
  "payments.sweep_open": nothing,
  "payments.issue_refund": z.object({ refundId: z.string() }),
  /** delivers the sandbox provider's signed event to the shop again until it is taken */
  "sandbox.deliver_event": z.object({ eventId: z.string() }),
  "bonded.allocate_lots": orderId,
  "bonded.stop_sale_of_due_lots": nothing,
  /**
   * Draws the waybill number. Whoever makes a home-delivery order paid *and* allocated (payment, or a
   * later allocation of an order that had no lot) enqueues this one job in that transaction; the
   * customs jobs of a bonded order follow from it. A bonded order whose payer nobody has named is not
   * due: `ordering.verify_payer` enqueues it again. Hall pickup needs no waybill and no job.
   */
  "fulfilment.assign_waybill": orderId,
  /** builds the order document (311) and commits it to be sent */
  "customs.submit_order_document": orderId,
  /** asks payment firm and carrier to declare 411 and 511 in their own names */
  "customs.request_supporting_documents": orderId,
  /**
   * Commits the list (621): from then on the shopper cannot cancel. Enqueued when order, payment and
   * waybill are all in customs' database, and by the clock when a receipt of theirs stays away.
   */
  "customs.submit_inventory_list": orderId,
  "customs.send_message": z.object({ messageId: z.string() }),
  /** reads our mailboxes at the exchange; asks for itself again while answers are awaited */
  "customs.collect_receipts": nothing,
  "customs_sim.take_in": z.object({ intakeId: z.string() }),
  "customs_sim.answer": z.object({ answerId: z.string() }),
  "carrier_sim.send_waybill_document": z.object({ waybillNo: z.string() }),
  "payment_declarer_sim.send_payment_document": z.object({ declarationId: z.string() }),
  "search.sync_dirty_products": nothing,
  /** every night: rewrites all documents and compares the engines */
  "search.reconcile": nothing,
  "catalog.refresh_sales": nothing,
  "identity.forget_expired": nothing,
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
