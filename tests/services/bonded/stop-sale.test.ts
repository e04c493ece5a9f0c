import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { stopSaleOfDueLots } from "~/services/bonded/stop-sale-of-due-lots.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const inDays = (days: number) =>
  new Date(`${addDays(shanghaiDay(new Date()), days)}T00:05:00+08:00`);
const context = (days: number) =>
  contextOn(database, { actor: { kind: "system", name: "test" }, fixedNow: inDays(days) });

/** Articles whose promise exceeds the free good pieces of lots that may be sold on that day. */
const overPromised = (days: number) => database.sql`
  SELECT a.code, b.on_hand - b.allocated AS promised, coalesce(stock.free, 0) AS free
  FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
  LEFT JOIN LATERAL (
    SELECT sum(pb.on_hand - pb.allocated) AS free
    FROM lot JOIN ledger_account p ON p.lot_id = lot.id AND p.ledger = 'physical' AND p.bucket = 'good'
    JOIN ledger_balance pb ON pb.account_id = p.id
    WHERE lot.warehouse_id = a.warehouse_id AND lot.variant_id = a.variant_id
      AND lot_saleable(lot, ${addDays(shanghaiDay(new Date()), days)}::date)
  ) stock ON true
  WHERE a.ledger = 'promise' AND a.bucket = 'saleable' AND b.on_hand - b.allocated > coalesce(stock.free, 0)`;

describe("stop of sale", () => {
  it("leaves nothing promised that no saleable lot backs, and does it once", async () => {
    expect(await overPromised(0)).toEqual([]);
    expect((await overPromised(60)).length).toBeGreaterThan(0);
    expect((await stopSaleOfDueLots(context(60))).stopped).toBeGreaterThan(0);
    expect(await overPromised(60)).toEqual([]);
    expect(await stopSaleOfDueLots(context(60))).toEqual({ stopped: 0 });
  });

  it("withdraws recalled goods, and what an unpaid order held as soon as that hold ends", async () => {
    const [article] = await database.sql<{ account: string; committed: string; free: number }[]>`
      SELECT a.code AS account, replace(a.code, ':saleable:', ':committed:') AS committed,
             (b.on_hand - b.allocated)::integer AS free
      FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
      WHERE a.ledger = 'promise' AND a.bucket = 'saleable' AND b.on_hand - b.allocated > 1 LIMIT 1`;
    if (!article) throw new Error("the seed has stock");
    const spec = (code: string, bucket: string) => {
      const [, , warehouseId, variantId] = code.split(":");
      return { code, ledger: "promise", kind: "inside", bucket, warehouseId, variantId };
    };
    const line = {
      line: 1,
      from: spec(article.account, "saleable"),
      to: spec(article.committed, "committed"),
      qty: article.free,
    };
    await database.sql`SELECT ledger_hold('ord_held', 'promise', 'checkout', NULL, ${JSON.stringify([line])})`;
    const [, , warehouseId, variantId] = article.account.split(":");
    await database.sql`UPDATE lot SET recalled_at = now()
      WHERE warehouse_id = ${warehouseId ?? ""} AND variant_id = ${variantId ?? ""}`;
    expect(await stopSaleOfDueLots(context(60))).toEqual({ stopped: 0 });
    await database.sql`SELECT ledger_resolve('ord_held', 'promise', NULL, 'voided', '{}')`;
    expect((await overPromised(60)).map((row) => row.code)).toEqual([article.account]);
    expect((await stopSaleOfDueLots(context(60))).stopped).toBeGreaterThan(0);
    expect(await overPromised(60)).toEqual([]);
  });
});
