import { createReadStream } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CatalogueFile } from "~/services/catalog/import-products/inspect-file";
import { content, runImport, versions } from "../../support/catalogue-import";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { referencePath } from "../../support/reference";

describe("the real extract of 9,087 foods", () => {
  const extract: CatalogueFile = {
    name: "food-products-rcep.csv",
    open: () => createReadStream(referencePath("data/food-products-rcep.csv")),
  };

  let whole: TestDatabase;
  let first: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    whole = await createTestDatabase({ maxConnections: 4 });
    first = await runImport(whole, extract);
  });
  afterAll(() => whole.close());
  const reportOf = ({ result }: typeof first) => {
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };

  it("becomes drafts that claim nothing, with every row accounted for", async () => {
    const report = reportOf(first);
    expect(report).toMatchObject({ rows: 9_087, changed: 0, encoding: "utf8", isComplete: true });
    expect(report.created + report.skipped).toBe(9_087);
    expect(report.created).toBeGreaterThan(9_050);
    expect(first.issues).toHaveLength(report.skipped + report.fieldIssues);
    const [row] = await whole.sql`
      SELECT count(*)::int AS drafts, count(DISTINCT v.gtin)::int AS codes,
             count(*) FILTER (WHERE p.status <> 'draft')::int AS live,
             count(*) FILTER (WHERE p.origin_code IS NOT NULL OR cardinality(p.regimes) > 0)::int AS claims,
             count(*) FILTER (WHERE p.name_zh ~ '&(quot|lt|gt|#[0-9]+);' OR p.name_zh LIKE '%' || chr(65533) || '%')::int AS unclean,
             count(*) FILTER (WHERE (p.imported_facts -> 'nutrients' ->> 'fatMg')::int > 100000
               OR (p.imported_facts -> 'nutrients' ->> 'sodiumMg')::int > 40000)::int AS impossible
      FROM product p JOIN variant v ON v.product_id = p.id`;
    const { created } = report;
    expect(row).toEqual({
      drafts: created,
      codes: created,
      live: 0,
      claims: 0,
      unclean: 0,
      impossible: 0,
    });
    expect(await whole.sql`SELECT 1 FROM offer`).toHaveLength(0);
  });

  it("changes nothing in a second run, and reports the same", async () => {
    const before = await versions(whole);
    const second = await runImport(whole, extract);
    const { created, skipped } = reportOf(first);
    const again = { rows: 9_087, created: 0, changed: 0, unchanged: created, skipped };
    expect(reportOf(second)).toMatchObject(again);
    expect(second.issues).toEqual(first.issues);
    expect(await versions(whole)).toEqual(before);
  });

  it("goes on behind its last batch after an interruption, to the same end", async () => {
    const resumed = await createTestDatabase({ maxConnections: 4 });
    const stop = new AbortController();
    let batches = 0;
    const onProgress = () => {
      if (++batches === 7) stop.abort();
    };
    const cut = await runImport(resumed, extract, {}, { signal: stop.signal, onProgress });
    expect(reportOf(cut)).toMatchObject({ rows: 3_500, isComplete: false });
    const [cursor] = await resumed.sql`SELECT rows_done, finished_at FROM catalogue_import`;
    expect(cursor).toEqual({ rows_done: 3_500, finished_at: null });
    const rest = await runImport(resumed, extract, { batchRows: 800 });
    expect(reportOf(rest)).toMatchObject({ resumedAt: 3_500, rows: 9_087, isComplete: true });
    expect(rest.issues).toEqual(first.issues);
    expect(reportOf(cut).created + reportOf(rest).created).toBe(reportOf(first).created);
    expect(await content(resumed)).toEqual(await content(whole));
    await resumed.close();
  });
});
