import { bigint, integer, pgSchema, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns";

/** The payment firm's customs service of the demo. Only ports/payment-declarer/simulator touches it. */
export const paymentDeclarerSim = pgSchema("payment_declarer_sim");

/** A 411 the merchant asked for: 1 first, +1 with each correction. */
export const paymentDeclarerSimDeclaration = paymentDeclarerSim.table(
  "declaration",
  {
    id: text("id").primaryKey(),
    transactionRef: text("transaction_ref").notNull(),
    version: integer("version").notNull(),
    orderNo: text("order_no").notNull(),
    platformCode: text("platform_code").notNull(),
    platformName: text("platform_name").notNull(),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
    paidAt: instant("paid_at").notNull(),
    payerCipher: bytes("payer_cipher").notNull(),
    subscriberAccount: text("subscriber_account").notNull(),
    messageGuid: text("message_guid").notNull().unique(),
    documentGuid: text("document_guid").notNull(),
    askedAt: instant("asked_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (table) => [uniqueIndex("payment_declarer_sim_once").on(table.transactionRef, table.version)],
);
