import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gtinCheckDigit } from "~/domain/catalog/gtin";
import { resolveScan } from "~/services/kiosk/resolve-scan.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
type Row = { gtin: string; sku: string; slug: string; offer_id: string };
let both: Row & { hall_offer: string };
let bonded: Row;
beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  const [one] = await database.owner<(Row & { hall_offer: string })[]>`
    SELECT v.gtin, v.sku, p.slug, o.id AS hall_offer FROM variant v
    JOIN product p ON p.id = v.product_id AND p.status = 'published'
    JOIN offer o ON o.variant_id = v.id AND o.customs_regime = '0110' AND o.warehouse_id = 'whs_hall0001'
    WHERE EXISTS (SELECT FROM offer b WHERE b.variant_id = v.id AND b.customs_regime = '1210') LIMIT 1`;
  const [two] = await database.owner<Row[]>`
    SELECT v.gtin, v.sku, p.slug, o.id AS offer_id FROM variant v
    JOIN product p ON p.id = v.product_id AND p.status = 'published'
    JOIN offer o ON o.variant_id = v.id AND o.customs_regime = '1210'
    WHERE NOT EXISTS (SELECT FROM offer b WHERE b.variant_id = v.id AND b.customs_regime = '0110') LIMIT 1`;
  if (!one || !two) throw new Error("the seed sells some goods both ways and some bonded only");
  both = one;
  bonded = two;
});
afterAll(() => database.close());

const scan = (code: string) =>
  resolveScan(contextOn(database, { actor: { kind: "anonymous" }, face: "kiosk" }), {
    code,
    ownHosts: ["shop.test"],
  });

describe("scanning", () => {
  it("finds goods by bar code, article number and our own Digital Link, in one statement", async () => {
    const found = { ok: true, value: { slug: bonded.slug, offerId: bonded.offer_id } };
    expect(await scan(bonded.gtin)).toEqual(found);
    database.takeStatements();
    expect(await scan(bonded.gtin)).toEqual(found);
    expect(database.takeStatements()).toHaveLength(1);
    expect(await scan(bonded.sku)).toEqual(found);
    expect(await scan(`https://shop.test/01/0${bonded.gtin}/10/L1`)).toEqual(found);
  });

  it("shows whoever holds the pack what the hall can hand over, where it can", async () => {
    expect(await scan(both.gtin)).toEqual({
      ok: true,
      value: { slug: both.slug, offerId: both.hall_offer },
    });
  });

  it("names what is wrong, without a statement where the code alone says it", async () => {
    const body = "209999999999";
    expect(await scan(`${body}${gtinCheckDigit(body)}`)).toEqual({
      ok: false,
      error: { code: "NOT_OURS" },
    });
    database.takeStatements();
    const codeOf = async (code: string) => {
      const result = await scan(code);
      return result.ok ? "ok" : result.error.code;
    };
    expect(await codeOf(`${body}${(gtinCheckDigit(body) + 1) % 10}`)).toBe("MISREAD");
    expect(await codeOf(`https://evil.test/01/0${bonded.gtin}`)).toBe("FOREIGN_LINK");
    expect(await codeOf("hello there")).toBe("UNREADABLE");
    expect(database.takeStatements()).toEqual([]);
  });

  it("does not show drafts", async () => {
    await database.owner`UPDATE product SET status = 'draft' WHERE slug = ${bonded.slug}`;
    expect(await scan(bonded.gtin)).toEqual({ ok: false, error: { code: "NOT_OURS" } });
  });
});
