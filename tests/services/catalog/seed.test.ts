import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { createTestDatabase, type TestDatabase } from "../../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const today = shanghaiDay(new Date());
const ASEAN = PARTNER_COUNTRIES.filter((code) => !["AU", "NZ", "JP", "KR"].includes(code));

type Sellable = { sku: string; category: string; origin: string; stage: number | null };

/** Variants a visitor can buy right now: published, an offer in force, pieces promised to nobody. */
async function sellable(): Promise<Sellable[]> {
  return database.sql<Sellable[]>`
    SELECT v.sku, p.category_key AS category, p.origin_code AS origin, p.stage
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE p.status = 'published' AND EXISTS (
      SELECT 1 FROM offer o
      JOIN ledger_account a ON a.code = 'promise:saleable:' || o.warehouse_id || ':' || v.id
      JOIN ledger_balance b ON b.account_id = a.id AND b.on_hand > b.allocated
      WHERE o.variant_id = v.id AND o.valid_from <= now() AND (o.valid_to IS NULL OR o.valid_to > now())
        AND o.customs_regime IN ('1210', '0110') AND o.customs_regime = ANY (p.regimes))`;
}

const isOf = (goods: Sellable, prefix: string, origin: string) =>
  goods.category.startsWith(prefix) && goods.origin === origin;

describe("what the shop has to sell on its first day", () => {
  const minima: [string, number, number, (goods: Sellable) => boolean][] = [
    // what, sellable variants, countries
    ["everything", 300, 14, () => true],
    [
      "ASEAN fruit",
      30,
      6,
      (goods) => goods.category.startsWith("fruit.") && ASEAN.some((code) => code === goods.origin),
    ],
    [
      "ASEAN seafood",
      20,
      4,
      (goods) =>
        goods.category.startsWith("seafood.") &&
        goods.category !== "seafood.beef" &&
        ASEAN.some((code) => code === goods.origin),
    ],
    [
      "ASEAN medicinal materials",
      15,
      4,
      (goods) => goods.category.startsWith("herbs.") && ASEAN.some((code) => code === goods.origin),
    ],
    [
      "ASEAN coffee, rice, nuts, noodles",
      40,
      1,
      (goods) =>
        ["coffee.coffee", "pantry.rice", "pantry.nuts", "pantry.noodles"].includes(
          goods.category,
        ) && ASEAN.some((code) => code === goods.origin),
    ],
    ["Australian dairy", 25, 1, (goods) => isOf(goods, "dairy.", "AU")],
    ["New Zealand dairy", 25, 1, (goods) => isOf(goods, "dairy.", "NZ")],
    [
      "Australian and New Zealand goods beside dairy",
      20,
      2,
      (goods) => ["AU", "NZ"].includes(goods.origin) && !goods.category.startsWith("dairy."),
    ],
    ["Japanese snacks", 25, 1, (goods) => isOf(goods, "snacks.", "JP")],
    ["Korean snacks", 25, 1, (goods) => isOf(goods, "snacks.", "KR")],
    ["Japanese daily goods", 15, 1, (goods) => isOf(goods, "care.", "JP")],
    ["Korean daily goods", 15, 1, (goods) => isOf(goods, "care.", "KR")],
  ];

  it.each(minima)(
    "%s: at least %i variants from %i countries",
    async (_, least, countries, fits) => {
      const found = (await sellable()).filter(fits);
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(new Set(found.map((goods) => goods.origin)).size).toBeGreaterThanOrEqual(countries);
    },
  );

  it.each(PARTNER_COUNTRIES)("at least 4 variants from %s", async (code) => {
    const found = (await sellable()).filter((goods) => goods.origin === code);
    expect(found.length).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ["dairy.milk", "AU NZ"],
    ["dairy.milk-powder", "AU NZ"],
    ["dairy.infant-formula", "AU NZ"],
    ["dairy.cheese", "AU NZ"],
    ["dairy.butter", "AU NZ"],
    ["dairy.yoghurt", "AU NZ"],
    ["dairy.cream", "AU NZ"],
    ["pantry.honey", "AU NZ"],
    ["fruit.fresh", "AU NZ"],
    ["pantry.rice", "AU NZ"],
    ["coffee.wine", "AU NZ"],
    ["seafood.beef", "AU NZ"],
    ["care.hair", "JP KR"],
    ["care.skin", "JP KR"],
    ["care.home", "JP KR"],
    ["care.baby", "JP KR"],
    ["care.kitchen", "JP KR"],
  ])("some %s from %s", async (category, origins) => {
    const found = (await sellable()).filter(
      (goods) => goods.category === category && origins.includes(goods.origin),
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it("infant formula of every stage", async () => {
    const stages = (await sellable())
      .filter((goods) => goods.category === "dairy.infant-formula")
      .map((goods) => goods.stage);
    expect(new Set(stages)).toEqual(new Set([1, 2, 3, 4]));
  });

  it("some goods both bonded and duty-paid", async () => {
    const [row] = await database.sql`
      SELECT count(*)::int AS both FROM (
        SELECT variant_id FROM offer WHERE valid_to IS NULL
        GROUP BY variant_id HAVING count(DISTINCT customs_regime) = 2) x`;
    expect(row?.both).toBeGreaterThanOrEqual(10);
  });

  it("near-expiry goods at a reduced price, with the dearer price of the days before on record", async () => {
    const rows = await database.sql`
      SELECT o.price_fen < o.reference_price_fen AS is_cheaper,
             EXISTS (SELECT 1 FROM offer b
               WHERE b.variant_id = o.variant_id AND b.customs_regime = o.customs_regime AND b.warehouse_id = o.warehouse_id
                 AND b.valid_to = o.valid_from AND b.price_fen = o.reference_price_fen
                 AND b.valid_from <= o.valid_from - interval '7 days') AS was_dearer,
             (SELECT l.near_from FROM lot l
               WHERE l.variant_id = o.variant_id AND l.warehouse_id = o.warehouse_id AND ${today} <= l.sell_until
               ORDER BY l.expires_on LIMIT 1) <= ${today} AS is_near
      FROM offer o WHERE o.reference_price_fen IS NOT NULL`;
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows.every((row) => row.is_cheaper && row.was_dearer && row.is_near)).toBe(true);
  });
});
