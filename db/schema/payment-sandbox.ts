import { bigint, index, integer, pgSchema, text } from "drizzle-orm/pg-core";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { instant } from "./columns";

/** The payment provider of the demo. Only ports/payments/sandbox touches it. */
export const paymentSandbox = pgSchema("payment_sandbox");

const amount = (name: string) => bigint(name, { mode: "number" });

export const sandboxPayment = paymentSandbox.table("payment", {
  ref: text("ref").primaryKey(),
  /** the merchant's own number: a second opening finds the first */
  merchantPaymentId: text("merchant_payment_id").notNull().unique(),
  orderNo: text("order_no").notNull(),
  amountFen: amount("amount_fen").notNull(),
  description: text("description").notNull(),
  returnPath: text("return_path").notNull(),
  method: text("method").$type<PaymentMethod>().notNull(),
  locale: text("locale").notNull(),
  expectedPayerName: text("expected_payer_name"),
  expectedPayerDigest: text("expected_payer_digest"),
  status: text("status").$type<"open" | "paid" | "closed">().notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Where the merchant takes events, as it would enter it on a provider's settings page. */
export const sandboxMerchant = paymentSandbox.table("merchant", {
  id: text("id").primaryKey(),
  webhookUrl: text("webhook_url").notNull(),
});

/** Money that moved; one payment may see several, which is the merchant's to sort out. */
export const sandboxMovement = paymentSandbox.table("movement", {
  transactionRef: text("transaction_ref").primaryKey(),
  paymentRef: text("payment_ref")
    .notNull()
    .references(() => sandboxPayment.ref),
  amountFen: amount("amount_fen").notNull(),
  movedAt: instant("moved_at").notNull(),
});

export const sandboxRefund = paymentSandbox.table("refund", {
  refundKey: text("refund_key").primaryKey(),
  refundRef: text("refund_ref").notNull().unique(),
  transactionRef: text("transaction_ref")
    .notNull()
    .references(() => sandboxMovement.transactionRef),
  amountFen: amount("amount_fen").notNull(),
  refundedAt: instant("refunded_at").notNull(),
});

/** What the merchant is told, until it takes it. */
export const sandboxEvent = paymentSandbox.table(
  "event",
  {
    id: text("id").primaryKey(),
    paymentRef: text("payment_ref")
      .notNull()
      .references(() => sandboxPayment.ref),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    deliveredAt: instant("delivered_at"),
  },
  (table) => [index("sandbox_event_payment").on(table.paymentRef, table.createdAt)],
);
