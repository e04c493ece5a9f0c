import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as frame from "~/routes/_shop";
import * as missing from "~/routes/_shop.$";
import * as home from "~/routes/_shop.(en)._index";
import * as trace from "~/routes/_shop.(en).01.$gtin.10.$lot";
import * as category from "~/routes/_shop.(en).c.$category";
import * as cart from "~/routes/_shop.(en).cart";
import * as categories from "~/routes/_shop.(en).categories";
import * as notice from "~/routes/_shop.(en).import-notice";
import * as product from "~/routes/_shop.(en).products.$slug";
import * as search from "~/routes/_shop.(en).search";
import * as tariff from "~/routes/_shop.(en).tariff._index";
import * as origin from "~/routes/_shop.(en).tariff.origin";
import * as ranking from "~/routes/_shop.(en).tariff.ranking";
import * as tax from "~/routes/_shop.(en).tax";
import * as visitor from "~/routes/api.visitor";
import * as art from "~/routes/art.$file";
import * as traceCode from "~/routes/trace.$file";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";

const SLUG = "anchor-hi-calcium-whole-milk-powder";
const CHINESE = /[\u4e00-\u9fff]/;
let database: TestDatabase;
let web: RouteApp;

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  web = openRouteApp(database);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const visit = () => new Visit(web.app);
const productAt = (path: string, slug = SLUG) => visit().get(product.loader, path, { slug });

describe("catalogue documents", () => {
  const documents = [
    ["home", home, "/", {}],
    ["category", category, "/c/dairy", { category: "dairy" }],
    ["search", search, "/search?q=奶粉", {}],
    ["product", product, `/products/${SLUG}`, { slug: SLUG }],
    ["categories", categories, "/categories", {}],
    ["tax", tax, "/tax", {}],
    ["origin calculator", origin, "/tariff/origin", {}],
    ["ranking", ranking, "/tariff/ranking", {}],
    ["tariff desk", tariff, "/tariff?line=08109090&origin=TH&date=2026-06-01", {}],
    ["import notice", notice, "/import-notice", {}],
  ] as const;

  it.each(documents)(
    "%s: cacheable, without cookie, the same for everybody",
    async (name, route, path, params) => {
      const stranger = await visit().get(route.loader, path, params);
      const loaderHeaders = stranger.headers;
      expect(route.headers({ loaderHeaders } as never)).toEqual({
        "Cache-Control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
        ...(["search", "category"].includes(name) ? { "Search-Engine": "postgres" } : {}),
      });
      const shopper = visit();
      shopper.cookie = "fl_shop=somebody";
      const known = await shopper.get(route.loader, path, params);
      expect(stranger.headers.get("Set-Cookie")).toBeNull();
      expect(known.data).toEqual(stranger.data);
    },
  );

  it.each(documents)("%s: mirrored in English", async (_name, route, path, params) => {
    const { status, data } = await visit().get(route.loader, `/en${path}`, params);
    expect(status).toBe(200);
    const zh = await visit().get(route.loader, path, params);
    expect(JSON.stringify(data)).not.toBe(JSON.stringify(zh.data));
  });

  it("frame: categories in the reader's language, read once a minute at most", async () => {
    const { data } = await visit().get(frame.loader, "/en/cart");
    expect(data.categories).toHaveLength(8);
    expect(data.categories.map((one: { name: string }) => one.name).join()).not.toMatch(CHINESE);
    web.takeStatements();
    await visit().get(frame.loader, "/cart");
    expect(web.takeStatements()).toEqual([]);
    expect(frame.shouldRevalidate()).toBe(false);
  });
});

describe("home", () => {
  it("counts both rivers, shows a face for each category and goods that can be bought", async () => {
    const { data } = await visit().get(home.loader, "/");
    expect(data.bondedCount).toBeGreaterThan(100);
    expect(data.dutyPaidCount).toBeGreaterThan(100);
    expect(data.categories).toHaveLength(8);
    expect(data.categories.every((one: { art: unknown }) => one.art !== null)).toBe(true);
    expect(data.origins).toHaveLength(14);
    expect(data.newest).toHaveLength(8);
    expect(data.freshest).toHaveLength(3);
    for (const card of [...data.newest, ...data.freshest, ...data.nearExpiry]) {
      expect(card.offer.isInStock).toBe(true);
    }
    for (const card of data.nearExpiry) {
      expect(card.offer.referencePriceFen).toBeGreaterThan(card.offer.priceFen);
      expect(card.life.isNearExpiry).toBe(true);
    }
    expect(data.arrivals.route.length).toBeGreaterThanOrEqual(3);
  });

  it("costs three statements at first and none while it is fresh", async () => {
    const cold = openRouteApp(database);
    const look = () => new Visit(cold.app).get(home.loader, "/");
    // The rules of the day are every page's, and stay in memory.
    await new Visit(cold.app).get(tax.loader, "/tax");
    cold.takeStatements();
    await look();
    expect(cold.takeStatements().length).toBeLessThanOrEqual(3);
    await look();
    expect(cold.takeStatements()).toEqual([]);
    await cold.close();
  });
});

describe("product", () => {
  it("is one statement while its neighbours are in memory", async () => {
    await productAt(`/products/${SLUG}`);
    web.takeStatements();
    await productAt(`/products/${SLUG}`);
    expect(web.takeStatements()).toHaveLength(1);
  });

  it("is missing when unknown, in both languages", async () => {
    for (const path of ["/products/no-such-goods", "/en/products/no-such-goods"]) {
      expect((await productAt(path, "no-such-goods")).status).toBe(404);
    }
  });

  it("describes itself to search engines with the price a buyer pays", async () => {
    const { data } = await productAt(`/products/${SLUG}`);
    const shop = await visit().get(frame.loader, "/");
    const tags = product.meta({
      data,
      matches: [{ id: "routes/_shop", data: shop.data }],
    } as never) as Record<string, unknown>[];
    const structured = tags.find((tag) => "script:ld+json" in tag)?.["script:ld+json"];
    expect(structured).toMatchObject({
      "@type": "Product",
      offers: {
        priceCurrency: "CNY",
        price: (data.offer.payFen / 100).toFixed(2),
        availability: "https://schema.org/InStock",
      },
    });
    expect(tags).toContainEqual(
      expect.objectContaining({
        rel: "alternate",
        hrefLang: "en",
        href: `http://shop.test/en/products/${SLUG}`,
      }),
    );
  });
});

describe("lists", () => {
  it("answer an unknown category with 404", async () => {
    for (const key of ["no-such", "dairy.no-such", "..", "__proto__"]) {
      const { status } = await visit().get(category.loader, `/c/${key}`, { category: key });
      expect(status, key).toBe(404);
    }
  });

  it("keep to their category whatever the address asks for", async () => {
    const { data } = await visit().get(category.loader, "/c/fruit?category=dairy&q=奶粉", {
      category: "fruit",
    });
    expect(data.request).toMatchObject({ text: "", filters: { categories: ["fruit"] } });
    expect(data.page.total).toBeGreaterThan(20);
  });

  it("leave nonsense in an address aside", async () => {
    const { status, data } = await visit().get(
      search.loader,
      "/search?q=奶粉&page=abc&from=x&by=9999&sort=drop&months=7",
    );
    expect(status).toBe(200);
    expect(data.request).toMatchObject({ page: 1, sort: "relevance" });
  });

  it("say where filtered lists belong: out of search engines", async () => {
    const loaded = async (path: string) => {
      const { data } = await visit().get(category.loader, path, { category: "dairy" });
      return JSON.stringify(
        category.meta({
          data,
          matches: [{ id: "routes/_shop", data: { origin: "https://x" } }],
        } as never),
      );
    };
    expect(await loaded("/c/dairy")).toContain("canonical");
    expect(await loaded("/c/dairy?by=1210")).toContain("noindex");
  });
});

describe("what is the visitor's own", () => {
  it("comes apart from the documents, is never stored, and counts the cart", async () => {
    const by = visit();
    const before = await by.get(visitor.loader, "/api/visitor");
    expect(before.data).toEqual({ cartCount: 0 });
    expect(before.headers.get("Cache-Control")).toBe("private, no-store");
    const { data } = await productAt(`/products/${SLUG}`);
    await by.post(cart.action, "/cart", {
      intent: "add",
      offerId: data.offer.offerId,
      quantity: "3",
    });
    expect((await by.get(visitor.loader, "/api/visitor")).data).toEqual({ cartCount: 3 });
  });

  it("asks the database for nobody", async () => {
    web.takeStatements();
    await visit().get(visitor.loader, "/api/visitor");
    expect(web.takeStatements()).toEqual([]);
  });
});

describe("drawings", () => {
  const drawing = (file: string) => visit().get(art.loader, `/art/${file}`, { file });

  it("are kept for good where the address names their content", async () => {
    const { data } = await productAt(`/products/${SLUG}`);
    const file = `${data.art.sku}.full.zh.${data.art.hash}.svg`;
    const first = await drawing(file);
    expect(first.headers.get("Content-Type")).toBe("image/svg+xml; charset=utf-8");
    expect(first.headers.get("Cache-Control")).toContain("immutable");
    web.takeStatements();
    expect((await drawing(file)).data).toBe(first.data);
    expect(web.takeStatements()).toEqual([]);
  });

  it("are the newest and kept for a minute where the address is of an older description", async () => {
    const { data } = await productAt(`/products/${SLUG}`);
    const { status, headers } = await drawing(`${data.art.sku}.row.en.0123456789.svg`);
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toMatch(/max-age=60\b/);
  });

  it.each(["NO-SUCH.full.zh.0123456789.svg", "x.svg", "<script>"])("%s: missing", async (file) => {
    expect((await drawing(file)).status).toBe(404);
  });
});

describe("a lot's link", () => {
  const lotOf = async () => {
    const { data } = await productAt(`/products/${SLUG}`);
    return {
      gtin: data.offer.lot.gtin as string,
      lot: data.offer.lot.lotNo as string,
      expiresOn: data.offer.lot.expiresOn,
    };
  };
  const open = (gtin: string, lot: string, language = "") =>
    visit().get(trace.loader, `${language}/01/${gtin}/10/${lot}`, { gtin, lot });

  it("leads to that lot, whatever became of it", async () => {
    const { gtin, lot } = await lotOf();
    const { data } = await open(gtin.padStart(14, "0"), lot);
    expect(data).toMatchObject({ slug: SLUG, state: "sold", lot: { lotNo: lot } });
    await database.owner`UPDATE lot SET sell_until = produced_on + 1 WHERE lot_no = ${lot}`;
    expect((await open(gtin, lot, "/en")).data).toMatchObject({ state: "past_last_day" });
    await database.owner`UPDATE lot SET recalled_at = now() WHERE lot_no = ${lot}`;
    expect((await open(gtin, lot)).data.state).toBe("recalled");
    expect((await productAt(`/products/${SLUG}`)).data.offer?.lot?.lotNo).not.toBe(lot);
  });

  it("is missing for other lots, other goods and misread digits", async () => {
    const { gtin, lot } = await lotOf();
    const misread = `${gtin.slice(0, -1)}${(Number(gtin.at(-1)) + 1) % 10}`;
    for (const [digits, number] of [
      [gtin, "L00000X"],
      ["02000000000015", lot],
      [misread, lot],
    ] as const) {
      expect((await open(digits, number)).status, `${digits} ${number}`).toBe(404);
    }
  });

  it("is drawn as a code that can be scanned", async () => {
    const { gtin, lot, expiresOn } = await lotOf();
    const file = `${gtin}.${lot}.${expiresOn}.svg`;
    const { data, headers } = await visit().get(traceCode.loader, `/trace/${file}`, { file });
    expect(headers.get("Content-Type")).toContain("image/svg+xml");
    expect(data).toMatch(/^<svg .*<path fill="#17211f" d="M0 0h7v1/);
    const bad = await visit().get(traceCode.loader, "/trace/x.svg", { file: "x.svg" });
    expect(bad.status).toBe(404);
  });
});

describe("addresses that are no page", () => {
  it("are missing", async () => {
    expect((await visit().get(missing.loader as never, "/no-such-page")).status).toBe(404);
  });
});

it("shows no draft of an import", async () => {
  await database.db.execute(
    sql`UPDATE product SET status = 'draft' WHERE slug = 'anchor-unsalted-butter'`,
  );
  expect((await productAt("/products/x", "anchor-unsalted-butter")).status).toBe(404);
});
