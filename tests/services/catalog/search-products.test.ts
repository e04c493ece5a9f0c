import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSearchRequest } from "~/domain/search/request";
import type { ServiceContext } from "~/platform/context.server";
import { createLogger } from "~/platform/logger.server";
import { searchProducts } from "~/services/catalog/search-products.server";
import { suggestTerms } from "~/services/catalog/suggest-terms.server";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
let ctx: ServiceContext;

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  ctx = contextOn(database);
  await search("q=x");
});
afterAll(() => database.close());

const search = (query: string, on = ctx) =>
  searchProducts(on, readSearchRequest(new URLSearchParams(query)));

describe("cards", () => {
  it("say what one buys and pays, in the reader's language", async () => {
    const { cards } = await search("q=安佳奶粉");
    const card = cards[0];
    expect(card?.name).toMatch(/^安佳 .*奶粉 .*/);
    expect(card?.origin).toEqual({ code: "NZ", name: "新西兰" });
    expect(card?.offer).toMatchObject({ isInStock: true, tax: { kind: expect.any(String) } });
    expect(card?.offer.unitPrice?.perUnit).toBe("g");
    expect(card?.life?.daysLeft).toBeGreaterThan(0);
    expect(card?.art.hash).toMatch(/^[0-9a-f]{10}$/);
    const english = await search(
      "q=anchor milk powder",
      contextOn(database, { locale: "en", ports: ctx.ports }),
    );
    expect(english.cards[0]?.name).toMatch(/^Anchor .*, .*/);
    expect(english.cards[0]?.origin.name).toBe("New Zealand");
  });
  it("show the offer that matches the filter, with its own price, tax and stock", async () => {
    const bonded = await search("q=安佳奶粉&by=1210");
    expect(new Set(bonded.cards.map((card) => card.offer.regime))).toEqual(new Set(["1210"]));
    const paid = await search("q=安佳奶粉&by=0110");
    expect(paid.cards.length).toBeGreaterThan(0);
    for (const card of paid.cards) {
      expect(card.offer).toMatchObject({ regime: "0110", tax: { kind: "included" } });
    }
    const both = bonded.cards.find((card) => card.otherOffer);
    expect(both?.otherOffer?.regime).toBe("0110");
    const other = paid.cards.find((card) => card.otherOffer);
    const same = bonded.cards.find(({ slug, name }) => slug === other?.slug && name === other.name);
    if (same?.offer.tax.kind !== "estimate") throw new Error("the goods are offered bonded too");
    // What a card says of the other way to buy is comparable with its own price: with the tax.
    expect(other?.otherOffer).toEqual({
      regime: "1210",
      payFen: same.offer.tax.totalFen,
      isUnverified: same.offer.tax.isUnverified,
    });
  });
  it("never show a price outside the range that was asked for, nor a shorter life", async () => {
    const { cards, total } = await search("from=50&to=90&months=6&stock=1");
    expect(total).toBeGreaterThan(10);
    for (const { offer, life } of cards) {
      const pay = offer.tax.kind === "estimate" ? offer.tax.totalFen : offer.priceFen;
      expect(pay).toBeGreaterThanOrEqual(5_000);
      expect(pay).toBeLessThanOrEqual(9_000);
      expect(offer.isInStock).toBe(true);
      expect(life?.daysLeft).toBeGreaterThanOrEqual(180);
    }
  });
  it("are true to the database even while the documents are behind", async () => {
    const before = await search("q=猫山王");
    const [first] = before.cards;
    if (!first) throw new Error("the seed has Musang King");
    await database.sql`UPDATE offer SET price_fen = price_fen + 100 WHERE id = ${first.offer.offerId}`;
    const after = await search("q=猫山王");
    const same = after.cards.find((card) => card.offer.offerId === first.offer.offerId);
    expect(same?.offer.priceFen).toBe(first.offer.priceFen + 100);
    await database.sql`UPDATE product SET status = 'retired' WHERE id = ${first.productId}`;
    const gone = await search("q=猫山王");
    expect(gone.cards.map((card) => card.productId)).not.toContain(first.productId);
    await database.sql`UPDATE product SET status = 'published' WHERE id = ${first.productId}`;
    await database.sql`UPDATE offer SET price_fen = price_fen - 100 WHERE id = ${first.offer.offerId}`;
    await syncDirtyProducts(ctx);
  });
});

describe("codes", () => {
  it("find their one product, as GTIN, with a space, and as article number in small letters", async () => {
    const [variant] = await database.sql`
      SELECT v.sku, v.gtin, p.slug FROM variant v JOIN product p ON p.id = v.product_id ORDER BY v.sku LIMIT 1`;
    for (const code of [
      variant?.gtin,
      `${variant?.gtin.slice(0, 3)} ${variant?.gtin.slice(3)}`,
      variant?.sku.toLowerCase(),
    ]) {
      const page = await search(`q=${encodeURIComponent(code)}&brand=nobody`);
      expect(page.reading.kind).toBe("code");
      expect(page.cards.map((card) => card.slug)).toEqual([variant?.slug]);
    }
  });
  it("that nobody has are searched as words", async () => {
    expect(await search("q=2999999999999")).toMatchObject({ total: 0, reading: { kind: "exact" } });
  });
});

describe("lists without words", () => {
  it("hold a category with both of its levels, page by page", async () => {
    const first = await search("category=dairy");
    const second = await search("category=dairy&page=2");
    expect(first.reading.kind).toBe("everything");
    expect(first.cards).toHaveLength(24);
    expect(first.pageCount).toBe(Math.ceil(first.total / 24));
    const ids = new Set([...first.cards, ...second.cards].map((card) => card.productId));
    expect(ids.size).toBe(first.cards.length + second.cards.length);
    const below = await search("category=dairy.milk");
    expect(below.total).toBeLessThan(first.total);
  });
  it.each([
    ["price_up", (pay: number[]) => [...pay].sort((a, b) => a - b)],
    ["price_down", (pay: number[]) => [...pay].sort((a, b) => b - a)],
  ])("sort by %s of the price shown", async (sort, order) => {
    for (const filter of ["", "&by=0110", "&by=1210&by=hall", "&from=60", "&months=6"]) {
      const { cards } = await search(`category=snacks${filter}&stock=1&sort=${sort}`);
      const pay = cards.map(({ offer }) =>
        offer.tax.kind === "estimate" ? offer.tax.totalFen : offer.priceFen,
      );
      expect(pay.length).toBeGreaterThan(2);
      expect(pay).toEqual(order(pay));
    }
  });
  it("put reduced goods near their best-before day first when asked", async () => {
    const { cards, facets } = await search("sort=near_expiry");
    const deals = facets?.nearExpiryDeal.count ?? 0;
    expect(deals).toBeGreaterThan(2);
    for (const card of cards.slice(0, Math.min(deals, 24))) {
      expect(card.offer.referencePriceFen).toBeGreaterThan(card.offer.priceFen);
      expect(card.life?.isNearExpiry).toBe(true);
    }
  });
});

describe("facets", () => {
  it("count what each choice would leave", async () => {
    const { facets, total } = await search("q=奶粉");
    expect(facets).not.toBeNull();
    for (const choice of facets?.fulfilments ?? []) {
      expect((await search(`q=奶粉&by=${choice.value}`)).total, choice.value).toBe(choice.count);
    }
    for (const choice of facets?.brands.slice(0, 4) ?? []) {
      expect((await search(`q=奶粉&brand=${choice.value}`)).total, choice.name).toBe(choice.count);
    }
    for (const choice of facets?.monthsLeft ?? []) {
      expect((await search(`q=奶粉&months=${choice.value}`)).total).toBe(choice.count);
    }
    const sum = facets?.categories.reduce((all, choice) => all + choice.count, 0);
    expect(sum).toBe(total);
    expect(facets?.brands[0]?.name).toMatch(/\p{Script=Han}/u);
  });
  it("keep their own group's choices open, and honour every other filter on one and the same offer", async () => {
    const query = "q=奶粉&by=0110&stock=1&to=150&months=3";
    const { facets } = await search(query);
    const bonded = facets?.fulfilments.find((choice) => choice.value === "1210");
    expect(bonded?.count).toBe((await search("q=奶粉&by=1210&stock=1&to=150&months=3")).total);
    expect(facets?.fulfilments.find((choice) => choice.value === "0110")?.isSelected).toBe(true);
  });
  it("keep a chosen value that finds nothing", async () => {
    const { facets, total } = await search("q=榴莲&brand=anchor");
    expect(total).toBe(0);
    expect(facets?.brands).toContainEqual({
      value: "anchor",
      name: "安佳",
      count: 0,
      isSelected: true,
    });
  });
});

describe("an empty answer", () => {
  it("names the filters that stand in the way, and what removing each would find", async () => {
    const page = await search("q=榴莲&brand=anchor&origin=NZ");
    expect(page).toMatchObject({ total: 0, cards: [] });
    expect(page.removableFilters).toEqual([]);
    const one = await search("q=榴莲&brand=anchor");
    expect(one.removableFilters).toEqual([
      { group: "brand", total: (await search("q=榴莲")).total },
    ]);
  });
  it("offers popular goods, labelled as such, for words nobody knows", async () => {
    const page = await search("q=qqqqqqqq");
    expect(page).toMatchObject({ total: 0, alternatives: { kind: "popular" } });
    expect(page.alternatives?.cards.length).toBeGreaterThan(3);
  });
  it("says when it answers a corrected or a relaxed query", async () => {
    expect((await search("q=liulain")).reading).toEqual({ kind: "corrected", text: "榴莲" });
    expect((await search("q=安佳 qqqqqqqq 奶粉")).reading).toMatchObject({
      kind: "relaxed",
      text: "安佳 奶粉",
    });
  });
});

describe("what it costs", () => {
  it.each([
    "q=安佳奶粉",
    "q=liulain",
    "q=zzzzzz",
    "category=dairy&by=1210&stock=1",
    "q=2999999999999",
  ])("%s: at most three statements", async (query) => {
    await search(query);
    database.takeStatements();
    await search(query);
    expect(database.takeStatements().length).toBeLessThanOrEqual(3);
  });
});

describe("the log", () => {
  it("keeps the query, how it was read and the count, and nothing of the person", async () => {
    const lines: string[] = [];
    const log = createLogger("web", "info", { write: (line) => void lines.push(line) });
    const actor = { kind: "visitor", visitorId: "vis_secret" } as const;
    await search("q=liulain", { ...ctx, log, actor });
    await search("q=liulain&page=2", { ...ctx, log, actor });
    await search("category=dairy", { ...ctx, log, actor });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: expect.any(Number),
        time: expect.any(String),
        part: "web",
        msg: expect.any(String),
        query: "liulain",
        read: "corrected",
        as: "榴莲",
        total: expect.any(Number),
        engine: "postgres",
      },
    ]);
  });
});

describe("suggestions", () => {
  it.each([
    ["安", "安佳"],
    ["anj", "安佳"],
    ["aj", "安佳"],
    ["anch", "Anchor"],
    ["niun", "牛奶"],
    ["niu n", "牛奶"],
    ["榴", "榴莲"],
    ["紐", "纽西兰"],
  ])("for %s hold %s", async (typed, text) => {
    const found = await suggestTerms(ctx, typed);
    expect(found.map((one) => one.text)).toContain(text);
    expect(found.length).toBeLessThanOrEqual(8);
  });
  it("are none for nothing, odd signs and pattern characters", async () => {
    for (const typed of ["", "  ", "%", "_", "'; --", "\\"]) {
      expect(await suggestTerms(ctx, typed)).toEqual([]);
    }
  });
  it("hold each word once, in one statement", async () => {
    database.takeStatements();
    const found = await suggestTerms(ctx, "n");
    expect(database.takeStatements()).toHaveLength(1);
    const words = found.map((one) => one.text.toLowerCase());
    expect(new Set(words).size).toBe(words.length);
  });
});
