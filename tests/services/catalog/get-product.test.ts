import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseArtFile } from "~/domain/catalog/art/address";
import type { ServiceContext } from "~/platform/context.server";
import { getProduct } from "~/services/catalog/get-product.server";
import { getProductArt } from "~/services/catalog/product-art.server";
import type { ProductView } from "~/services/catalog/product-view";
import { product } from "~db/schema";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { rewriteRules } from "../../support/rules";
import { contextOn } from "../../support/service-context";

const POWDER = "anchor-hi-calcium-whole-milk-powder";
let database: TestDatabase;
let ctx: ServiceContext;
let english: ServiceContext;

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  ctx = contextOn(database);
  english = contextOn(database, { locale: "en" });
});
afterAll(() => database.close());

async function productOf(slug: string, on = ctx, offerId?: string): Promise<ProductView> {
  const found = await getProduct(on, { slug, offerId });
  if (!found) throw new Error(`${slug} is not in the seed`);
  return found;
}

/** A product with offers on both rivers, by the seed's own rows. */
async function slugOfferedBothWays(): Promise<string> {
  const [row] = await database.db.execute<{ slug: string }>(sql`
    SELECT p.slug FROM product p JOIN variant v ON v.product_id = p.id JOIN offer o ON o.variant_id = v.id
    WHERE p.status = 'published' GROUP BY p.slug, v.id
    HAVING count(DISTINCT o.customs_regime) = 2 ORDER BY p.slug LIMIT 1`);
  return row?.slug ?? "";
}

describe("the page's facts", () => {
  it("say everything of a bonded tin in the reader's language", async () => {
    const view = await productOf(POWDER);
    expect(view.title).toMatch(/^安佳 .*奶粉$/);
    expect(view.origin).toEqual({ code: "NZ", name: "新西兰" });
    expect(view.category.parent?.key).toBe("dairy");
    expect(view.offer).toMatchObject({ regime: "1210", isInStock: true });
    expect(view.offer?.warehouse.kind).toBe("bonded");
    expect(view.offer?.lot?.documents.length).toBeGreaterThan(0);
    expect(view.offer?.lot?.route.at(-1)?.place).toContain("涪陵");
    expect(view.notice?.sentences.length).toBeGreaterThanOrEqual(3);
    expect(view.notice?.singleLimitFen).toBe(500_000);
    expect(view.authorisation?.documentNo).toMatch(/^DEMO-/);
    expect(view.related.length).toBe(5);
    expect(view.related.map((card) => card.slug)).not.toContain(POWDER);
  });

  it("are complete in English, with no Chinese left in what a reader sees first", async () => {
    const view = await productOf(POWDER, english);
    const first = [view.title, view.spec, view.origin.name, view.category.name, view.summary];
    for (const words of first) expect(words).not.toMatch(/[\u4e00-\u9fff]/);
    expect(view.offer?.lot?.route.at(-1)?.place).toContain("Fuling");
  });

  it("tax one piece by the statute's parts, which sum to the price with tax", async () => {
    const { offer: sold } = await productOf(POWDER);
    if (sold?.tax.kind !== "estimate" || !sold.taxParts) throw new Error("bonded goods are taxed");
    const { dutyFen, consumptionTaxFen, vatFen, explanation } = sold.taxParts;
    expect(explanation).toMatchObject({ vatBps: 1300, taxShareBps: 7000, ratePpm: 91_000 });
    expect(dutyFen + consumptionTaxFen + vatFen).toBe(sold.tax.taxFen);
    expect(sold.priceFen + sold.tax.taxFen).toBe(sold.payFen);
  });

  it("say why goods come in retail at all, and which of the figures is unverified", async () => {
    const { offer: sold } = await productOf(POWDER);
    const reasons = sold?.taxParts?.reasons ?? [];
    expect(reasons.map(({ step }) => step)).toEqual([
      ...["listing", "dutiable_value", "duty", "composite_value"],
      ...["consumption_tax", "vat", "tax_total"],
    ]);
    const unverified = reasons.filter(({ sources }) => sources.some((one) => one.isUnverified));
    expect(sold?.tax).toMatchObject({ isUnverified: unverified.length > 0 });
    expect(unverified.map(({ step }) => step)).toEqual(["listing"]);
  });

  it("say before the cart what one person may buy of them in a year", async () => {
    const rice = await productOf("golden-phoenix-jasmine");
    const bonded = rice.offers.find(({ regime }) => regime === "1210");
    const { offer: sold } = await productOf("golden-phoenix-jasmine", ctx, bonded?.offerId);
    expect(sold?.weightCap).toEqual({ capGrams: 20_000, isUnverified: true });
    const paid = rice.offers.find(({ regime }) => regime === "0110");
    const taken = await productOf("golden-phoenix-jasmine", ctx, paid?.offerId);
    expect(taken.offer?.weightCap).toBeNull();
    expect((await productOf(POWDER)).offer?.weightCap).toBeNull();
  });

  it("show the offer that was asked for, and no notice beside duty-paid goods", async () => {
    const slug = await slugOfferedBothWays();
    const view = await productOf(slug);
    const other = view.offers.find(({ regime }) => regime !== view.offer?.regime);
    const switched = await productOf(slug, ctx, other?.offerId);
    expect(switched.offer?.offerId).toBe(other?.offerId);
    expect(new Set(switched.offers.map(({ regime }) => regime))).toEqual(new Set(["1210", "0110"]));
    const paid = switched.offer?.regime === "0110" ? switched : view;
    expect(paid.notice).toBeNull();
    expect(paid.offer).toMatchObject({ tax: { kind: "included" }, taxParts: null });
  });

  it.each(["off_nonsense", "'; DROP TABLE offer", ""])(
    "take the offer %j for none",
    async (asked) => {
      const usual = await productOf(POWDER);
      expect((await productOf(POWDER, ctx, asked)).offer?.offerId).toBe(usual.offer?.offerId);
    },
  );

  it("take an offer of other goods for none", async () => {
    const strange = (await productOf(await slugOfferedBothWays())).offer?.offerId;
    expect(strange).toBeDefined();
    expect((await productOf(POWDER, ctx, strange)).offer?.offerId).not.toBe(strange);
  });

  it("hide the middle of papers' numbers", async () => {
    const { offer: sold } = await productOf(POWDER);
    for (const { documentNo } of sold?.lot?.documents ?? []) {
      expect(documentNo).toMatch(/^DEMO-.*\*{4}/);
    }
  });
});

describe("products that are not there", () => {
  it("are undefined: unknown, draft, retired", async () => {
    expect(await getProduct(ctx, { slug: "no-such-goods" })).toBeUndefined();
    for (const status of ["draft", "retired"] as const) {
      await database.db.update(product).set({ status }).where(eq(product.slug, POWDER));
      expect(await getProduct(ctx, { slug: POWDER })).toBeUndefined();
    }
    await database.db.update(product).set({ status: "published" }).where(eq(product.slug, POWDER));
  });

  it("say why an offer may not be sold, and sell the duty-paid one", async () => {
    const slug = await slugOfferedBothWays();
    expect((await productOf(slug)).refused).toBeNull();
    await rewriteRules(
      database,
      "positive_list_entry",
      (sql) =>
        sql`UPDATE positive_list_entry SET valid_to = '2026-01-01', source = source || '|was open' WHERE valid_to IS NULL`,
    );
    expect(await productOf(slug)).toMatchObject({
      refused: { regime: "1210", refusal: { code: "NOT_LISTED" } },
      offer: { regime: "0110" },
      offers: [{ regime: "0110" }],
    });
    await rewriteRules(
      database,
      "positive_list_entry",
      (sql) =>
        sql`UPDATE positive_list_entry SET valid_to = NULL, source = replace(source, '|was open', '') WHERE source LIKE '%|was open'`,
    );
  });

  it("still show a product whose every offer ended, without anything to buy", async () => {
    const slug = await slugOfferedBothWays();
    const ended = sql`UPDATE offer SET valid_to = app_now() WHERE variant_id IN
      (SELECT v.id FROM variant v JOIN product p ON p.id = v.product_id WHERE p.slug = ${slug})`;
    await database.db.execute(ended);
    const view = await productOf(slug);
    expect(view).toMatchObject({ offer: null, offers: [], variants: [], notice: null });
    expect(view.art.sku).not.toBe("");
    expect(view.spec).not.toBe("");
  });
});

describe("cost", () => {
  it("is one statement once its neighbours are in memory", async () => {
    await productOf(POWDER);
    database.takeStatements();
    await productOf(POWDER);
    expect(database.takeStatements()).toHaveLength(1);
  });
});

describe("drawings", () => {
  it("stand where cards say, and tell when an address is of an older description", async () => {
    const { art } = await productOf(POWDER);
    const file = parseArtFile(`${art.sku}.full.zh.${art.hash}.svg`);
    if (!file) throw new Error("an address of ours");
    const drawing = await getProductArt(ctx, file);
    expect(drawing).toMatchObject({ isCurrent: true });
    expect(drawing?.svg).toContain("示意图");
    expect(await getProductArt(ctx, { ...file, hash: "0000000000" })).toMatchObject({
      isCurrent: false,
    });
    expect(await getProductArt(ctx, { ...file, sku: "NO-SUCH-SKU" })).toBeUndefined();
  });
});
