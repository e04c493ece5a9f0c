import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, idColumn, instant } from "./columns";
import { order } from "./ordering";

/** One order's customs list (清单) and where it stands. */
export const declaration = pgTable("declaration", {
  id: idColumn<"dcl">("id").primaryKey(),
  orderId: idColumn<"ord">("order_id")
    .notNull()
    .unique()
    .references(() => order.id),
  /** 企业内部编号: comes back on every 622 */
  copNo: text("cop_no").notNull().unique(),
  preNo: text("pre_no"),
  invtNo: text("invt_no"),
  /** number of the list version sent last: 1 first, +1 with each repair */
  attempt: integer("attempt").notNull(),
  orderDocumentSentAt: instant("order_document_sent_at"),
  paymentDocumentAskedAt: instant("payment_document_asked_at"),
  waybillDocumentAskedAt: instant("waybill_document_asked_at"),
  listSentAt: instant("list_sent_at"),
  releasedAt: instant("released_at"),
  createdAt: instant("created_at").notNull(),
});

/** A message we sent; body in clear only inside the cipher. */
export const customsMessage = pgTable(
  "customs_message",
  {
    id: idColumn<"msg">("id").primaryKey(),
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    messageType: text("message_type").notNull(),
    attempt: integer("attempt").notNull(),
    guid: text("guid").notNull().unique(),
    senderCode: text("sender_code").notNull(),
    bodyCipher: bytes("body_cipher").notNull(),
    bodyDigest: text("body_digest").notNull(),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (table) => [
    uniqueIndex("customs_message_once").on(table.orderId, table.messageType, table.attempt),
  ],
);

/** A receipt that came back; kept whole even when no order of ours matches it. */
export const customsReceipt = pgTable(
  "customs_receipt",
  {
    /** SHA-256 of message type, business key, status and return time: a repeat changes nothing */
    receiptKey: text("receipt_key").primaryKey(),
    orderId: idColumn<"ord">("order_id").references(() => order.id),
    messageType: text("message_type").notNull(),
    businessKey: text("business_key").notNull(),
    returnStatus: text("return_status").notNull(),
    returnTime: text("return_time").notNull(),
    returnInfo: text("return_info").notNull(),
    invtNo: text("invt_no"),
    preNo: text("pre_no"),
    bodyCipher: bytes("body_cipher").notNull(),
    /** why a receipt could not be used: unknown_document, malformed */
    problem: text("problem"),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [index("customs_receipt_order").on(table.orderId)],
);
