import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { CustomsRegime, DeliveryMethod, FactState } from "~/domain/catalog/terms";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import { day, fenColumn, idColumn } from "./columns";
import { warehouse } from "./warehouse";

/** Columns of every dated rule: how long it holds, how sure it is, where it was read. */
const provenance = {
  validFrom: day("valid_from").notNull(),
  validTo: day("valid_to"),
  state: text("state").$type<FactState>().notNull(),
  source: text("source").notNull(),
};

/** Rates and statutory units of one ten-digit HS line. */
export const hsLine = pgTable(
  "hs_line",
  {
    code: char("code", { length: 10 }).notNull(),
    nameZh: text("name_zh").notNull(),
    unit1: char("unit1", { length: 3 }).notNull(),
    unit2: char("unit2", { length: 3 }),
    vatBps: integer("vat_bps").notNull(),
    /** most-favoured-nation duty, for the full levy; null = unknown */
    mfnBps: integer("mfn_bps"),
    consumptionTax: jsonb("consumption_tax").$type<ConsumptionTax>().notNull(),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.code, table.validFrom] })],
);

/** Rows of the retail import list (跨境电子商务零售进口商品清单) as far as they are known. */
export const positiveListEntry = pgTable(
  "positive_list_entry",
  {
    hs8: char("hs8", { length: 8 }).notNull(),
    nameZh: text("name_zh").notNull(),
    bondedOnly: boolean("bonded_only").notNull(),
    noMail: boolean("no_mail").notNull(),
    capGrams: integer("cap_grams"),
    capGroup: text("cap_group"),
    excludeNote: text("exclude_note"),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.hs8, table.validFrom] })],
);

/** Purchase limits of cross-border retail import: one order, and one person in a calendar year. */
export const limitRule = pgTable(
  "limit_rule",
  {
    kind: text("kind").$type<"single_order" | "person_year">().notNull(),
    amountFen: fenColumn("amount_fen").notNull(),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.kind, table.validFrom] })],
);

export const freightRule = pgTable(
  "freight_rule",
  {
    warehouseId: idColumn<"whs">("warehouse_id")
      .notNull()
      .references(() => warehouse.id),
    deliveryMethod: text("delivery_method").$type<DeliveryMethod>().notNull(),
    baseFen: fenColumn("base_fen").notNull(),
    baseGrams: integer("base_grams").notNull(),
    stepFen: fenColumn("step_fen").notNull(),
    stepGrams: integer("step_grams").notNull(),
    freeFromFen: fenColumn("free_from_fen"),
    insuranceBps: integer("insurance_bps").notNull(),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.warehouseId, table.deliveryMethod, table.validFrom] })],
);

/** When lots of a category count as near expiry and when they may no longer be sold. */
export const shelfLifeRule = pgTable(
  "shelf_life_rule",
  {
    /** category key, or `*` for all others */
    categoryKey: text("category_key").notNull(),
    /** goods-in refuses less than this share of the whole life, unless confirmed */
    arrivalMinShareBps: integer("arrival_min_share_bps").notNull(),
    nearShareBps: integer("near_share_bps").notNull(),
    stopShareBps: integer("stop_share_bps").notNull(),
    stopMinDays: integer("stop_min_days").notNull(),
    stopMaxDays: integer("stop_max_days").notNull(),
    buyerMinDays: integer("buyer_min_days").notNull(),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.categoryKey, table.validFrom] })],
);

/** The consumer notice a buyer accepts (商财发〔2018〕486号), in numbered sentences. */
export const consumerNotice = pgTable("consumer_notice", {
  version: text("version").primaryKey(),
  customsRegime: text("customs_regime").$type<CustomsRegime>().notNull(),
  bodyZh: jsonb("body_zh").$type<string[]>().notNull(),
  bodyEn: jsonb("body_en").$type<string[]>().notNull(),
  ...provenance,
});

/** A firm named in customs messages, by the role it plays. */
export const customsParty = pgTable("customs_party", {
  role: text("role")
    .$type<"platform" | "seller" | "agent" | "logistics" | "payment">()
    .primaryKey(),
  code: text("code").notNull(),
  name: text("name").notNull(),
  dxpId: text("dxp_id"),
  state: text("state").$type<FactState>().notNull(),
  source: text("source").notNull(),
});

/** Single dated values such as the customs office's code; `state` says how sure each is. */
export const setting = pgTable(
  "setting",
  {
    key: text("key").notNull(),
    value: text("value").notNull(),
    ...provenance,
  },
  (table) => [primaryKey({ columns: [table.key, table.validFrom] })],
);

/** One row, raised by a trigger with every change of a rule table, so that caches know they are old. */
export const ruleVersion = pgTable(
  "rule_version",
  {
    id: smallint("id").primaryKey(),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [check("only_one_row", sql`${table.id} = 1`)],
);
