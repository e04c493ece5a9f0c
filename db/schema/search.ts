import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  customType,
  index,
  integer,
  pgTable,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { StorageZone } from "~/domain/catalog/terms";
import { day, fenColumn, idColumn, instant } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * One published product as the PostgreSQL engine finds it; there is no row for any other. `tsv` is
 * written by the program, never parsed by PostgreSQL, which cannot cut Chinese.
 */
export const searchProduct = pgTable(
  "search_product",
  {
    productId: idColumn<"prd">("product_id").primaryKey(),
    /** hash of the whole document, compared with the other engine's */
    docHash: text("doc_hash").notNull(),
    brandSlug: text("brand_slug").notNull(),
    categoryKey: text("category_key").notNull(),
    originCode: char("origin_code", { length: 2 }).notNull(),
    storageZone: text("storage_zone").$type<StorageZone>().notNull(),
    stage: smallint("stage"),
    gradeKey: text("grade_key"),
    gradeValue: integer("grade_value"),
    diet: text("diet").array().notNull(),
    sales30d: integer("sales_30d").notNull(),
    publishedAt: instant("published_at").notNull(),
    // Of each channel one real offer (domain/search/source.ts): price with tax, stock, next lot, reduction.
    priceFen1210: fenColumn("price_fen_1210"),
    inStock1210: boolean("in_stock_1210").notNull(),
    expiresOn1210: day("expires_on_1210"),
    deal1210: boolean("deal_1210").notNull(),
    priceFen0110: fenColumn("price_fen_0110"),
    inStock0110: boolean("in_stock_0110").notNull(),
    expiresOn0110: day("expires_on_0110"),
    deal0110: boolean("deal_0110").notNull(),
    priceFenHall: fenColumn("price_fen_hall"),
    inStockHall: boolean("in_stock_hall").notNull(),
    expiresOnHall: day("expires_on_hall"),
    dealHall: boolean("deal_hall").notNull(),
    /** what it is: `m:milk-powder`, `t:…`, `b:anchor`, `c:dairy`, `o:nz`, `s:3` … (domain/search/document.ts) */
    marks: text("marks").array().notNull(),
    /** the search_term rows it needs, by their `word` */
    words: text("words").array().notNull(),
    tsv: tsvector("tsv").notNull(),
    /** when it changes by itself: an offer begins or ends */
    changesAt: instant("changes_at"),
  },
  (table) => [
    index("search_product_tsv").using("gin", table.tsv),
    index("search_product_popular").on(table.sales30d.desc()),
    index("search_product_changes").on(table.changesAt),
  ],
);

/** What people may type for a word that some product carries: itself, its pinyin, its initials. */
export const searchTerm = pgTable(
  "search_term",
  {
    /** `kind|key|term|display` */
    word: text("word").primaryKey(),
    term: text("term").notNull(),
    display: text("display").notNull(),
    kind: text("kind")
      .$type<"brand" | "category" | "origin" | "concept" | "alias" | "word">()
      .notNull(),
    /** brand slug, category key, country code or concept id */
    key: text("key"),
    via: text("via").$type<"text" | "pinyin" | "initials">().notNull(),
    /** how many products carry it */
    weight: integer("weight").notNull(),
  },
  (table) => [index("search_term_prefix").on(table.term.op("text_pattern_ops"))],
);

/** Counts the changes of search_term, so that processes know when to read it again. One row. */
export const searchVocabulary = pgTable(
  "search_vocabulary",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [check("search_vocabulary_is_one_row", sql`${table.onlyRow}`)],
);

/**
 * A product was touched by a committed transaction. Only ever inserted by triggers, so that two
 * buyers of one product never wait for each other here; the sync folds it into search_dirty.
 */
export const searchMark = pgTable("search_mark", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  productId: idColumn<"prd">("product_id").notNull(),
});

/** Products whose documents are behind; the row goes when every engine has what it asks for. */
export const searchDirty = pgTable(
  "search_dirty",
  {
    productId: idColumn<"prd">("product_id").primaryKey(),
    /** id of its newest mark: a row is done only while this is unchanged */
    version: bigint("version", { mode: "number" }).notNull(),
    firstAt: instant("first_at").notNull(),
    /** not before this: a worker's lease, or the pause after a failure */
    nextAt: instant("next_at").notNull(),
    isLeased: boolean("is_leased").notNull().default(false),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    /** given up after too many refusals; the console shows it, a new mark tries again */
    parkedAt: instant("parked_at"),
  },
  (table) => [index("search_dirty_next").on(table.nextAt)],
);

/** What the remote index's upkeep must remember between runs. One row. */
export const searchUpkeep = pgTable(
  "search_upkeep",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    /** a rebuild runs until then at most; only one at a time */
    rebuildLeaseUntil: instant("rebuild_lease_until"),
    /** of the settings the live index was built with, its dictionary included */
    settingsHash: text("settings_hash"),
    /** the index that the last swap put out of use, and when it may be deleted */
    retiredIndex: text("retired_index"),
    retiredUntil: instant("retired_until"),
  },
  (table) => [check("search_upkeep_is_one_row", sql`${table.onlyRow}`)],
);
