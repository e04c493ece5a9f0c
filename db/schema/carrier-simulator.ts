import { bigint, integer, pgSchema, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns";

/** The carrier of the demo. Only ports/carrier/simulator touches these tables. */
export const carrierSim = pgSchema("carrier_sim");

export const carrierSimWaybillSerial = carrierSim.sequence("waybill_serial");

/** A waybill as the carrier knows it: who gets what weight for which fee, and whose order it is. */
export const carrierSimWaybill = carrierSim.table(
  "waybill",
  {
    waybillNo: text("waybill_no").primaryKey(),
    /** the client's order number: one waybill each */
    orderNo: text("order_no").notNull(),
    consigneeCipher: bytes("consignee_cipher").notNull(),
    goodsInfo: text("goods_info").notNull(),
    grossWeightGrams: integer("gross_weight_grams").notNull(),
    freightFen: bigint("freight_fen", { mode: "number" }).notNull(),
    insuranceFen: bigint("insurance_fen", { mode: "number" }).notNull(),
    assignedAt: instant("assigned_at").notNull(),
  },
  (table) => [uniqueIndex("carrier_sim_waybill_order").on(table.orderNo)],
);

/** A 511 the client asked for: 1 first, +1 with each correction. */
export const carrierSimDocument = carrierSim.table(
  "waybill_document",
  {
    waybillNo: text("waybill_no")
      .notNull()
      .references(() => carrierSimWaybill.waybillNo),
    version: integer("version").notNull(),
    messageGuid: text("message_guid").notNull().unique(),
    documentGuid: text("document_guid").notNull(),
    subscriberAccount: text("subscriber_account").notNull(),
    askedAt: instant("asked_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (table) => [uniqueIndex("carrier_sim_document_once").on(table.waybillNo, table.version)],
);
