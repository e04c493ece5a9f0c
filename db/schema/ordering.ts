import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { CalendarDay } from "~/domain/calendar-day";
import type { GroupKey } from "~/domain/cart/cart";
import type { CustomsRegime, DeliveryMethod } from "~/domain/catalog/terms";
import type { Address } from "~/domain/order/address";
import type { SeenQuote } from "~/domain/order/seen-quote";
import type { CustomsStatus, FulfilmentStatus, PaymentStatus } from "~/domain/order/status";
import type { FrozenInput } from "~/domain/tax/replay";
import { offer, variant } from "./catalog";
import { bytes, day, fenColumn, idColumn, instant } from "./columns";
import { warehouse } from "./warehouse";

/** Running number of orders: the last six digits of an order number. */
export const orderNumberSequence = pgSequence("order_number_seq");

export const cart = pgTable("cart", {
  id: idColumn<"crt">("id").primaryKey(),
  /** session.visitorId of the shop, or of a kiosk visit */
  visitorId: text("visitor_id").notNull().unique(),
  updatedAt: instant("updated_at").notNull(),
  /** figures of its groups when the visitor changed it last, so that a change since can be named */
  shown: jsonb("shown").$type<Record<GroupKey, SeenQuote & { on: CalendarDay }>>(),
});

export const cartLine = pgTable(
  "cart_line",
  {
    cartId: idColumn<"crt">("cart_id")
      .notNull()
      .references(() => cart.id, { onDelete: "cascade" }),
    offerId: idColumn<"off">("offer_id")
      .notNull()
      .references(() => offer.id),
    deliveryMethod: text("delivery_method").$type<DeliveryMethod>().notNull(),
    quantity: integer("quantity").notNull(),
    /** price when the visitor put it in, so that a change since can be named */
    seenPriceFen: fenColumn("seen_price_fen").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cartId, table.offerId] }),
    check("quantity_in_range", sql`${table.quantity} BETWEEN 1 AND 99`),
  ],
);

/** What a visitor has entered on the way to one order (one group of the cart). */
export const checkoutDraft = pgTable(
  "checkout_draft",
  {
    visitorId: text("visitor_id").notNull(),
    /** regime, delivery and warehouse of the cart group */
    groupKey: text("group_key").notNull(),
    address: jsonb("address").$type<Address>(),
    buyerName: text("buyer_name"),
    buyerIdCipher: bytes("buyer_id_cipher"),
    buyerIdHash: text("buyer_id_hash"),
    buyerIdMasked: text("buyer_id_masked"),
    consentVersion: text("consent_version"),
    consentAt: instant("consent_at"),
    identityVerifiedAt: instant("identity_verified_at"),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.visitorId, table.groupKey] })],
);

export const order = pgTable(
  "order",
  {
    id: idColumn<"ord">("id").primaryKey(),
    orderNo: text("order_no").notNull().unique(),
    visitorId: text("visitor_id").notNull(),
    /** SHA-256 of the 128-bit token in the order's secret link, and the token itself under cipher */
    linkHash: text("link_hash").notNull().unique(),
    linkCipher: bytes("link_cipher").notNull(),
    /** submit once: the checkout form's key */
    submitKey: text("submit_key").notNull().unique(),
    customsRegime: text("customs_regime").$type<CustomsRegime>().notNull(),
    deliveryMethod: text("delivery_method").$type<DeliveryMethod>().notNull(),
    warehouseId: idColumn<"whs">("warehouse_id")
      .notNull()
      .references(() => warehouse.id),
    paymentStatus: text("payment_status").$type<PaymentStatus>().notNull(),
    customsStatus: text("customs_status").$type<CustomsStatus>().notNull(),
    fulfilmentStatus: text("fulfilment_status").$type<FulfilmentStatus>().notNull(),
    goodsFen: fenColumn("goods_fen").notNull(),
    freightFen: fenColumn("freight_fen").notNull(),
    insuranceFen: fenColumn("insurance_fen").notNull(),
    taxFen: fenColumn("tax_fen").notNull(),
    totalFen: fenColumn("total_fen").notNull(),
    /** customs value that counts toward the person's year; 0 for duty-paid orders */
    dutiableFen: fenColumn("dutiable_fen").notNull(),
    taxTreatment: text("tax_treatment").$type<"reduced" | "full" | "included">().notNull(),
    hasUnverifiedFacts: boolean("has_unverified_facts").notNull(),
    allowanceYear: smallint("allowance_year"),
    address: jsonb("address").$type<Address>().notNull(),
    buyerName: text("buyer_name"),
    buyerIdCipher: bytes("buyer_id_cipher"),
    buyerIdHash: text("buyer_id_hash"),
    buyerIdMasked: text("buyer_id_masked"),
    consentVersion: text("consent_version"),
    consentAt: instant("consent_at"),
    noticeVersion: text("notice_version"),
    noticeAcceptedAt: instant("notice_accepted_at"),
    placedAt: instant("placed_at").notNull(),
    holdExpiresAt: instant("hold_expires_at").notNull(),
    paidAt: instant("paid_at"),
    closedAt: instant("closed_at"),
    locale: text("locale").notNull(),
    waybillNo: text("waybill_no"),
    carrierCode: text("carrier_code"),
    carrierName: text("carrier_name"),
    grossWeightGrams: integer("gross_weight_grams").notNull(),
    netWeightGrams: integer("net_weight_grams").notNull(),
    promisedBy: day("promised_by"),
  },
  (table) => [
    index("order_visitor").on(table.visitorId),
    index("order_placed").on(table.placedAt),
    index("order_buyer").on(table.buyerIdHash),
    // The few orders that customs still has to answer, or that wait for a lot: looked at all the time.
    index("order_at_customs")
      .on(table.customsStatus)
      .where(
        sql`${table.paymentStatus} = 'paid' AND ${table.customsStatus} IN ('not_declared', 'declared', 'accepted', 'manual_review', 'inspection', 'rejected')`,
      ),
    index("order_without_lot").on(table.paidAt).where(sql`${table.fulfilmentStatus} = 'no_lot'`),
    // A carrier's number is one parcel's; receipts find their order by it.
    uniqueIndex("order_waybill").on(table.waybillNo, table.carrierCode),
    check(
      "parts_sum_to_total",
      sql`${table.goodsFen} + ${table.freightFen} + ${table.insuranceFen} + ${table.taxFen} = ${table.totalFen}`,
    ),
    check(
      "bonded_is_home_delivery",
      sql`${table.customsRegime} = '0110' OR ${table.deliveryMethod} = 'home'`,
    ),
    check(
      "bonded_names_its_buyer",
      sql`${table.customsRegime} = '0110' OR (${table.buyerIdHash} IS NOT NULL AND ${table.buyerIdCipher} IS NOT NULL AND ${table.buyerName} IS NOT NULL AND ${table.consentAt} IS NOT NULL AND ${table.noticeVersion} IS NOT NULL)`,
    ),
  ],
);

/** Frozen at placing: names, price, tax and customs facts of each line. */
export const orderLine = pgTable(
  "order_line",
  {
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    /** gnum of the customs documents: from 1, no gaps */
    line: smallint("line").notNull(),
    offerId: idColumn<"off">("offer_id")
      .notNull()
      .references(() => offer.id),
    variantId: idColumn<"var">("variant_id")
      .notNull()
      .references(() => variant.id),
    sku: text("sku").notNull(),
    gtin: text("gtin"),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    specZh: text("spec_zh").notNull(),
    specEn: text("spec_en").notNull(),
    brandNameZh: text("brand_name_zh").notNull(),
    productSlug: text("product_slug").notNull(),
    originCode: char("origin_code", { length: 2 }).notNull(),
    quantity: integer("quantity").notNull(),
    priceFen: fenColumn("price_fen").notNull(),
    goodsFen: fenColumn("goods_fen").notNull(),
    freightShareFen: fenColumn("freight_share_fen").notNull(),
    insuranceShareFen: fenColumn("insurance_share_fen").notNull(),
    dutiableFen: fenColumn("dutiable_fen").notNull(),
    dutyFen: fenColumn("duty_fen").notNull(),
    consumptionTaxFen: fenColumn("consumption_tax_fen").notNull(),
    vatFen: fenColumn("vat_fen").notNull(),
    /** rate the line was taxed at; null where the price includes its taxes */
    vatBps: integer("vat_bps"),
    hsCode: char("hs_code", { length: 10 }),
    dealUnit: char("deal_unit", { length: 3 }),
    unit1: char("unit1", { length: 3 }),
    unit2: char("unit2", { length: 3 }),
    itemRecordNo: text("item_record_no"),
    netContentValue: integer("net_content_value"),
    netContentUnit: text("net_content_unit"),
    packCount: integer("pack_count").notNull(),
    /** weights and volume of one piece; times quantity for the line */
    netWeightGrams: integer("net_weight_grams").notNull(),
    grossWeightGrams: integer("gross_weight_grams").notNull(),
    volumeMl: integer("volume_ml"),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.line] })],
);

/**
 * What an imported order's quote was made of: every figure with the rule row it was read from. The
 * quote is made of it again, to the fen, whenever it is to be explained (domain/tax/replay).
 */
export const orderQuote = pgTable("order_quote", {
  orderId: idColumn<"ord">("order_id")
    .primaryKey()
    .references(() => order.id),
  input: jsonb("input").$type<FrozenInput>().notNull(),
});

/** The append-only history of an order, shown as its timeline. */
export const orderEvent = pgTable(
  "order_event",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    orderId: idColumn<"ord">("order_id")
      .notNull()
      .references(() => order.id),
    type: text("type").notNull(),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    actor: text("actor").notNull(),
    occurredAt: instant("occurred_at").notNull(),
  },
  (table) => [index("order_event_order").on(table.orderId, table.id)],
);
