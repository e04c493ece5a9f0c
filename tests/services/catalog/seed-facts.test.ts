import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiDay } from "~/domain/calendar-day";
import { isGtin } from "~/domain/catalog/gtin";
import { currentRules } from "~/services/rules/current-rules.server";
import { seedIfEmpty } from "~db/seed/seed.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
});
afterAll(() => database.close());

const today = shanghaiDay(new Date());

describe("the rules of the seed", () => {
  it("knows tax, list row, freight and shelf life of every offer", async () => {
    const rules = (await currentRules(contextOn(database))).on(today);
    const offers = await database.sql<
      { sku: string; hs: string; regime: "1210" | "0110"; category: string; warehouse: never }[]
    >`SELECT v.sku, v.hs_code AS hs, o.customs_regime AS regime, p.category_key AS category, o.warehouse_id AS warehouse
      FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id`;
    const refused = offers.flatMap((offer) => {
      const { hs: hsCode, regime: customsRegime } = offer;
      const answers = [
        rules.hsLine(hsCode),
        rules.listing({ hsCode, customsRegime, deliveryMethod: "home" }),
        rules.freight(offer.warehouse, "home"),
        rules.shelfLife(offer.category),
      ];
      return answers.some((answer) => !answer.ok) ? [offer.sku] : [];
    });
    expect(refused).toEqual([]);
    expect(rules.rates.relief().ok).toBe(true);
    expect(rules.notice("1210").ok).toBe(true);
    expect(rules.singleOrderLimit()).toMatchObject({ value: { amountFen: 500_000 } });
    expect(rules.personYearLimit()).toMatchObject({ value: { amountFen: 2_600_000 } });
  });

  it("says the same of a code's ten digits as of its eight, where it names both", async () => {
    const rows = await database.sql`
      SELECT ten.hs_code, ten.rate_bps AS ten, eight.rate_bps AS eight
      FROM vat_rate ten JOIN vat_rate eight ON eight.hs_code = left(ten.hs_code, 8)
      WHERE length(ten.hs_code) = 10 AND ten.rate_bps IS DISTINCT FROM eight.rate_bps
      UNION ALL
      SELECT ten.hs_code, NULL, NULL
      FROM consumption_tax_rate ten JOIN consumption_tax_rate eight ON eight.hs_code = left(ten.hs_code, 8)
      WHERE length(ten.hs_code) = 10 AND ten.tax IS DISTINCT FROM eight.tax`;
    expect(rows.map((row) => ({ ...row }))).toEqual([]);
  });

  it("sells fresh fruit and herbs duty-paid only", async () => {
    const rows = await database.sql`
      SELECT v.sku FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
      WHERE o.customs_regime <> '0110' AND (p.category_key = 'fruit.fresh' OR v.hs_code LIKE '1211%')`;
    expect(rows).toHaveLength(0);
  });

  it("offers nothing by direct mail, though products may name that regime", async () => {
    const rows = await database.sql`SELECT id FROM offer WHERE customs_regime = '9610'`;
    expect(rows).toHaveLength(0);
    const [mailable] = await database.sql<{ count: number }[]>`
      SELECT count(*)::int AS count FROM product WHERE '9610' = ANY (regimes)`;
    expect(mailable?.count).toBeGreaterThan(0);
  });

  it("gives every variant a valid GTIN of the restricted prefixes, and bonded ones a material number", async () => {
    const variants = await database.sql<
      { gtin: string; item_record_no: string | null; is_bonded: boolean }[]
    >`SELECT gtin, item_record_no,
        EXISTS (SELECT 1 FROM offer o WHERE o.variant_id = v.id AND o.customs_regime = '1210') AS is_bonded
      FROM variant v`;
    expect(variants.every(({ gtin }) => /^2\d{12}$/.test(gtin) && isGtin(gtin))).toBe(true);
    expect(
      variants.every((row) => /^DEMO\d{4}$/.test(row.item_record_no ?? "") === row.is_bonded),
    ).toBe(true);
  });

  it("marks certificates, registrations, firms and logins as demo", async () => {
    const [row] = await database.sql`SELECT
      (SELECT bool_and(is_demo AND document_no LIKE 'DEMO-%') FROM brand_authorisation) AS authorisations,
      (SELECT count(*) FROM brand b WHERE NOT EXISTS (SELECT 1 FROM brand_authorisation a WHERE a.brand_id = b.id))::int AS unauthorised,
      (SELECT bool_and(producer_registration_no LIKE '%DEMO%' AND producer_registration_state = 'unverified')
         FROM product WHERE producer_registration_no IS NOT NULL) AS registrations,
      (SELECT bool_and(code LIKE '%DEMO%' AND state = 'unverified') FROM customs_party) AS parties,
      (SELECT bool_and(ems_no LIKE '%DEMO%' AND area_code LIKE '%DEMO%' AND codes_state = 'unverified')
         FROM warehouse WHERE kind = 'bonded') AS warehouses,
      (SELECT bool_and(is_demo) FROM operator) AS operators,
      (SELECT bool_and(d ->> 'documentNo' LIKE 'DEMO-%') FROM lot, jsonb_array_elements(documents) d) AS documents`;
    expect(row).toEqual({
      authorisations: true,
      unauthorised: 0,
      registrations: true,
      parties: true,
      warehouses: true,
      operators: true,
      documents: true,
    });
  });
});

describe("the seed's stock", () => {
  it("has two or three lots for each variant and warehouse that offers it, all dated sensibly", async () => {
    const [row] = await database.sql`
      SELECT bool_and(lots BETWEEN 2 AND 3) AS count_fits, bool_and(are_dated) AS are_dated
      FROM (
        SELECT count(l.id) AS lots,
               bool_and(l.produced_on < ${today} AND l.expires_on > ${today} AND l.near_from <= l.expires_on
                 AND l.sell_until < l.expires_on AND l.received_at < now()
                 AND jsonb_array_length(l.route) >= 2 AND (l.route -> -1 ->> 'date')::date <= ${today}) AS are_dated
        FROM (SELECT DISTINCT variant_id, warehouse_id FROM offer) o
        LEFT JOIN lot l ON l.variant_id = o.variant_id AND l.warehouse_id = o.warehouse_id
        GROUP BY o.variant_id, o.warehouse_id) x`;
    expect(row).toEqual({ count_fits: true, are_dated: true });
  });

  it("has one or two lots past their last day of sale, which nobody is promised", async () => {
    const rows = await database.sql`
      SELECT (SELECT sum(b.on_hand)::int FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
               WHERE a.lot_id = l.id AND a.bucket = 'good') AS pieces
      FROM lot l WHERE l.sell_until < ${today}`;
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(rows.length).toBeLessThanOrEqual(2);
    expect(rows.every((row) => row.pieces > 0)).toBe(true);
  });

  it("promises exactly the pieces of saleable lots", async () => {
    const rows = await database.sql`
      SELECT variant_id, warehouse_id FROM (
        SELECT a.variant_id, a.warehouse_id, b.on_hand AS promised, 0 AS there
          FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id
          WHERE a.ledger = 'promise' AND a.bucket = 'saleable'
        UNION ALL
        SELECT a.variant_id, a.warehouse_id, 0, b.on_hand
          FROM ledger_account a JOIN ledger_balance b ON b.account_id = a.id JOIN lot l ON l.id = a.lot_id
          WHERE a.ledger = 'physical' AND a.bucket = 'good' AND lot_saleable(l, ${today})) x
      GROUP BY 1, 2 HAVING sum(promised) <> sum(there)`;
    expect(rows).toHaveLength(0);
  });

  it("has balanced books: transactions sum to zero, balances are the sums of their entries", async () => {
    const [row] = await database.sql`SELECT
      (SELECT count(*) FROM ledger_txn)::int AS txns,
      (SELECT count(*) FROM (SELECT txn_id FROM ledger_entry GROUP BY 1 HAVING sum(qty) <> 0 OR sum(grams) <> 0) x)::int AS unbalanced,
      (SELECT count(*) FROM ledger_balance b
        WHERE ROW(b.on_hand::numeric, b.on_hand_grams::numeric) IS DISTINCT FROM
          (SELECT ROW(sum(qty), sum(grams)) FROM ledger_entry e WHERE e.account_id = b.account_id))::int AS wrong`;
    expect(row?.txns).toBeGreaterThan(1_200);
    expect(row).toMatchObject({ unbalanced: 0, wrong: 0 });
  });
});

describe("running the seed again", () => {
  /** Every table with its row count and the transactions that wrote its rows. */
  async function fingerprint(of: TestDatabase): Promise<Record<string, string>> {
    const tables = await of.owner<{ name: string }[]>`
      SELECT quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
    const prints: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await of.owner.unsafe(
        `SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) AS print FROM ${name}`,
      );
      prints[name] = row?.print;
    }
    return prints;
  }

  it("changes nothing", async () => {
    const before = await fingerprint(database);
    const report = await seedIfEmpty(database.url, { today });
    expect(report.loaded).toEqual([]);
    expect(await fingerprint(database)).toEqual(before);
  });

  it("loads what is missing, once, however many start at the same moment", async () => {
    const empty = await createTestDatabase();
    const reference = await seedIfEmpty(empty.url, { today, withDemoGoods: false });
    expect(reference).toMatchObject({ loaded: ["rules", "tariffs"], products: 0, lots: 0 });
    const reports = await Promise.all([1, 2, 3].map(() => seedIfEmpty(empty.url, { today })));
    expect(reports.flatMap((report) => report.loaded).sort()).toEqual([
      "catalogue",
      "customs tariff",
      "firms",
      "operators",
      "overseas warehouses",
      "proofs of origin",
      "stock",
    ]);
    expect(new Set(reports.map((report) => report.lots)).size).toBe(1);
    await empty.close();
  });
});
