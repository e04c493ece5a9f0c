import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { documentOf } from "~/domain/search/document";
import { Lexicon } from "~/domain/search/lexicon";
import { type Filters, NO_FILTERS, type Sort } from "~/domain/search/request";
import { chineseText } from "~/ports/search/chinese.server";
import { createMeilisearch } from "~/ports/search/meilisearch.server";
import { SearchUnavailable } from "~/ports/search/search";
import { MeilisearchFake } from "../../support/meilisearch/fake";
import { apiError } from "../../support/meilisearch/state";
import { FIXTURE, fixtureId, TODAY } from "./fixture";

/** The vocabulary of the fixture, without a database. */
const lexicon = new Lexicon(
  FIXTURE.flatMap((source) =>
    documentOf(source, chineseText).terms.map((term) => ({ ...term, weight: 1 })),
  ),
);
const vocabulary = {
  current: async () => lexicon,
  note: () => {},
  refresh: async () => {},
  forget: () => {},
};

let fake: MeilisearchFake;
let warnings: unknown[];
beforeEach(async () => {
  fake = await new MeilisearchFake("master-key-of-16-bytes").start();
  warnings = [];
});
afterEach(async () => {
  await fake.stop();
  expect(fake.surprises).toEqual([]);
});

const log = pino({ level: "warn" }, { write: (line: string) => warnings.push(JSON.parse(line)) });
const open = (keys: { key?: string; searchKey?: string } = { key: "master-key-of-16-bytes" }) =>
  createMeilisearch({
    url: fake.url,
    ...keys,
    vocabulary,
    catalogueWords: async () => ["安佳", "德运", "馆选", "奶粉", "牛奶", "黄油"],
    log,
  });
const query = (text: string, asked: Partial<Filters> & { sort?: Sort; page?: number } = {}) => {
  const { sort = "relevance", page = 1, ...filters } = asked;
  return {
    text,
    filters: { ...NO_FILTERS, ...filters },
    sort,
    page,
    perPage: 24,
    wantsFacets: true,
    today: TODAY,
  };
};
const sent = (path: RegExp, method = "POST") =>
  fake.requests.filter((request) => request.method === method && path.test(request.path));
const searches = () =>
  sent(/^\/multi-search/).flatMap(
    (request) => (request.body as { queries: Record<string, unknown>[] }).queries,
  );
const hitsQuery = () =>
  searches().find((one) => (one.attributesToRetrieve as string[]).includes("category"));

describe("the first write", () => {
  it("makes the index with its settings before any document, and only once", async () => {
    const search = open();
    await search.write({ put: FIXTURE, remove: [] });
    await search.write({ put: FIXTURE.slice(0, 1), remove: [] });
    expect(fake.taskTypes()).toEqual([
      "indexCreation",
      "settingsUpdate",
      "documentAdditionOrUpdate",
      "documentAdditionOrUpdate",
    ]);
    const settings = fake.settingsOf("products");
    expect(settings).toMatchObject({
      rankingRules: [
        "words",
        "sort",
        "typo",
        "proximity",
        "attributeRank",
        "wordPosition",
        "exactness",
        "in_stock:desc",
        "sales_30d:desc",
      ],
      typoTolerance: { disableOnNumbers: true },
      searchCutoffMs: 500,
      pagination: { maxTotalHits: 20_000 },
    });
    expect(settings?.localizedAttributes).toContainEqual({
      attributePatterns: expect.arrayContaining(["*_zh"]),
      locales: ["zho"],
    });
    expect(settings?.dictionary).toEqual(expect.arrayContaining(["安佳", "牛奶", "火龙果"]));
    expect(settings?.dictionary).not.toContain("乳铁蛋白");
    expect(await search.count()).toBe(FIXTURE.length);
  });
  it("leaves an index that is there as it is", async () => {
    await open().write({ put: FIXTURE, remove: [] });
    const before = fake.taskTypes().length;
    await open().write({ put: FIXTURE.slice(0, 1), remove: [] });
    expect(fake.taskTypes().slice(before)).toEqual(["documentAdditionOrUpdate"]);
  });
  it("sends whole documents with one price, stock, life and reduction for each channel", async () => {
    await open().write({ put: FIXTURE, remove: [] });
    const whole = fake.documentsOf("products").find((one) => one.id === fixtureId("whole"));
    expect(whole).toMatchObject({
      brand: "anchor",
      price_fen_1210: 9_700,
      in_stock_1210: false,
      expires_1210: null,
      price_fen_0110: 10_800,
      in_stock_0110: true,
      expires_0110: 20_280_501,
      price_fen_hall: 11_000,
      price_fen: 10_800,
      pinyin: expect.stringContaining("anjianaifen"),
      initials: expect.stringContaining("ajnf"),
    });
  });
  it("warns of a version whose answers nobody recorded, and of no other", async () => {
    await open().write({ put: FIXTURE.slice(0, 1), remove: [] });
    expect(warnings).toEqual([]);
    await fake.stop();
    fake = await new MeilisearchFake("master-key-of-16-bytes").start();
    fake.version = "1.53.0";
    await open().write({ put: FIXTURE.slice(0, 1), remove: [] });
    expect(warnings).toMatchObject([{ version: "1.53.0" }]);
  });
});

describe("what a search asks", () => {
  beforeEach(async () => {
    await open().write({ put: FIXTURE, remove: [] });
    fake.requests.length = 0;
  });
  const ask = async (
    text: string,
    q: string,
    asked?: Parameters<typeof query>[1],
    ids: string[] = [],
  ) => {
    fake.scripts.set(q, { ids });
    return open().search(query(text, asked));
  };

  it.each([
    ["安佳奶粉", "安佳 奶粉"],
    ["anjia naifen", '"anjia" "naifen"'],
    ["anjia naif", '"anjia" naif'],
    ["牛nai", "牛 nai"],
    ["niu nai", '"niunai"'],
    ["紐西蘭奶粉", "新西兰 奶粉"],
    ["3段奶粉", "奶粉"],
    ['-安佳 "奶粉"', "安佳 奶粉"],
  ])("%s is sent as %s", async (text, q) => {
    await ask(
      text,
      q,
      {},
      FIXTURE.map((one) => one.productId),
    );
    expect(hitsQuery()).toMatchObject({ q, locales: ["zh"], matchingStrategy: "all" });
    for (const one of searches()) expect(one.locales).toEqual(["zh"]);
  });
  it("measures are filters, never words", async () => {
    await ask("麦卢卡 UMF10 3段 五连包 900g", "麦卢卡", {}, []);
    expect(hitsQuery()?.filter).toEqual(
      expect.arrayContaining([
        'grade_key = "UMF"',
        "grade_value >= 10",
        "stage = 3",
        "pack_counts = 5",
        'sizes = "900g"',
      ]),
    );
  });
  it("offers are judged one channel at a time, in one condition", async () => {
    await open().search(
      query("", {
        fulfilments: ["1210", "hall_in_stock"],
        priceFrom: fen(100),
        priceTo: fen(900),
        monthsLeft: 3,
      }),
    );
    expect(hitsQuery()?.filter).toEqual([
      "(price_fen_1210 >= 100 AND price_fen_1210 <= 900 AND expires_1210 >= 20270223)" +
        " OR (price_fen_hall >= 100 AND price_fen_hall <= 900 AND in_stock_hall = true AND expires_hall >= 20270223)",
    ]);
  });
  it("values are quoted, so that none can end its condition", async () => {
    await open().search(query("", { brands: ['a" OR id != "b\\'] }));
    expect(hitsQuery()?.filter).toContain('brand IN ["a\\" OR id != \\"b\\\\"]');
  });
  it("asks for pages, ids and categories only", async () => {
    await open().search(query("", { page: 3 }));
    expect(hitsQuery()).toMatchObject({
      page: 3,
      hitsPerPage: 24,
      attributesToRetrieve: ["id", "category"],
    });
  });
  it("an active group is counted once more without its own filter", async () => {
    const answer = await open().search(query("", { brands: ["devondale"] }));
    const open_ = searches().find((one) => JSON.stringify(one.facets) === '["brand"]');
    expect(JSON.stringify(open_?.filter)).not.toContain("devondale");
    expect(answer.facets?.brand).toEqual({ anchor: 6, devondale: 1, select: 2 });
    expect(answer.facets?.origin).toEqual({ AU: 1 });
  });
  it("counts and prices are those of matching offers", async () => {
    const { facets } = await open().search(query("", { inStock: true, priceTo: fen(12_000) }));
    expect(facets?.fulfilment).toEqual({ "1210": 2, "0110": 5, hall: 2, hall_in_stock: 2 });
    expect(facets?.price).toEqual({ fromFen: 4_500, toFen: 39_900 });
  });
  it("reads with the search key and writes with the other", async () => {
    fake.requests.length = 0;
    const search = open({ key: "master-key-of-16-bytes", searchKey: "reader" });
    await expect(search.search(query(""))).rejects.toThrow(/invalid_api_key/);
    expect(sent(/^\/multi-search/).map((one) => one.key)).toEqual(["reader"]);
    await search.write({ put: FIXTURE.slice(0, 1), remove: [] });
    expect(sent(/documents/).map((one) => one.key)).toEqual(["master-key-of-16-bytes"]);
  });
  it("sorts by the channel's own price, and says which orders it cannot make", async () => {
    await open().search(query("", { sort: "price_up", fulfilments: ["0110"], monthsLeft: 6 }));
    expect(hitsQuery()?.sort).toEqual(["price_fen_0110:asc"]);
    const can = (asked: Parameters<typeof query>[1]) => open().answers(query("", asked));
    expect(can({ sort: "price_up" })).toBe(true);
    expect(can({ sort: "price_up", inStock: true })).toBe(true);
    expect(can({ sort: "price_up", priceTo: fen(900) })).toBe(false);
    expect(can({ sort: "price_down", fulfilments: ["1210", "hall"] })).toBe(false);
    expect(can({ sort: "near_expiry", monthsLeft: 3 })).toBe(false);
    expect(can({ sort: "sales", monthsLeft: 3, priceTo: fen(900) })).toBe(true);
  });
});

describe("what a search understands", () => {
  beforeEach(async () => {
    await open().write({ put: FIXTURE, remove: [] });
    fake.requests.length = 0;
  });
  it("hits in their order, totals and reading", async () => {
    const ids = ["skim", "whole"].map(fixtureId);
    fake.scripts.set("奶粉", { ids });
    const answer = await open().search(query("奶粉"));
    expect(answer).toMatchObject({
      engine: "meilisearch",
      productIds: ids,
      total: 2,
      reading: { kind: "exact", text: "奶粉" },
    });
    expect(answer.alternatives?.kind).toBe("same_kind");
    expect(answer.alternatives?.productIds).not.toContain(ids[0]);
  });
  it("the corrected stage when the words find nothing, and not when filters took the hits away", async () => {
    fake.scripts.set("liulain", { ids: [] });
    fake.scripts.set('"liulian"', { ids: [fixtureId("durian")] });
    const corrected = await open().search(query("liulain"));
    expect(corrected).toMatchObject({ total: 1, reading: { kind: "corrected", text: "榴莲" } });
    fake.scripts.set("liulain", { ids: [fixtureId("durian")] });
    const filtered = await open().search(query("liulain", { brands: ["anchor"] }));
    expect(filtered).toMatchObject({ total: 0, reading: { kind: "exact" } });
    expect(filtered.withoutGroup).toEqual([{ group: "brand", total: 1 }]);
  });
  it("popular goods when there is nothing at all", async () => {
    fake.scripts.set("qqqqqqqq", { ids: [] });
    const answer = await open().search(query("qqqqqqqq"));
    expect(answer).toMatchObject({ total: 0, alternatives: { kind: "popular" } });
    expect(answer.alternatives?.productIds[0]).toBe(fixtureId("whole"));
  });
  it("a page past the end", async () => {
    expect(await open().search(query("", { page: 9 }))).toMatchObject({
      productIds: [],
      total: FIXTURE.length,
      alternatives: null,
    });
  });
});

describe("failures of a search", () => {
  it.each([
    ["a missing index", () => {}, /404 index_not_found/],
    [
      "a busy server",
      () => {
        fake.faultOf = () => "unavailable";
      },
      /503 too_many_search_requests/,
    ],
    [
      "a proxy's page instead of an answer",
      () => {
        fake.faultOf = () => "html";
      },
      /JSON|token/,
    ],
    [
      "no answer in time",
      () => {
        fake.faultOf = () => "hang";
      },
      /has failed.*timeout/i,
    ],
    [
      "connections that break every time",
      () => {
        fake.faultOf = () => "reset";
      },
      /has failed/,
    ],
  ] as const)("%s is told as unavailable", async (_name, prepare, reason) => {
    prepare();
    const failing = open().search(query(""));
    await expect(failing).rejects.toBeInstanceOf(SearchUnavailable);
    await expect(failing).rejects.toThrow(reason);
  });
  it("a wrong key and none are told with the server's code", async () => {
    await expect(open({ key: "other" }).search(query(""))).rejects.toThrow(/403 invalid_api_key/);
    await expect(open({}).search(query(""))).rejects.toThrow(/401 missing_authorization_header/);
  });
  it("a connection that was dead is tried once more", async () => {
    await open().write({ put: FIXTURE, remove: [] });
    let left = 1;
    fake.faultOf = () => (left-- > 0 ? "reset" : undefined);
    expect((await open().search(query(""))).total).toBe(FIXTURE.length);
  });
  it("a server that is gone is unavailable at once", async () => {
    await fake.stop();
    await expect(open().search(query(""))).rejects.toBeInstanceOf(SearchUnavailable);
    await fake.start();
  });
  it("a shopper who left gets no other answer", async () => {
    fake.faultOf = () => "hang";
    const leaving = new AbortController();
    const searching = open().search(query(""), leaving.signal);
    leaving.abort(new Error("left"));
    await expect(searching).rejects.toThrow("left");
  });
});

describe("failures of a write", () => {
  const bad = FIXTURE.map((source, index) =>
    index === 4 ? { ...source, productId: "prd bad id" as ProductId } : source,
  );
  it("one bad document is found by halving; all others are stored", async () => {
    const { refused } = await open().write({ put: bad, remove: [] });
    expect(refused).toEqual([
      {
        productId: "prd bad id",
        reason: expect.stringMatching(/^invalid_document_id: .*prd bad id/),
      },
    ]);
    expect(fake.documentsOf("products")).toHaveLength(FIXTURE.length - 1);
    const failed = fake.taskTypes().filter((type) => type === "documentAdditionOrUpdate").length;
    expect(failed).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(FIXTURE.length)) + 1);
  });
  it("a task that failed for no document's fault is to be retried, and nothing is refused", async () => {
    fake.taskFaultOf = ({ type }) =>
      type === "documentAdditionOrUpdate"
        ? apiError("no_space_left_on_device", "No space left on device.", "system")
        : undefined;
    await expect(open().write({ put: FIXTURE, remove: [] })).rejects.toThrow(
      /no_space_left_on_device/,
    );
    await expect(open().write({ put: FIXTURE, remove: [] })).rejects.toBeInstanceOf(
      SearchUnavailable,
    );
  });
  it("a slow task is waited for", async () => {
    fake.pollsBeforeDone = 2;
    await open().write({ put: FIXTURE, remove: [] });
    expect(fake.documentsOf("products")).toHaveLength(FIXTURE.length);
  });
  it("settings that were refused stop the write before any document", async () => {
    fake.taskFaultOf = ({ type }) =>
      type === "settingsUpdate" ? apiError("internal", "Something broke.", "internal") : undefined;
    await expect(open().write({ put: FIXTURE, remove: [] })).rejects.toBeInstanceOf(
      SearchUnavailable,
    );
    expect(fake.documentsOf("products")).toEqual([]);
  });
  it("removing what is not there is no failure", async () => {
    const search = open();
    await search.write({ put: FIXTURE, remove: [] });
    await search.write({ put: [], remove: [fixtureId("milk"), "prd_unknown0"] as ProductId[] });
    expect(await search.count()).toBe(FIXTURE.length - 1);
  });
});

describe("a rebuild", () => {
  const sync = {
    name: "sync",
    actions: ["search", "documents.*", "settings.*", "indexes.*", "tasks.get", "stats.get"],
    indexes: ["products*"],
    expiresAt: null,
  };
  const withScopedKey = () => {
    fake.answer(
      { method: "POST", path: "/keys", key: "master-key-of-16-bytes", body: sync },
      JSON.stringify(sync),
    );
    return open({ key: "<sync>" });
  };
  it.each([
    ["the master key", () => open()],
    ["a key scoped to our indexes, which cannot read the swap's task", withScopedKey],
  ] as const)("takes the live index's place with %s", async (_name, opened) => {
    const search = opened();
    await search.write({ put: FIXTURE.slice(0, 3), remove: [] });
    const draft = await search.begin("1790000000");
    expect(fake.indexNames()).toEqual(["products", "products_1790000000"]);
    await draft.write({ put: FIXTURE, remove: [] });
    expect(await search.count()).toBe(3);
    await draft.takeOver();
    expect(await search.count()).toBe(FIXTURE.length);
    expect((await draft.hashes()).size).toBe(3);
    expect(sent(/swap-indexes/)[0]?.body).toEqual([
      { indexes: ["products", "products_1790000000"], rename: false },
    ]);
    await search.drop(draft.indexName);
    expect(fake.indexNames()).toEqual(["products"]);
    expect(warnings).toEqual([]);
  });
  it("may begin without a live index", async () => {
    const search = open();
    const draft = await search.begin("1");
    await draft.write({ put: FIXTURE, remove: [] });
    await draft.takeOver();
    expect(await search.count()).toBe(FIXTURE.length);
  });
  it("whose swap failed is to be retried, and leaves the live index alone", async () => {
    const search = open();
    await search.write({ put: FIXTURE, remove: [] });
    const draft = await search.begin("2");
    fake.taskFaultOf = ({ type }) =>
      type === "indexSwap" ? apiError("internal", "Corrupted task queue.", "internal") : undefined;
    await expect(draft.takeOver()).rejects.toThrow(/Corrupted task queue/);
    expect(await search.count()).toBe(FIXTURE.length);
  });
  it("lists hashes page by page", async () => {
    const search = open();
    const [one] = FIXTURE;
    if (!one) throw new Error("the fixture has documents");
    const many = Array.from({ length: 1_100 }, (_, index) => ({
      ...one,
      productId: `prd_many${String(index).padStart(5, "0")}` as ProductId,
    }));
    await search.write({ put: many, remove: [] });
    expect((await search.hashes()).size).toBe(1_100);
    const pages = sent(/documents\?/, "GET").map((one) => one.path);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain("offset=1000");
    expect(sent(/documents$/).map((one) => (one.body as unknown[]).length)).toEqual([1_000, 100]);
  });
  it("dropping an index that is gone is no failure", async () => {
    await expect(open().drop("products_never")).resolves.toBeUndefined();
  });
});
