import type { ImportIssue } from "~/services/catalog/import-products/draft";
import {
  type ImportOptions,
  importProducts,
} from "~/services/catalog/import-products/import-products.server";
import type { CatalogueFile } from "~/services/catalog/import-products/inspect-file";
import type { TestDatabase } from "./database";
import { contextOn } from "./service-context";

export const fileOf = (text: string | Buffer, name = "goods.csv"): CatalogueFile => ({
  name,
  open: async function* () {
    yield Buffer.from(text);
  },
});

type Input = Parameters<typeof importProducts>[2];

/** Runs an import as the owner's script does; the issues come in the file's order. */
export async function runImport(
  database: TestDatabase,
  file: CatalogueFile,
  input: Partial<Input> = {},
  options: ImportOptions = {},
) {
  const issues: ImportIssue[] = [];
  const actor = { kind: "system", name: "catalogue-import" } as const;
  const result = await importProducts(
    contextOn(database, { actor, face: "worker" }),
    file,
    { mapping: "off-reduced", ...input },
    { ...options, onIssue: (issue) => issues.push(issue) },
  );
  return { result, issues };
}

/** Every row an import could have written, with the transaction that wrote it. */
export const versions = (of: TestDatabase) => of.owner`
  SELECT 'p' AS kind, id, xmin::text, ctid::text FROM product
  UNION ALL SELECT 'v', id, xmin::text, ctid::text FROM variant
  UNION ALL SELECT 'c', file_key, xmin::text, ctid::text FROM catalogue_import
  UNION ALL SELECT 'a', id, xmin::text, ctid::text FROM audit_log ORDER BY 1, 2`;

/** What an import leaves behind, without the instants of its writing. */
export const content = (of: TestDatabase) => of.owner`
  SELECT to_jsonb(p) - 'created_at' AS product, to_jsonb(v) AS variant
  FROM product p JOIN variant v ON v.product_id = p.id ORDER BY v.gtin`;
