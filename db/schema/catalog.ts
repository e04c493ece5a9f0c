import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  ArtFamily,
  ArtForm,
  CustomsRegime,
  FactState,
  NetContentUnit,
  StorageZone,
} from "~/domain/catalog/terms";
import { day, fenColumn, idColumn, instant } from "./columns";
import { warehouse } from "./warehouse";

export const country = pgTable("country", {
  code: char("code", { length: 2 }).primaryKey(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  /** three-digit customs country code */
  customsCode: char("customs_code", { length: 3 }).notNull(),
});

export const brand = pgTable("brand", {
  id: idColumn<"brd">("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  aliases: text("aliases").array().notNull().default(sql`'{}'`),
});

export const brandAuthorisation = pgTable("brand_authorisation", {
  documentNo: text("document_no").primaryKey(),
  brandId: idColumn<"brd">("brand_id")
    .notNull()
    .references(() => brand.id),
  grantorName: text("grantor_name").notNull(),
  validFrom: day("valid_from").notNull(),
  validTo: day("valid_to").notNull(),
  isDemo: boolean("is_demo").notNull(),
});

/** Two levels; the key is the path: `dairy`, `dairy.milk-powder`. */
export const category = pgTable("category", {
  key: text("key").primaryKey(),
  parentKey: text("parent_key"),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  aliases: text("aliases").array().notNull().default(sql`'{}'`),
  artFamily: text("art_family").$type<ArtFamily>().notNull(),
  sort: integer("sort").notNull(),
});

export type Nutrition = {
  per: "100g" | "100ml";
  energyKj: number;
  proteinMg: number;
  fatMg: number;
  carbohydrateMg: number;
  sodiumMg: number;
  calciumMg?: number;
};

/**
 * What an import said of a draft and no editor has taken over yet: crowd-sourced, so neither origin
 * nor label. Nutrients are milligrams (energy: kJ) per 100 g or 100 ml, which of the two is unknown.
 */
export type ImportedFacts = {
  mapping: string;
  /** digest of the row it was read from: the same row again changes nothing */
  digest: string;
  brandText?: string;
  ingredientsText?: string;
  allergensText?: string;
  tracesText?: string;
  categoryText?: string;
  originText?: string;
  /** where the GTIN was registered; no proof of origin */
  gs1Country?: string;
  imageUrl?: string;
  nutrients?: Partial<Record<ImportedNutrient, number>>;
};
export type ImportedNutrient =
  | "energyKj"
  | "proteinMg"
  | "fatMg"
  | "saturatedFatMg"
  | "carbohydrateMg"
  | "sugarsMg"
  | "fibreMg"
  | "saltMg"
  | "sodiumMg"
  | "calciumMg";

export type ProductStatus = "draft" | "published" | "retired";

export const product = pgTable(
  "product",
  {
    id: idColumn<"prd">("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    status: text("status").$type<ProductStatus>().notNull(),
    brandId: idColumn<"brd">("brand_id").references(() => brand.id),
    categoryKey: text("category_key").references(() => category.key),
    /** country of origin; undefined while a draft has no proof of it */
    originCode: char("origin_code", { length: 2 }).references(() => country.code),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    nameOrig: text("name_orig"),
    labelZh: text("label_zh"),
    labelEn: text("label_en"),
    aliases: text("aliases").array().notNull().default(sql`'{}'`),
    summaryZh: text("summary_zh"),
    summaryEn: text("summary_en"),
    storageZone: text("storage_zone").$type<StorageZone>().notNull(),
    shelfLifeDays: integer("shelf_life_days"),
    /** customs regimes the goods may be imported under; an offer must be one of them */
    regimes: text("regimes").array().$type<CustomsRegime[]>().notNull(),
    artForm: text("art_form").$type<ArtForm>().notNull(),
    artFamily: text("art_family").$type<ArtFamily>().notNull(),
    stage: smallint("stage"),
    diet: text("diet").array().notNull().default(sql`'{}'`),
    gradeKey: text("grade_key"),
    gradeValue: integer("grade_value"),
    ingredientsZh: text("ingredients_zh"),
    ingredientsEn: text("ingredients_en"),
    usageZh: text("usage_zh"),
    usageEn: text("usage_en"),
    audienceZh: text("audience_zh"),
    audienceEn: text("audience_en"),
    allergens: text("allergens").array().notNull().default(sql`'{}'`),
    mayContain: text("may_contain").array().notNull().default(sql`'{}'`),
    nutrition: jsonb("nutrition").$type<Nutrition>(),
    importedFacts: jsonb("imported_facts").$type<ImportedFacts>(),
    producerName: text("producer_name"),
    producerCity: text("producer_city"),
    producerRegistrationNo: text("producer_registration_no"),
    producerRegistrationState: text("producer_registration_state").$type<FactState>(),
    /** pieces sold in the last 30 days, refreshed by a job; ranking only */
    sales30d: integer("sales_30d").notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
  },
  (table) => [
    index("product_category").on(table.categoryKey),
    check(
      "published_product_is_complete",
      sql`${table.status} <> 'published' OR (${table.brandId} IS NOT NULL AND ${table.categoryKey} IS NOT NULL AND ${table.originCode} IS NOT NULL AND ${table.nameEn} IS NOT NULL AND ${table.publishedAt} IS NOT NULL)`,
    ),
  ],
);

/** A picture of a product; without one the drawing made from the product's data stands in. */
export const productMedia = pgTable(
  "product_media",
  {
    productId: idColumn<"prd">("product_id")
      .notNull()
      .references(() => product.id),
    position: smallint("position").notNull(),
    kind: text("kind").$type<"photo" | "label" | "certificate">().notNull(),
    url: text("url").notNull(),
    altZh: text("alt_zh"),
    altEn: text("alt_en"),
  },
  (table) => [primaryKey({ columns: [table.productId, table.position] })],
);

export const variant = pgTable(
  "variant",
  {
    id: idColumn<"var">("id").primaryKey(),
    productId: idColumn<"prd">("product_id")
      .notNull()
      .references(() => product.id),
    position: smallint("position").notNull(),
    /** our article number, at most 20 characters (CEB621 itemNo) */
    sku: text("sku").notNull().unique(),
    gtin: text("gtin").unique(),
    specZh: text("spec_zh").notNull(),
    specEn: text("spec_en"),
    netContentValue: integer("net_content_value"),
    netContentUnit: text("net_content_unit").$type<NetContentUnit>(),
    packCount: integer("pack_count").notNull().default(1),
    netWeightGrams: integer("net_weight_grams"),
    grossWeightGrams: integer("gross_weight_grams"),
    volumeMl: integer("volume_ml"),
    hsCode: char("hs_code", { length: 10 }),
    /** customs unit code of the deal unit (007 piece, 122 tin …) */
    dealUnit: char("deal_unit", { length: 3 }),
    /** material number in the account book (账册备案料号); bonded goods need one */
    itemRecordNo: text("item_record_no"),
  },
  (table) => [
    index("variant_product").on(table.productId),
    check("sku_length", sql`length(${table.sku}) BETWEEN 1 AND 20`),
    check(
      "gross_covers_net",
      sql`${table.grossWeightGrams} IS NULL OR ${table.netWeightGrams} IS NULL OR ${table.grossWeightGrams} >= ${table.netWeightGrams}`,
    ),
  ],
);

/** What is sold: one variant under one customs regime from one warehouse at one price. */
export const offer = pgTable(
  "offer",
  {
    id: idColumn<"off">("id").primaryKey(),
    variantId: idColumn<"var">("variant_id")
      .notNull()
      .references(() => variant.id),
    customsRegime: text("customs_regime").$type<CustomsRegime>().notNull(),
    warehouseId: idColumn<"whs">("warehouse_id")
      .notNull()
      .references(() => warehouse.id),
    priceFen: fenColumn("price_fen").notNull(),
    taxIncluded: boolean("tax_included").notNull(),
    /** lowest price of the seven days before a reduction; lawful strike-through only */
    referencePriceFen: fenColumn("reference_price_fen"),
    validFrom: instant("valid_from").notNull(),
    validTo: instant("valid_to"),
  },
  (table) => [
    index("offer_variant").on(table.variantId),
    uniqueIndex("offer_once_per_start").on(
      table.variantId,
      table.customsRegime,
      table.warehouseId,
      table.validFrom,
    ),
    check("price_is_positive", sql`${table.priceFen} > 0`),
    check(
      "only_duty_paid_includes_tax",
      sql`${table.taxIncluded} = (${table.customsRegime} = '0110')`,
    ),
  ],
);

/** Progress of one catalogue file, so that an interrupted import resumes behind its last batch. */
export const catalogueImport = pgTable("catalogue_import", {
  /** SHA-256 of the file's bytes and the mapping */
  fileKey: text("file_key").primaryKey(),
  fileName: text("file_name").notNull(),
  mapping: text("mapping").notNull(),
  rowsDone: integer("rows_done").notNull(),
  finishedAt: instant("finished_at"),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});
