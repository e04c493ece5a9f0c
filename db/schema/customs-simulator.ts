import {
  bigint,
  char,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, day, instant } from "./columns";

/**
 * The customs of the demo: exchange, register and answers. Only ports/customs/simulator touches these
 * tables; it is fed message bytes and never reads the shop's (docs/decisions/0021).
 */
export const customsSim = pgSchema("customs_sim");

/** A transport message as it came in; the same number with the same bytes is taken once. */
export const customsSimIntake = customsSim.table(
  "intake",
  {
    id: text("id").primaryKey(),
    senderAccount: text("sender_account").notNull(),
    transportId: text("transport_id").notNull(),
    bodyDigest: text("body_digest").notNull(),
    envelopeCipher: bytes("envelope_cipher").notNull(),
    receivedAt: instant("received_at").notNull(),
    takenAt: instant("taken_at"),
  },
  (table) => [uniqueIndex("customs_sim_intake_once").on(table.senderAccount, table.transportId)],
);

export type CustomsSimKind = "order" | "payment" | "waybill" | "list";
/** waiting: a list whose documents are not all there; comparing: they are, answers are under way */
export type CustomsSimStage =
  | "taken"
  | "accepted"
  | "rejected"
  | "waiting"
  | "comparing"
  | "released"
  | "closed";

/** A document in customs' own register, in its newest version. */
export const customsSimDocument = customsSim.table(
  "document",
  {
    kind: text("kind").$type<CustomsSimKind>().notNull(),
    /** order: platform:number; payment, waybill: firm:number; list: the agent's own number */
    documentKey: text("document_key").notNull(),
    orderNo: text("order_no").notNull(),
    version: integer("version").notNull(),
    stage: text("stage").$type<CustomsSimStage>().notNull(),
    contentCipher: bytes("content_cipher").notNull(),
    messageType: text("message_type").notNull(),
    /** accounts that get its receipts: the sender's and the subscribers' */
    accounts: text("accounts").array().notNull(),
    takenAt: instant("taken_at").notNull(),
    preNo: text("pre_no"),
    listNo: text("list_no"),
    /** list only: whose year it counts toward, and how much (hundred-thousandths of a yuan) */
    personDigest: text("person_digest"),
    year: integer("year"),
    countedValue: bigint("counted_value", { mode: "bigint" }),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.documentKey] }),
    index("customs_sim_document_order").on(table.orderNo),
  ],
);

/** An answer that is due, or was given. */
export const customsSimAnswer = customsSim.table(
  "answer",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<CustomsSimKind>().notNull(),
    documentKey: text("document_key").notNull(),
    version: integer("version").notNull(),
    status: text("status").notNull(),
    info: text("info").notNull(),
    dueAt: instant("due_at").notNull(),
    publishedAt: instant("published_at"),
  },
  (table) => [
    index("customs_sim_answer_document").on(table.kind, table.documentKey, table.version),
  ],
);

/** What a person has bought this year, by digest of the identity number, over all platforms. */
export const customsSimPersonYear = customsSim.table(
  "person_year",
  {
    personDigest: text("person_digest").notNull(),
    year: integer("year").notNull(),
    /** hundred-thousandths of a yuan */
    used: bigint("used", { mode: "bigint" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personDigest, table.year] })],
);

export const customsSimLimit = customsSim.table(
  "purchase_limit",
  {
    kind: text("kind").$type<"single_order" | "person_year">().notNull(),
    validFrom: day("valid_from").notNull(),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
    source: text("source").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.validFrom] })],
);

/** The tariff as customs knows it: codes with their statutory units. */
export const customsSimTariff = customsSim.table("tariff", {
  code: char("code", { length: 10 }).primaryKey(),
  unit1: char("unit1", { length: 3 }).notNull(),
  unit2: char("unit2", { length: 3 }),
});

/** Number of the last delivery put into an account's mailbox: its row lock puts them in order. */
export const customsSimMailbox = customsSim.table("mailbox", {
  account: text("account").primaryKey(),
  lastPosition: bigint("last_position", { mode: "number" }).notNull(),
});

export const customsSimDelivery = customsSim.table(
  "delivery",
  {
    account: text("account").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    bodyCipher: bytes("body_cipher").notNull(),
    putAt: instant("put_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.position] })],
);

/** Serial numbers of lists and pre-entries. */
export const customsSimListSerial = customsSim.sequence("list_serial");

/** The certificate office of the demo: cards it issued, and the directory in which they are found. */
export const certificateSim = pgSchema("certificate_sim");

export const certificateSimCard = certificateSim.table("card", {
  firmCode: text("firm_code").primaryKey(),
  certificateNo: text("certificate_no").notNull().unique(),
  certificatePem: text("certificate_pem").notNull(),
  keyCipher: bytes("key_cipher").notNull(),
  issuedAt: instant("issued_at").notNull(),
});
