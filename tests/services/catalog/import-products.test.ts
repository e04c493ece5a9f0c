import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { importProducts } from "~/services/catalog/import-products/import-products.server";
import { OWN_COLUMNS } from "~/services/catalog/import-products/map-own";
import { content, fileOf, runImport, versions } from "../../support/catalogue-import";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

const opened: TestDatabase[] = [];
async function emptyShop(): Promise<TestDatabase> {
  const database = await createTestDatabase({ maxConnections: 4 });
  opened.push(database);
  return database;
}
let database: TestDatabase;
beforeEach(async () => {
  database = await emptyShop();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(() => expect(opened).toEqual([]));

type RunArguments = Parameters<typeof runImport>;
const run = (
  file: RunArguments[1],
  input?: RunArguments[2],
  options?: RunArguments[3],
  on = database,
) => runImport(on, file, input, options);

const HEADER = "gtin,gs1_prefix_country,product_name,ingredients,fat_g,image_url";
const GOOD = "4902105900031,JP,Cup noodle,wheat,18,";
const GOOD_TOO = "8801043032704,KR,辛拉面,,,";

describe("batches", () => {
  it("keep their good rows and report the bad ones with row, field and reason", async () => {
    const text = [HEADER, GOOD, "123,JP,Bad code,,,", GOOD_TOO, "4902105900031,JP,Again,,,", "1,2"];
    const { result, issues } = await run(fileOf(text.join("\n")));
    expect(result).toMatchObject({ value: { rows: 5, created: 2, skipped: 3 } });
    expect(issues).toEqual([
      { row: 3, field: "gtin", reason: "not_a_gtin", effect: "row_skipped", value: "123" },
      {
        row: 5,
        field: "gtin",
        reason: "duplicate_in_file",
        effect: "row_skipped",
        value: "4902105900031",
      },
      { row: 6, field: "", reason: "wrong_column_count", effect: "row_skipped", value: "2 ≠ 6" },
    ]);
  });

  it("that were committed before a crash stay, and their rows are not written again", async () => {
    const file = fileOf([HEADER, GOOD, GOOD_TOO].join("\n"));
    await expect(
      run(
        file,
        { batchRows: 1 },
        {
          onProgress: () => {
            throw new Error("killed");
          },
        },
      ),
    ).rejects.toThrow("killed");
    expect(await database.sql`SELECT 1 FROM product`).toHaveLength(1);
    const before = await versions(database);
    const { result } = await run(file, { batchRows: 1 });
    expect(result).toMatchObject({ value: { resumedAt: 1, created: 1, unchanged: 1 } });
    const after = await versions(database);
    const products = before.filter((row) => row.kind === "p" || row.kind === "v");
    expect(after).toEqual(expect.arrayContaining(products));
  });

  it("of one file are moved by one run at a time", async () => {
    const rows = Array.from({ length: 6 }, (_, index) => `${GTINS[index]},JP,Goods ${index},,,`);
    const file = fileOf([HEADER, ...rows].join("\n"));
    const runs = await Promise.all([1, 2, 3].map(() => run(file, { batchRows: 2 })));
    const refused = runs.filter(({ result }) => !result.ok);
    for (const { result } of refused) {
      expect(result).toMatchObject({ error: { code: "IMPORT_RUNS_ALREADY" } });
    }
    expect(refused.length).toBeLessThan(3);
    const { result } = await run(file);
    expect(result).toMatchObject({ value: { isComplete: true, created: 0, changed: 0 } });
    expect(await database.sql`SELECT 1 FROM product`).toHaveLength(6);
  });
});

const GTINS = [
  "4902105900031",
  "8801043032704",
  "9415007012344",
  "4901002141714",
  "4902381005345",
  "4902888221866",
];

describe("idempotence by GTIN", () => {
  it("changes a draft when the row changed, and only then", async () => {
    await run(fileOf([HEADER, GOOD, GOOD_TOO].join("\n")));
    const changed = GOOD.replace("Cup noodle", "Cup noodle seafood");
    const { result } = await run(fileOf([HEADER, changed, GOOD_TOO].join("\n")));
    expect(result).toMatchObject({ value: { created: 0, changed: 1, unchanged: 1 } });
    const rows = await database.sql`SELECT name_zh FROM product ORDER BY name_zh`;
    expect(rows.map((row) => row.name_zh)).toEqual(["Cup noodle seafood", "辛拉面"]);
  });

  it("never touches goods that were published, nor another draft's code or article number", async () => {
    await run(fileOf([HEADER, GOOD].join("\n")));
    await mintRules(database);
    const live = await mintGoods(database, { lots: [] });
    const other = await mintGoods(database, { lots: [], status: "draft" });
    await database.owner`UPDATE variant SET gtin = '8801043032704' WHERE id = ${live.variantId}`;
    await database.owner`UPDATE variant SET gtin = '9415007012344', sku = 'TAKEN-1' WHERE id = ${other.variantId}`;
    const before = await versions(database);
    const text = [
      "gtin,sku,name_zh",
      "8801043032704,,辛拉面",
      "9415007012344,,全脂奶粉",
      "4901002141714,TAKEN-1,味噌汤",
    ].join("\n");
    const { result, issues } = await run(fileOf(text), { mapping: "own" });
    expect(result).toMatchObject({ value: { created: 0, changed: 0, skipped: 3 } });
    expect(issues.map((issue) => `${issue.row} ${issue.field} ${issue.reason}`)).toEqual([
      "2 gtin not_a_draft",
      "3 gtin known_elsewhere",
      "4 sku sku_taken",
    ]);
    const after = (await versions(database)).filter((row) => row.kind !== "c");
    expect(after).toEqual(before.filter((row) => row.kind !== "c"));
  });
});

describe("a dry run", () => {
  it("counts what would happen and writes nothing", async () => {
    await run(fileOf([HEADER, GOOD].join("\n")));
    const before = await versions(database);
    const changed = GOOD.replace("Cup noodle", "Noodle");
    const file = fileOf([HEADER, changed, GOOD_TOO, "1,JP,x,,,"].join("\n"));
    const { result, issues } = await run(file, { isDryRun: true });
    expect(result).toMatchObject({ value: { created: 1, changed: 1, unchanged: 0, skipped: 1 } });
    expect(issues).toHaveLength(1);
    expect(await versions(database)).toEqual(before);
    expect((await run(file)).result).toMatchObject({ value: { created: 1, changed: 1 } });
  });
});

describe("our own template", () => {
  const template = readFileSync(
    fileURLToPath(new URL("../../../docs/catalogue-template.csv", import.meta.url)),
  );

  it("names every column, explains it, and its example becomes a whole draft", async () => {
    await mintRules(database);
    await database.db.execute(
      `INSERT INTO category (key, parent_key, name_zh, name_en, art_family, sort)
       VALUES ('dairy.milk-powder', 'dairy', '成人奶粉', 'Milk powder', 'powder', 1)`,
    );
    const [header = ""] = template.toString("utf8").replace("\ufeff", "").split("\n");
    expect(header.split(",")).toEqual([...OWN_COLUMNS]);
    const { result, issues } = await run(fileOf(template), { mapping: "own" });
    expect(issues).toEqual([]);
    expect(result).toMatchObject({ value: { rows: 1, created: 1 } });
    const [row] = await database.sql`
      SELECT p.status, p.art_family, p.brand_id IS NOT NULL AS has_brand, p.regimes, p.nutrition ->> 'energyKj' AS energy, v.hs_code, v.sku
      FROM product p JOIN variant v ON v.product_id = p.id`;
    expect(row).toMatchObject({
      status: "draft",
      art_family: "powder",
      has_brand: true,
      regimes: ["1210", "0110"],
      energy: "2070",
    });
  });

  it("gives the same drafts in UTF-8 with and without a mark, and in GBK", async () => {
    const text = template.toString("utf8").replace("\ufeff", "");
    const shops = [database, await emptyShop(), await emptyShop()];
    for (const shop of shops) await mintRules(shop);
    const files = [Buffer.from(text), Buffer.from(`\ufeff${text}`), iconv.encode(text, "gbk")];
    for (const [index, bytes] of files.entries()) {
      const { result } = await run(fileOf(bytes), { mapping: "own" }, {}, shops[index]);
      expect(result).toMatchObject({ value: { created: 1 } });
    }
    const ofShops = await Promise.all(shops.map(content));
    const [first, ...others] = ofShops.map((rows) =>
      // each shop minted its brand under an id of its own
      rows.map((row) => ({
        ...row,
        product: { ...row.product, brand_id: "", imported_facts: {} },
      })),
    );
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe("what is refused before anything is written", () => {
  it("is a file of another kind, an unreadable one, and anyone but owner and admin", async () => {
    const file = fileOf([HEADER, GOOD].join("\n"));
    expect((await run(file, { mapping: "own" })).result).toMatchObject({
      error: { code: "COLUMNS_MISSING", columns: ["name_zh"] },
    });
    expect((await run(fileOf(Buffer.from(HEADER, "utf16le")))).result).toMatchObject({
      error: { code: "FILE_UNREADABLE" },
    });
    expect((await run(fileOf(""))).result).toMatchObject({ error: { code: "FILE_UNREADABLE" } });
    for (const actor of [newVisitor(), operatorWith("warehouse", "customs", "finance", "viewer")]) {
      const ctx = contextOn(database, { actor });
      expect(await importProducts(ctx, file, { mapping: "off-reduced" })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    }
    expect(await database.sql`SELECT 1 FROM product`).toHaveLength(0);
    const admin = contextOn(database, { actor: operatorWith("admin") });
    expect((await importProducts(admin, file, { mapping: "off-reduced" })).ok).toBe(true);
  });
});
