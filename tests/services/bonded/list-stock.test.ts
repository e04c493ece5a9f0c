import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { listStock, type StockLotView } from "~/services/bonded/list-stock.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const today = shanghaiDay(new Date());
type Input = Parameters<typeof listStock>[1];

async function page(input: Input, more: Parameters<typeof contextOn>[1] = {}) {
  const ctx = contextOn(database, { actor: operatorWith("viewer"), face: "console", ...more });
  const result = await listStock(ctx, input);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function everyLot(input: Input): Promise<StockLotView[]> {
  const lots: StockLotView[] = [];
  for (let after: string | undefined; ; ) {
    const one = await page({ ...input, pageSize: 100, ...(after ? { after } : {}) });
    lots.push(...one.lots);
    if (one.next === null) return lots;
    after = one.next;
  }
}

describe("stock by lot", () => {
  it("shows every lot once, the first to expire first, in pages of one statement", async () => {
    const [row] = await database.sql`SELECT count(*)::int AS lots FROM lot`;
    database.takeStatements();
    const first = await page({ pageSize: 100 });
    expect(database.takeStatements()).toHaveLength(1);
    expect(first.total).toBe(row?.lots);
    const lots = await everyLot({});
    expect(new Set(lots.map((lot) => lot.lotId)).size).toBe(row?.lots);
    const days = lots.map((lot) => lot.expiresOn);
    expect(days).toEqual([...days].sort());
  });

  it("says what is on hand, set aside, free and where", async () => {
    const [lot] = (await everyLot({ show: "saleable" })).filter((one) => one.onHand >= 10);
    if (!lot) throw new Error("the seed has full lots");
    const [bin] = lot.bins;
    const [goods] = await database.sql`SELECT variant_id FROM lot WHERE id = ${lot.lotId}`;
    const place = (bucket: string) => ({
      code: `physical:${bucket}:${lot.lotId}:test`,
      ledger: "physical",
      kind: "inside",
      bucket,
      warehouseId: lot.warehouse.id,
      variantId: goods?.variant_id,
      lotId: lot.lotId,
    });
    const [account] = await database.sql<{ code: string }[]>`
      SELECT code FROM ledger_account WHERE lot_id = ${lot.lotId} AND bucket = 'good'`;
    const good = { ...place("good"), code: account?.code };
    const move = (qty: number, to: unknown, key: string) => database.sql`
      SELECT ledger_post(${JSON.stringify({ ledger: "physical", type: "move", sourceDoc: "test", reason: "test", actor: "test", idemKey: key })},
        ${JSON.stringify([
          { account: good, qty: -qty },
          { account: to, qty },
        ])})`;
    await move(2, place("parcel"), "list-stock-parcel");
    await move(1, place("quarantine"), "list-stock-quarantine");
    await database.sql`SELECT ledger_hold('ord_liststock', 'physical', 'allocation', NULL,
      ${JSON.stringify([{ line: 1, from: good, to: place("parcel"), qty: 3 }])})`;
    const [now] = (await page({ search: lot.lotNo })).lots.filter((one) => one.lotId === lot.lotId);
    expect(now).toMatchObject({
      onHand: lot.onHand - 3,
      allocated: 3,
      free: lot.onHand - 6,
      inParcels: 2,
      quarantined: 1,
      bins: [bin],
    });
  });

  it("tells saleable, near, ended and recalled lots apart", async () => {
    const near = await everyLot({ show: "near" });
    expect(near.length).toBeGreaterThan(0);
    expect(near.every((lot) => lot.condition === "near" && lot.shareBps < 3_333)).toBe(true);
    const ended = await everyLot({ show: "ended" });
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.every((lot) => lot.condition === "ended" && lot.sellUntil < today)).toBe(true);
    const [recalled] = (await page({ show: "saleable", pageSize: 1 })).lots;
    if (!recalled) throw new Error("the seed has saleable lots");
    await database.owner`UPDATE lot SET recalled_at = now() WHERE id = ${recalled.lotId}`;
    const [found] = (await everyLot({ show: "ended" })).filter(
      (lot) => lot.lotId === recalled.lotId,
    );
    expect(found?.condition).toBe("recalled");
  });

  it("counts days in Shanghai from the given instant", async () => {
    const later = new Date(`${addDays(today, 10)}T16:30:00Z`);
    const [lot] = (await page({ show: "saleable", pageSize: 1 }, { fixedNow: later })).lots;
    expect(lot && addDays(today, 11 + lot.daysLeft)).toBe(lot?.expiresOn);
  });

  it("narrows by warehouse, article number, GTIN, bin and part of a name", async () => {
    const hall = await everyLot({ warehouseId: "whs_hall0001" });
    expect(hall.length).toBeGreaterThan(0);
    expect(hall.every((lot) => lot.warehouse.kind === "duty_paid")).toBe(true);
    const [sample] = hall;
    if (!sample) throw new Error("the hall has goods");
    for (const search of [sample.sku.toLowerCase(), sample.gtin ?? "", sample.lotNo]) {
      const found = await page({ search, pageSize: 200 });
      expect(found.lots.map((lot) => lot.lotId)).toContain(sample.lotId);
      expect(found.total).toBeLessThan(10);
    }
    const inBin = await everyLot({ search: sample.bins[0] ?? "" });
    expect(inBin.map((lot) => lot.lotId)).toContain(sample.lotId);
    const named = await page({ search: sample.name.slice(0, 3), pageSize: 200 });
    expect(named.lots.map((lot) => lot.lotId)).toContain(sample.lotId);
    expect((await page({ search: "100%_\\'; DROP" })).lots).toEqual([]);
  });

  it("speaks the reader's language", async () => {
    const [zh] = (await page({ pageSize: 1 })).lots;
    const [en] = (await page({ pageSize: 1 }, { locale: "en" })).lots;
    expect(en?.lotId).toBe(zh?.lotId);
    expect(en?.name).not.toBe(zh?.name);
    expect(en?.warehouse.name).toMatch(/^Fuling/);
  });

  it("begins at the front for a cursor or filter that was never ours", async () => {
    const first = await page({ pageSize: 5 });
    const odd = await page({ pageSize: 5, after: "x.y", show: "everything" as "all" });
    expect(odd.lots.map((lot) => lot.lotId)).toEqual(first.lots.map((lot) => lot.lotId));
  });

  it("is for operators only", async () => {
    for (const actor of [newVisitor(), operatorWith()]) {
      const ctx = contextOn(database, { actor, face: "console" });
      expect(await listStock(ctx, {})).toEqual({ ok: false, error: { code: "FORBIDDEN" } });
    }
  });
});
