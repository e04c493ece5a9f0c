import { type SQL, sql } from "drizzle-orm";
import { idFromBytes } from "~/domain/ids";
import { sha256Hex } from "~/platform/sealing.server";
import type { Database, DatabaseTransaction } from "~db/client.server";
import type { DraftProduct, RowIssue } from "./draft";

export type NumberedDraft = { row: number; draft: DraftProduct };

export type BatchCounts = { created: number; changed: number; unchanged: number };

/** What the database says of a batch before it is written. */
type Standing = {
  gtin: string;
  obstacle: "not_a_draft" | "known_elsewhere" | "sku_taken" | null;
  is_same: boolean;
};

/** The ids a GTIN's draft always has, so that two imports of it meet on one row. */
function idsOf(gtin: string) {
  const bytes = Buffer.from(sha256Hex(`import:${gtin}`), "hex");
  return {
    productId: idFromBytes("prd", bytes.subarray(0, 16)),
    variantId: idFromBytes("var", bytes.subarray(16, 32)),
  };
}

/** A draft as the statements below take it. Its digest stands for the whole row. */
function recordOf(draft: DraftProduct) {
  const { facts, ...columns } = draft;
  const digest = sha256Hex(JSON.stringify(draft));
  return {
    ...columns,
    ...idsOf(draft.gtin),
    slug: `import-${draft.gtin}`,
    digest,
    facts: { ...facts, digest },
  };
}

/**
 * How the rows of a batch stand: published and retired goods are never touched, an article number belongs to one
 * article, and a draft read from the same row before needs nothing.
 */
export async function standingOf(
  db: Database | DatabaseTransaction,
  drafts: readonly NumberedDraft[],
): Promise<{ writable: NumberedDraft[]; issues: (RowIssue & { row: number })[]; same: number }> {
  const records = drafts.map(({ draft }) => recordOf(draft));
  const standings = await db.execute<Standing>(sql`
    SELECT r.gtin,
           CASE WHEN known.status <> 'draft' THEN 'not_a_draft'
                WHEN known.id <> r."variantId" THEN 'known_elsewhere'
                WHEN EXISTS (SELECT 1 FROM variant v WHERE v.sku = r.sku AND v.id <> r."variantId") THEN 'sku_taken'
           END AS obstacle,
           EXISTS (SELECT 1 FROM product p
                   WHERE p.id = r."productId" AND p.imported_facts ->> 'digest' = r.digest) AS is_same
    FROM ${rowsOf(records)}
    LEFT JOIN (SELECT v.id, v.gtin, p.status FROM variant v JOIN product p ON p.id = v.product_id) known
           ON known.gtin = r.gtin`);
  const byGtin = new Map(standings.map((standing) => [standing.gtin, standing]));
  const writable: NumberedDraft[] = [];
  const issues: (RowIssue & { row: number })[] = [];
  let same = 0;
  for (const numbered of drafts) {
    const { row, draft } = numbered;
    const standing = byGtin.get(draft.gtin);
    if (standing?.obstacle) {
      const isSku = standing.obstacle === "sku_taken";
      const [field, value] = isSku ? ["sku", draft.sku] : ["gtin", draft.gtin];
      issues.push({ row, field, reason: standing.obstacle, effect: "row_skipped", value });
    } else if (standing?.is_same) same++;
    else writable.push(numbered);
  }
  return { writable, issues, same };
}

/** Writes the drafts of a batch: new ones are made, changed ones replaced while they are drafts. */
export async function writeDrafts(
  tx: DatabaseTransaction,
  drafts: readonly NumberedDraft[],
): Promise<{ created: number; changed: number }> {
  if (drafts.length === 0) return { created: 0, changed: 0 };
  const records = drafts.map(({ draft }) => recordOf(draft));
  const [row] = await tx.execute<{ created: number; changed: number }>(sql`
    WITH rows AS (SELECT * FROM ${rowsOf(records)}),
    products AS (
      INSERT INTO product (id, slug, status, regimes, art_form, art_family, ${names(PRODUCT_COLUMNS)})
      SELECT "productId", slug, 'draft', regimes, 'box', coalesce(
               (SELECT c.art_family FROM category c WHERE c.key = rows."categoryKey"), 'snack'), ${values(PRODUCT_COLUMNS)}
      FROM rows
      ON CONFLICT (id) DO UPDATE SET regimes = excluded.regimes, art_family = excluded.art_family, ${updates(PRODUCT_COLUMNS)}
        WHERE product.status = 'draft'
      RETURNING id, xmax = 0 AS is_new
    ), variants AS (
      INSERT INTO variant (id, product_id, position, ${names(VARIANT_COLUMNS)})
      SELECT "variantId", "productId", 1, ${values(VARIANT_COLUMNS)}
      FROM rows JOIN products ON products.id = "productId"
      ON CONFLICT (id) DO UPDATE SET ${updates(VARIANT_COLUMNS)}
    )
    SELECT count(*) FILTER (WHERE is_new)::int AS created, count(*) FILTER (WHERE NOT is_new)::int AS changed
    FROM products`);
  return { created: row?.created ?? 0, changed: row?.changed ?? 0 };
}

/** Column → field of the record and its type in SQL. */
type Column = readonly [column: string, field: string, type: string];

const PRODUCT_COLUMNS: readonly Column[] = [
  ["brand_id", "brandId", "text"],
  ["category_key", "categoryKey", "text"],
  ["origin_code", "originCode", "text"],
  ["name_zh", "nameZh", "text"],
  ["name_en", "nameEn", "text"],
  ["name_orig", "nameOrig", "text"],
  ["aliases", "aliases", "text[]"],
  ["storage_zone", "storageZone", "text"],
  ["shelf_life_days", "shelfLifeDays", "integer"],
  ["ingredients_zh", "ingredientsZh", "text"],
  ["ingredients_en", "ingredientsEn", "text"],
  ["allergens", "allergens", "text[]"],
  ["may_contain", "mayContain", "text[]"],
  ["nutrition", "nutrition", "jsonb"],
  ["producer_name", "producerName", "text"],
  ["producer_city", "producerCity", "text"],
  ["producer_registration_no", "producerRegistrationNo", "text"],
  ["imported_facts", "facts", "jsonb"],
];

const VARIANT_COLUMNS: readonly Column[] = [
  ["sku", "sku", "text"],
  ["gtin", "gtin", "text"],
  ["spec_zh", "specZh", "text"],
  ["spec_en", "specEn", "text"],
  ["net_content_value", "netContentValue", "integer"],
  ["net_content_unit", "netContentUnit", "text"],
  ["pack_count", "packCount", "integer"],
  ["net_weight_grams", "netWeightGrams", "integer"],
  ["gross_weight_grams", "grossWeightGrams", "integer"],
  ["volume_ml", "volumeMl", "integer"],
  ["hs_code", "hsCode", "text"],
  ["deal_unit", "dealUnit", "text"],
];

const OTHER_COLUMNS: readonly Column[] = [
  ["", "productId", "text"],
  ["", "variantId", "text"],
  ["", "slug", "text"],
  ["", "digest", "text"],
  ["", "regimes", "text[]"],
];

/** The records of a batch as a table `r`, one parameter however many they are. */
function rowsOf(records: readonly Record<string, unknown>[]): SQL {
  const types = [...PRODUCT_COLUMNS, ...VARIANT_COLUMNS, ...OTHER_COLUMNS].map(
    ([, field, type]) => `"${field}" ${type}`,
  );
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(${sql.raw(types.join(", "))})`;
}

const names = (columns: readonly Column[]) => sql.raw(columns.map(([name]) => name).join(", "));
const values = (columns: readonly Column[]) =>
  sql.raw(columns.map(([, field]) => `"${field}"`).join(", "));
const updates = (columns: readonly Column[]) =>
  sql.raw(columns.map(([name]) => `${name} = excluded.${name}`).join(", "));
