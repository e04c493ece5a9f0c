import type { CustomsRegime, NetContentUnit, StorageZone } from "~/domain/catalog/terms";
import type { BrandId } from "~/domain/ids";
import type { ImportedFacts, Nutrition } from "~db/schema";

/** What a row of a catalogue file becomes: a draft, never live goods. */
export type DraftProduct = {
  gtin: string;
  sku: string;
  brandId: BrandId | null;
  categoryKey: string | null;
  originCode: string | null;
  /** Chinese name; while nobody translated it, the name as it stands on the pack */
  nameZh: string;
  nameEn: string | null;
  nameOrig: string | null;
  aliases: string[];
  storageZone: StorageZone;
  shelfLifeDays: number | null;
  regimes: CustomsRegime[];
  ingredientsZh: string | null;
  ingredientsEn: string | null;
  allergens: string[];
  mayContain: string[];
  nutrition: Nutrition | null;
  producerName: string | null;
  producerCity: string | null;
  producerRegistrationNo: string | null;
  specZh: string;
  specEn: string | null;
  netContentValue: number | null;
  netContentUnit: NetContentUnit | null;
  packCount: number;
  netWeightGrams: number | null;
  grossWeightGrams: number | null;
  volumeMl: number | null;
  hsCode: string | null;
  dealUnit: string | null;
  facts: Omit<ImportedFacts, "digest">;
};

export type IssueReason =
  | "missing"
  | "not_a_gtin"
  | "restricted_prefix"
  | "duplicate_in_file"
  /** the code belongs to published or retired goods, which no import changes */
  | "not_a_draft"
  /** the code belongs to a draft that was not imported */
  | "known_elsewhere"
  | "sku_taken"
  | "too_short"
  | "too_long"
  | "undecodable"
  | "not_a_number"
  | "impossible"
  | "contradicts"
  | "unknown_value"
  | "wrong_column_count"
  | "unreadable";

/** One thing that is wrong with a row, and what became of it. */
export type ImportIssue = {
  /** as a spreadsheet counts: the header is row 1 */
  row: number;
  field: string;
  reason: IssueReason;
  effect: "row_skipped" | "field_left_out" | "kept_as_text";
  value: string;
};

export type RowIssue = Omit<ImportIssue, "row">;

/** A row's draft, or none when the row is skipped; every issue says which field and why. */
export type MappedRow = { draft: DraftProduct | undefined; issues: RowIssue[] };

/** What a row may refer to, as the database has it. */
export type References = {
  /** lower-case Chinese or English name, or slug */
  brands: ReadonlyMap<string, BrandId>;
  categories: ReadonlySet<string>;
  countries: ReadonlySet<string>;
};

export type Mapping = {
  name: "own" | "open-food-facts" | "off-reduced";
  /** columns without which the file is not of this kind */
  required: readonly string[];
  map: (fields: Fields, references: References) => MappedRow;
};

/** One row by column name; a column the file lacks reads as the empty text. */
export type Fields = (column: string) => string;
