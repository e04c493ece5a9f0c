import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { bytes, fenColumn, idColumn, instant } from "./columns";
import { order } from "./ordering";

export const payment = pgTable(
  "payment",
  {
    id: idColumn<"pay">("id").primaryKey(),
    /** one order has one payment */
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .unique()
      .references(() => order.id),
    provider: text("provider").notNull(),
    /** the provider's own number; null until it was opened there */
    providerRef: text("provider_ref"),
    payUrl: text("pay_url"),
    amountFen: fenColumn("amount_fen").notNull(),
    status: text("status").$type<"opening" | "open" | "paid" | "closed">().notNull(),
    /** how the shopper wished to pay, or did pay where the provider says so */
    method: text("method").$type<PaymentMethod>(),
    /** the provider's number of the money movement, payTransactionId of the customs messages */
    transactionRef: text("transaction_ref"),
    paidFen: fenColumn("paid_fen"),
    paidAt: instant("paid_at"),
    payerState: text("payer_state").$type<"verified" | "unknown">(),
    openedAt: instant("opened_at"),
    /** request and response of opening, unedited, under cipher: customs may ask for them */
    openRequestCipher: bytes("open_request_cipher"),
    openResponseCipher: bytes("open_response_cipher"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("payment_provider_ref").on(table.provider, table.providerRef),
    index("payment_transaction").on(table.transactionRef),
  ],
);

export type PaymentEventOutcome =
  | "confirmed"
  | "held_again"
  | "refunding"
  | "noted"
  /** says what cannot be true beside what we know: stands in 待处理 */
  | "contradiction"
  /** signed by our provider about a payment we do not know: stands in 待处理 */
  | "unknown_payment";

/** Every signed event a provider sent, once; the raw body is encrypted. */
export const paymentEvent = pgTable(
  "payment_event",
  {
    provider: text("provider").notNull(),
    eventId: text("event_id").notNull(),
    providerRef: text("provider_ref").notNull(),
    kind: text("kind").notNull(),
    bodyDigest: text("body_digest").notNull(),
    bodyCipher: bytes("body_cipher").notNull(),
    outcome: text("outcome").$type<PaymentEventOutcome>().notNull(),
    receivedAt: instant("received_at").notNull(),
    /** an event that needs a hand (contradiction, unknown_payment): who saw to it, and when */
    handledBy: text("handled_by"),
    handledAt: instant("handled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.eventId] }),
    index("payment_event_ref").on(table.provider, table.providerRef),
    index("payment_event_needs_hand")
      .on(table.receivedAt)
      .where(
        sql`${table.handledAt} IS NULL AND ${table.outcome} IN ('contradiction', 'unknown_payment')`,
      ),
  ],
);

export type RefundStatus = "requested" | "done" | "failed";

export const refund = pgTable(
  "refund",
  {
    id: idColumn<"rfd">("id").primaryKey(),
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    paymentId: idColumn<"pay">("payment_id")
      .notNull()
      .references(() => payment.id),
    /** idempotency key at the provider: one refund per money movement and reason */
    refundKey: text("refund_key").notNull().unique(),
    transactionRef: text("transaction_ref").notNull(),
    amountFen: fenColumn("amount_fen").notNull(),
    reason: text("reason").notNull(),
    status: text("status").$type<RefundStatus>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** 1, and one more each time somebody asks again after the provider failed for good */
    round: integer("round").notNull().default(1),
    lastError: text("last_error"),
    providerRefundRef: text("provider_refund_ref"),
    requestedAt: instant("requested_at").notNull(),
    doneAt: instant("done_at"),
  },
  (table) => [index("refund_order").on(table.orderId), index("refund_open").on(table.status)],
);
