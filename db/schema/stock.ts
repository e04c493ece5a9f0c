import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LotDocument } from "~/domain/stock/lot-document";
import { variant } from "./catalog";
import { day, idColumn, instant } from "./columns";
import { warehouse } from "./warehouse";

export type RouteStop = {
  placeZh: string;
  placeEn: string;
  date: string;
  noteZh?: string;
  noteEn?: string;
};

/** Goods of one variant that came in together: one declaration item, one expiry. */
export const lot = pgTable(
  "lot",
  {
    id: idColumn<"lot">("id").primaryKey(),
    lotNo: text("lot_no").notNull(),
    variantId: idColumn<"var">("variant_id")
      .notNull()
      .references(() => variant.id),
    warehouseId: idColumn<"whs">("warehouse_id")
      .notNull()
      .references(() => warehouse.id),
    originCode: char("origin_code", { length: 2 }).notNull(),
    producedOn: day("produced_on").notNull(),
    expiresOn: day("expires_on").notNull(),
    /** first day it counts as near expiry, from the shelf-life rule in force at goods-in */
    nearFrom: day("near_from").notNull(),
    /** last day it may be sold, from the same rule */
    sellUntil: day("sell_until").notNull(),
    recalledAt: instant("recalled_at"),
    receivedAt: instant("received_at").notNull(),
    /** the goods-in command that made it: a repeated one changes nothing */
    receivedByCommand: text("received_by_command").unique(),
    /** first bin the lot was put into */
    binLocation: text("bin_location").notNull(),
    emsNo: text("ems_no"),
    itemRecordNo: text("item_record_no"),
    documents: jsonb("documents").$type<LotDocument[]>().notNull().default(sql`'[]'`),
    route: jsonb("route").$type<RouteStop[]>().notNull().default(sql`'[]'`),
  },
  (table) => [
    uniqueIndex("lot_no_once").on(table.warehouseId, table.variantId, table.lotNo),
    index("lot_fefo").on(table.warehouseId, table.variantId, table.expiresOn),
    check("lot_dates", sql`${table.producedOn} < ${table.expiresOn}`),
  ],
);

export type LedgerName = "promise" | "physical" | "allowance" | "book";

/** An account of one of the four ledgers; `outside` accounts alone may go below zero. */
export const ledgerAccount = pgTable(
  "ledger_account",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    ledger: text("ledger").$type<LedgerName>().notNull(),
    kind: text("kind").$type<"inside" | "outside">().notNull(),
    /** deterministic name, e.g. `promise:saleable:whs_…:var_…` */
    code: text("code").notNull().unique(),
    warehouseId: idColumn<"whs">("warehouse_id"),
    variantId: idColumn<"var">("variant_id"),
    lotId: idColumn<"lot">("lot_id"),
    /** last part of the role: saleable, committed, good, quarantine, free, used … */
    bucket: text("bucket").notNull(),
    location: text("location"),
    customsStatus: text("customs_status").$type<"bonded" | "released">(),
    /** keyed hash of the person's identity number, allowance only */
    personHash: text("person_hash"),
    year: smallint("year"),
  },
  (table) => [
    index("ledger_account_goods").on(table.ledger, table.warehouseId, table.variantId),
    index("ledger_account_lot").on(table.lotId),
  ],
);

/** One balanced posting; never changed or deleted, corrected by a reversing one. */
export const ledgerTxn = pgTable(
  "ledger_txn",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    ledger: text("ledger").$type<LedgerName>().notNull(),
    type: text("type").notNull(),
    sourceDoc: text("source_doc").notNull(),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    postedAt: instant("posted_at").notNull(),
    idemKey: text("idem_key").notNull().unique(),
    /** hash of the entries: the same key with other entries is refused */
    contentHash: text("content_hash").notNull(),
    reverses: bigint("reverses", { mode: "number" }),
  },
  (table) => [index("ledger_txn_source").on(table.sourceDoc)],
);

export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    txnId: bigint("txn_id", { mode: "number" })
      .notNull()
      .references(() => ledgerTxn.id),
    seq: smallint("seq").notNull(),
    accountId: bigint("account_id", { mode: "number" })
      .notNull()
      .references(() => ledgerAccount.id),
    /** pieces; fen in the allowance ledger */
    qty: bigint("qty", { mode: "number" }).notNull(),
    grams: bigint("grams", { mode: "number" }).notNull(),
  },
  (table) => [
    uniqueIndex("ledger_entry_pk").on(table.txnId, table.seq),
    index("ledger_entry_account").on(table.accountId),
    check("entry_moves_something", sql`${table.qty} <> 0 OR ${table.grams} <> 0`),
  ],
);

/** Sum of an account's entries, and how much of it open holds have allocated. */
export const ledgerBalance = pgTable(
  "ledger_balance",
  {
    accountId: bigint("account_id", { mode: "number" })
      .primaryKey()
      .references(() => ledgerAccount.id),
    kind: text("kind").$type<"inside" | "outside">().notNull(),
    onHand: bigint("on_hand", { mode: "number" }).notNull(),
    onHandGrams: bigint("on_hand_grams", { mode: "number" }).notNull(),
    allocated: bigint("allocated", { mode: "number" }).notNull(),
    version: integer("version").notNull(),
  },
  (table) => [
    check("inside_is_not_negative", sql`${table.kind} = 'outside' OR ${table.onHand} >= 0`),
    check(
      "allocated_is_covered",
      sql`${table.kind} = 'outside' OR ${table.allocated} BETWEEN 0 AND ${table.onHand}`,
    ),
  ],
);

export type HoldState = "held" | "posted" | "voided" | "expired";

/** First phase of a posting: quantity set aside on one account for another; resolves exactly once. */
export const ledgerHold = pgTable(
  "ledger_hold",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    /** what the hold serves: an order's id */
    sagaId: text("saga_id").notNull(),
    ledger: text("ledger").$type<LedgerName>().notNull(),
    /** why: `checkout`, `allocation`, `picking` … with the order line where there is one */
    purpose: text("purpose").notNull(),
    line: smallint("line").notNull(),
    fromAccountId: bigint("from_account_id", { mode: "number" })
      .notNull()
      .references(() => ledgerAccount.id),
    toAccountId: bigint("to_account_id", { mode: "number" })
      .notNull()
      .references(() => ledgerAccount.id),
    qty: bigint("qty", { mode: "number" }).notNull(),
    grams: bigint("grams", { mode: "number" }).notNull(),
    state: text("state").$type<HoldState>().notNull(),
    expiresAt: instant("expires_at"),
    createdAt: instant("created_at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedTxnId: bigint("resolved_txn_id", { mode: "number" }),
  },
  (table) => [
    index("ledger_hold_saga").on(table.sagaId, table.ledger, table.state),
    // A repeated hold of the same line for the same purpose changes nothing.
    uniqueIndex("ledger_hold_once").on(
      table.sagaId,
      table.ledger,
      table.purpose,
      table.line,
      table.fromAccountId,
    ),
    index("ledger_hold_account").on(table.fromAccountId, table.state),
    check("hold_is_positive", sql`${table.qty} > 0`),
    check("resolution_is_dated", sql`(${table.state} = 'held') = (${table.resolvedAt} IS NULL)`),
  ],
);
