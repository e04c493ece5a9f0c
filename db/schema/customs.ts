import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, day, idColumn, instant } from "./columns";
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
  /** number of the list version committed last: 0 before the first, +1 with each repair */
  attempt: integer("attempt").notNull(),
  /** the same for the order document, and for what we asked payment firm and carrier to declare */
  orderDocumentVersion: integer("order_document_version").notNull().default(0),
  paymentDocumentVersion: integer("payment_document_version").notNull().default(0),
  waybillDocumentVersion: integer("waybill_document_version").notNull().default(0),
  orderDocumentSentAt: instant("order_document_sent_at"),
  paymentDocumentAskedAt: instant("payment_document_asked_at"),
  waybillDocumentAskedAt: instant("waybill_document_asked_at"),
  listSentAt: instant("list_sent_at"),
  releasedAt: instant("released_at"),
  createdAt: instant("created_at").notNull(),
});

/** own: sent by us. copy: another firm's document of our order, which we subscribed to. */
export type MessageOrigin = "own" | "copy";

/** A message about an order on its way to customs; body in clear only inside the cipher. */
export const customsMessage = pgTable(
  "customs_message",
  {
    id: idColumn<"msg">("id").primaryKey(),
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    messageType: text("message_type").notNull(),
    origin: text("origin").$type<MessageOrigin>().notNull(),
    /** version of this document: 1 first, +1 with each correction */
    attempt: integer("attempt").notNull(),
    guid: text("guid").notNull().unique(),
    /** registration code of the firm that sends */
    senderCode: text("sender_code").notNull(),
    /** its account at the exchange; where receipts come back */
    senderAccount: text("sender_account").notNull(),
    bodyCipher: bytes("body_cipher").notNull(),
    bodyDigest: text("body_digest").notNull(),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (table) => [
    uniqueIndex("customs_message_once").on(table.orderId, table.messageType, table.attempt),
  ],
);

/**
 * Why a receipt could not simply be acted on: bytes that are no message, a document nobody here sent,
 * a status nobody has explained, two rulings that cannot both be, a message the exchange refused.
 */
export type ReceiptProblem =
  | "malformed"
  | "unknown_document"
  | "unknown_status"
  | "contradiction"
  | "refused_message";

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
    problem: text("problem").$type<ReceiptProblem>(),
    receivedAt: instant("received_at").notNull(),
    /** who looked at the problem, and when */
    handledBy: text("handled_by"),
    handledAt: instant("handled_at"),
  },
  (table) => [
    index("customs_receipt_order").on(table.orderId),
    index("customs_receipt_needs_hand")
      .on(table.receivedAt)
      .where(sql`${table.problem} IS NOT NULL AND ${table.handledAt} IS NULL`),
  ],
);

/** How far each of our mailboxes at the exchange has been read. */
export const customsMailbox = pgTable("customs_mailbox", {
  account: text("account").primaryKey(),
  position: bigint("position", { mode: "number" }).notNull(),
  readAt: instant("read_at").notNull(),
});

/** Pieces of a released order that customs took back in time (退货申请单): they leave the person's year. */
export const customsReturn = pgTable(
  "customs_return",
  {
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    /** customs' number of the return application */
    returnNo: text("return_no").notNull(),
    /** gnum of the order's line */
    line: smallint("line").notNull(),
    quantity: integer("quantity").notNull(),
    appliedOn: day("applied_on").notNull(),
    backOn: day("back_on").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.returnNo, table.line] }),
    check("returned_pieces", sql`${table.quantity} > 0`),
    check("applied_before_back", sql`${table.appliedOn} <= ${table.backOn}`),
  ],
);
