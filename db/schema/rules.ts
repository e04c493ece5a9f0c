import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { CustomsRegime, DeliveryMethod, FactState } from "~/domain/catalog/terms";
import type { ProductRule } from "~/domain/origin/product-rule";
import type { Duty } from "~/domain/tariff/duty";
import type { Agreement, TariffRegime } from "~/domain/tariff/rows";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import { day, fenColumn, idColumn } from "./columns";
import { ruleChange } from "./rule-changes";
import { warehouse } from "./warehouse";

/** Columns of every dated rule: how long it holds (both days included), how sure it is, where it was read. */
const provenance = {
  validFrom: day("valid_from").notNull(),
  validTo: day("valid_to"),
  state: text("state").$type<FactState>().notNull(),
  source: text("source").notNull(),
};

/**
 * Columns of a rule that two people enter and approve. Its values are never overwritten (trigger):
 * a later row ends it (`valid_to`), a correction withdraws it. Rows in force never overlap (exclusion).
 */
const kept = {
  /** stands for exactly these values: frozen quotes name it */
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  ...provenance,
  /** who entered and who approved it; null = came with the program's own first data */
  changeId: idColumn<"rch">("change_id").references(() => ruleChange.id),
  /** the change that put other values in its place for all of its time */
  withdrawnBy: idColumn<"rch">("withdrawn_by").references(() => ruleChange.id),
};

/** Name and statutory units of one ten-digit HS line. */
export const hsLine = pgTable(
  "hs_line",
  {
    ...kept,
    code: char("code", { length: 10 }).notNull(),
    nameZh: text("name_zh").notNull(),
    unit1: char("unit1", { length: 3 }).notNull(),
    unit2: char("unit2", { length: 3 }),
  },
  (table) => [index("hs_line_code").on(table.code)],
);

/** Import VAT of an HS line of 8 or 10 digits; the longer code prevails. */
export const vatRate = pgTable("vat_rate", {
  ...kept,
  hsCode: text("hs_code").notNull(),
  /** null = unknown */
  rateBps: integer("rate_bps"),
});

/** Consumption tax of an HS line of 8 or 10 digits; the longer code prevails. */
export const consumptionTaxRate = pgTable("consumption_tax_rate", {
  ...kept,
  hsCode: text("hs_code").notNull(),
  /** null = unknown */
  tax: jsonb("tax").$type<ConsumptionTax>(),
});

/** Import duty of a tariff line: MFN, provisional, or an agreement's rate for an origin. */
export const tariffRate = pgTable("tariff_rate", {
  ...kept,
  hs8: char("hs8", { length: 8 }).notNull(),
  regime: text("regime").$type<TariffRegime>().notNull(),
  /** ISO 3166 alpha-2 or a group (`ASEAN`, domain/tariff/origin-groups); `*` for MFN and provisional rates */
  origin: text("origin").notNull(),
  /** null = unknown */
  duty: jsonb("duty").$type<Duty>(),
  /** computed by the agreement's staging rule, not read for this year */
  isDerived: boolean("is_derived").notNull().default(false),
  /** what the source says beside the figure */
  note: text("note"),
});

/** HS8 lines of the tariff book by name, whether or not this shop sells such goods. */
export const tariffLine = pgTable("tariff_line", {
  ...kept,
  hs8: char("hs8", { length: 8 }).notNull(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
});

/** Since when an agreement applies to goods of an origin. */
export const agreementEntry = pgTable("agreement_entry", {
  ...kept,
  agreement: text("agreement").$type<Agreement>().notNull(),
  origin: char("origin", { length: 2 }).notNull(),
});

/** A trade remedy: points on top of the applicable rate once a country's quota of the year is used. */
export const safeguard = pgTable("safeguard", {
  ...kept,
  /** 4 to 8 digits */
  hsPrefix: text("hs_prefix").notNull(),
  origin: char("origin", { length: 2 }).notNull(),
  additionalBps: integer("additional_bps").notNull(),
  quotaKg: bigint("quota_kg", { mode: "number" }),
  /** day the quota was announced as used: the addition holds from the third day after */
  quotaFilledOn: day("quota_filled_on"),
});

/** A product-specific rule of origin (RCEP Annex 3A), by HS 2012 chapter, heading or subheading. */
export const originRule = pgTable("origin_rule", {
  ...kept,
  /** 2 to 6 digits */
  hsPrefix: text("hs_prefix").notNull(),
  agreement: text("agreement").$type<Agreement>().notNull(),
  /** any one of these shapes is enough */
  rule: jsonb("rule").$type<ProductRule>().notNull(),
});

/** Lines of China's appendix to RCEP Annex I: the exporting Party must add 20 % of the value. */
export const tariffDifferential = pgTable("tariff_differential", {
  ...kept,
  /** 4 to 8 digits */
  hsPrefix: text("hs_prefix").notNull(),
});

/** Tax on personal mail (行邮), which is not retail import: by kind of goods. */
export const personalMailRate = pgTable("personal_mail_rate", {
  ...kept,
  goodsKind: text("goods_kind").notNull(),
  rateBps: integer("rate_bps").notNull(),
});

/** Rows of the retail import list (跨境电子商务零售进口商品清单) as far as they are known. */
export const positiveListEntry = pgTable("positive_list_entry", {
  ...kept,
  hs8: char("hs8", { length: 8 }).notNull(),
  nameZh: text("name_zh").notNull(),
  bondedOnly: boolean("bonded_only").notNull(),
  noMail: boolean("no_mail").notNull(),
  capGrams: integer("cap_grams"),
  capGroup: text("cap_group"),
  excludeNote: text("exclude_note"),
});

/** Purchase limits of cross-border retail import: one order, and one person in a calendar year. */
export const limitRule = pgTable("limit_rule", {
  ...kept,
  kind: text("kind").$type<"single_order" | "person_year">().notNull(),
  amountFen: fenColumn("amount_fen").notNull(),
});

export const freightRule = pgTable("freight_rule", {
  ...kept,
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
});

/** When lots of a category count as near expiry and when they may no longer be sold. */
export const shelfLifeRule = pgTable("shelf_life_rule", {
  ...kept,
  /** category key, or `*` for all others */
  categoryKey: text("category_key").notNull(),
  /** goods-in refuses less than this share of the whole life, unless confirmed */
  arrivalMinShareBps: integer("arrival_min_share_bps").notNull(),
  nearShareBps: integer("near_share_bps").notNull(),
  stopShareBps: integer("stop_share_bps").notNull(),
  stopMinDays: integer("stop_min_days").notNull(),
  stopMaxDays: integer("stop_max_days").notNull(),
  buyerMinDays: integer("buyer_min_days").notNull(),
});

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
export const setting = pgTable("setting", {
  ...kept,
  key: text("key").notNull(),
  value: text("value").notNull(),
});

/** One row, raised by a trigger with every change of a rule table, so that caches know they are old. */
export const ruleVersion = pgTable(
  "rule_version",
  {
    id: smallint("id").primaryKey(),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [check("only_one_row", sql`${table.id} = 1`)],
);

/** Which tables a change touched: a cache reads those again and keeps the others. Raised by the same trigger. */
export const ruleTableVersion = pgTable("rule_table_version", {
  tableName: text("table_name").primaryKey(),
  version: bigint("version", { mode: "number" }).notNull(),
});
