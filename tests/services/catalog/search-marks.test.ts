import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "~/domain/ids";
import { promiseAccounts } from "~/domain/stock/accounts";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HS, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { beginRule, rewriteRules } from "../../support/rules";

let database: TestDatabase;
let goods: MintedGoods;
let draft: MintedGoods;

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
  goods = await mintGoods(database, { lots: [3] });
  draft = await mintGoods(database, { status: "draft" });
});
afterAll(() => database.close());
beforeEach(forget);

async function forget() {
  await database.sql`DELETE FROM search_mark`;
  await database.owner`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker._private_jobs))`;
}

async function marked(): Promise<ProductId[]> {
  const rows = await database.sql<
    { product_id: ProductId }[]
  >`SELECT DISTINCT product_id FROM search_mark`;
  return rows.map((row) => row.product_id);
}
async function wakes(): Promise<number> {
  const [row] = await database.owner<{ count: number }[]>`
    SELECT count(*)::int FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'search.sync_dirty_products'`;
  return row?.count ?? -1;
}
const hold = (saga: string, qty: number) => {
  const line = {
    line: 1,
    from: promiseAccounts.saleable(goods),
    to: promiseAccounts.committed(goods),
    qty,
  };
  return database.sql`SELECT ledger_hold(${saga}, 'promise', 'checkout', NULL, ${JSON.stringify([line])})`;
};
const release = (saga: string) =>
  database.sql`SELECT ledger_resolve(${saga}, 'promise', NULL, 'voided', '{}')`;

describe("a transaction that touches a published product marks it", () => {
  it.each([
    [
      "its name",
      () => database.sql`UPDATE product SET name_zh = name_zh || '.' WHERE id = ${goods.productId}`,
    ],
    [
      "its publication",
      () => database.sql`UPDATE product SET status = 'retired' WHERE id = ${goods.productId}`,
    ],
    [
      "its return",
      () => database.sql`UPDATE product SET status = 'published' WHERE id = ${goods.productId}`,
    ],
    [
      "its variant",
      () => database.sql`UPDATE variant SET spec_zh = '1 kg' WHERE id = ${goods.variantId}`,
    ],
    [
      "its price",
      () => database.sql`UPDATE offer SET price_fen = price_fen + 1 WHERE id = ${goods.offerId}`,
    ],
    [
      "its lot",
      () => database.sql`UPDATE lot SET recalled_at = now() WHERE variant_id = ${goods.variantId}`,
    ],
    ["its brand", () => database.sql`UPDATE brand SET name_en = name_en || '.'`],
    [
      "its category",
      () => database.sql`UPDATE category SET aliases = '{"乳粉"}' WHERE key = 'test'`,
    ],
    ["its origin", () => database.sql`UPDATE country SET name_en = 'Aotearoa' WHERE code = 'NZ'`],
    [
      "its tax rate",
      () =>
        beginRule(database, "vat_rate", {
          values: { hsCode: HS.powder, rateBps: 900 },
          validFrom: "2027-01-01",
        }),
    ],
    [
      "its list row",
      () =>
        rewriteRules(
          database,
          "positive_list_entry",
          (sql) => sql`UPDATE positive_list_entry SET no_mail = true WHERE hs8 = '04022100'`,
        ),
    ],
    [
      "its warehouse",
      () => database.sql`UPDATE warehouse SET cut_off_hour = 17 WHERE id = ${goods.warehouseId}`,
    ],
  ])("through %s", async (_what, touch) => {
    await touch();
    expect(await marked()).toEqual([goods.productId]);
    expect(await wakes()).toBe(1);
  });

  it("and wakes the sync once, however often it touches", async () => {
    await database.sql.begin(async (tx) => {
      for (let round = 0; round < 5; round++) {
        await tx`UPDATE product SET sales_30d = sales_30d + 1 WHERE id = ${goods.productId}`;
        await tx`UPDATE offer SET price_fen = price_fen + 1 WHERE id = ${goods.offerId}`;
      }
    });
    expect(await wakes()).toBe(1);
  });

  it("but leaves no mark and no job when it rolls back", async () => {
    const touched = database.sql.begin(async (tx) => {
      await tx`UPDATE product SET sales_30d = sales_30d + 1 WHERE id = ${goods.productId}`;
      throw new Error("changed its mind");
    });
    await expect(touched).rejects.toThrow("changed its mind");
    expect(await marked()).toEqual([]);
    expect(await wakes()).toBe(0);
  });
});

describe("nothing is marked", () => {
  it("for drafts, whatever happens to them", async () => {
    await database.sql`UPDATE product SET name_zh = '草稿' WHERE id = ${draft.productId}`;
    await database.sql`UPDATE offer SET price_fen = price_fen + 1 WHERE id = ${draft.offerId}`;
    await database.sql`UPDATE variant SET spec_zh = '2 kg' WHERE id = ${draft.variantId}`;
    expect(await marked()).toEqual([]);
  });
  it("for an update that changes nothing", async () => {
    await database.sql`UPDATE product SET name_zh = name_zh WHERE id = ${goods.productId}`;
    await database.sql`UPDATE brand SET name_en = name_en`;
    expect(await marked()).toEqual([]);
  });
  it("for a sale that leaves goods in stock", async () => {
    await hold("ord_inside", 1);
    expect(await marked()).toEqual([]);
  });
});

describe("the stock band", () => {
  it("is crossed by the last piece and by its return", async () => {
    await hold("ord_last", 2);
    expect(await marked()).toEqual([goods.productId]);
    await forget();
    await release("ord_last");
    expect(await marked()).toEqual([goods.productId]);
  });
  it("never makes one transaction wait for another's mark of the same product", async () => {
    await database.sql.begin(async (first) => {
      await first`SELECT search_mark_products(ARRAY[${goods.productId}])`;
      // The second one comes and commits while the first is still open.
      await database.sql.begin(async (second) => {
        await second`SELECT search_mark_products(ARRAY[${goods.productId}])`;
      });
      expect(await marked()).toEqual([goods.productId]);
    });
    expect(await wakes()).toBe(2);
  });
});
