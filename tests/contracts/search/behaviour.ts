import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "~/domain/ids";
import { fen } from "~/domain/money";
import { type Filters, NO_FILTERS, type Sort } from "~/domain/search/request";
import type { SearchSource } from "~/domain/search/source";
import type { SearchAnswer, SearchEngine, SearchIndex } from "~/ports/search/search";
import { FIXTURE, fixtureId, TODAY } from "./fixture";
import { JUDGED_QUERIES } from "./judged-queries";
import { judge, judgedProduct, summarise } from "./judging";

export type SearchUnderTest = {
  engine: SearchEngine;
  index: SearchIndex;
  close: () => Promise<void>;
};

export type BehaviourSetup = {
  /** an engine of its own that holds exactly these goods */
  open: (sources: readonly SearchSource[]) => Promise<SearchUnderTest>;
  /** every product of the seeded shop */
  seeded: () => Promise<readonly SearchSource[]>;
  /** nDCG@10 the engine must reach over the judged queries */
  leastNdcg: number;
};

/** What every search engine must do, whichever it is. */
export function describeSearchBehaviour(name: string, setup: BehaviourSetup): void {
  describe(`${name}: exact behaviour`, () => describeExactBehaviour(setup));
  describe(`${name}: relevance`, () => describeRelevance(name, setup));
}

type Ask = Partial<Filters> & {
  sort?: Sort;
  page?: number;
  perPage?: number;
  wantsFacets?: boolean;
};

function ask(engine: SearchEngine, text: string, asked: Ask = {}): Promise<SearchAnswer> {
  const { sort = "relevance", page = 1, perPage = 24, wantsFacets = true, ...filters } = asked;
  return engine.search({
    text,
    filters: { ...NO_FILTERS, ...filters },
    sort,
    page,
    perPage,
    wantsFacets,
    today: TODAY,
  });
}

function describeExactBehaviour(setup: BehaviourSetup): void {
  let search: SearchUnderTest;
  beforeAll(async () => {
    search = await setup.open(FIXTURE);
  });
  afterAll(() => search?.close());
  const answer = (text: string, asked?: Ask) => ask(search.engine, text, asked);
  const names = (ids: readonly string[]) =>
    ids.map((id) => FIXTURE.find((one) => one.productId === id)?.nameEn ?? id);
  const found = async (text: string, asked?: Ask) =>
    names((await answer(text, asked)).productIds).sort();
  const listed = async (text: string, asked?: Ask) => names((await answer(text, asked)).productIds);

  it("knows how many documents it holds, and each one's hash", async () => {
    expect(await search.engine.count()).toBe(FIXTURE.length);
    const hashes = await search.index.hashes();
    expect(hashes.size).toBe(FIXTURE.length);
    expect(new Set(hashes.values()).size).toBe(FIXTURE.length);
  });

  describe("words", () => {
    it.each([
      ["安佳黄油", ["Unsalted Butter"]],
      ["牛奶", ["UHT Whole Milk"]],
      ["龙果", ["Red Dragon Fruit"]],
      ["hlg", ["Red Dragon Fruit"]],
      ["榴莲", ["Musang King Durian"]],
      ["榴槤", ["Musang King Durian"]],
      ["liulian", ["Musang King Durian"]],
      ["泰国水果", ["Red Dragon Fruit"]],
      ["devondale", ["Skim Milk Powder"]],
      ["德运 奶粉", ["Skim Milk Powder"]],
    ])("%s finds %j", async (text, expected) => {
      expect(await found(text)).toEqual(expected);
    });
    it("read a stage as a stage", async () => {
      expect(await found("3段奶粉")).toEqual(["Toddler Formula Stage 3"]);
      expect(await found("三段")).toEqual(["Toddler Formula Stage 3"]);
    });
    it("join pinyin that was spaced, and part it where it was run together", async () => {
      expect(await found("niu nai")).toEqual(["UHT Whole Milk"]);
      expect(await found("anjiahuangyou")).toEqual(["Unsalted Butter"]);
    });
    it("are corrected by spelling and by sound, and the answer says so", async () => {
      expect(await answer("liulain")).toMatchObject({
        reading: { kind: "corrected", text: "榴莲" },
      });
      expect(await found("liulain")).toEqual(["Musang King Durian"]);
      expect(await answer("安嘉黄油")).toMatchObject({ reading: { kind: "corrected" } });
      expect(await found("安嘉黄油")).toEqual(["Unsalted Butter"]);
    });
    it("are relaxed only when nothing has them all, and the answer says so", async () => {
      expect(await answer("安佳 qqqqqqqq 黄油")).toMatchObject({
        reading: { kind: "relaxed" },
        total: 1,
      });
      expect(await answer("qqqqqqqq")).toMatchObject({ total: 0, productIds: [] });
    });
    it("that are operators elsewhere are words here", async () => {
      expect(await found("-安佳 黄油")).toEqual(["Unsalted Butter"]);
      expect(await found('"安佳" 黄油')).toEqual(["Unsalted Butter"]);
      for (const text of ["'", "\\", "a:*", "!& |", "()", "<->", "%_", "安佳'); DROP"]) {
        await expect(answer(text), text).resolves.toBeDefined();
      }
    });
    it("none at all list everything", async () => {
      expect(await answer("")).toMatchObject({
        total: FIXTURE.length,
        reading: { kind: "everything", text: "" },
      });
    });
  });

  describe("filters", () => {
    it("of a product narrow by each value, any of a group", async () => {
      expect(await found("", { brands: ["devondale"] })).toEqual(["Skim Milk Powder"]);
      expect(await found("", { origins: ["TH", "MY"] })).toEqual([
        "Musang King Durian",
        "Red Dragon Fruit",
      ]);
      expect(await found("", { storage: ["chilled"] })).toEqual(["Unsalted Butter"]);
      expect(await found("", { stages: [1, 3] })).toEqual([
        "Infant Formula Stage 1",
        "Toddler Formula Stage 3",
      ]);
      expect(await found("", { categories: ["fruit"] })).toEqual([
        "Musang King Durian",
        "Red Dragon Fruit",
      ]);
      expect(await found("", { categories: ["dairy.milk"] })).toEqual(["UHT Whole Milk"]);
    });
    it("of diets must all hold", async () => {
      expect(await found("", { diets: ["halal"] })).toEqual([
        "Hi-Calcium Milk Powder",
        "Skim Milk Powder",
      ]);
      expect(await found("", { diets: ["halal", "sugar_free"] })).toEqual(["Skim Milk Powder"]);
    });
    it("of offers hold for one and the same offer, never across two", async () => {
      // whole: bonded at 97 is sold out, duty-paid at 108 is in stock
      expect(await found("全脂奶粉", { fulfilments: ["1210"], inStock: true })).toEqual([
        "Hi-Calcium Milk Powder",
      ]);
      expect(
        await found("", { inStock: true, priceFrom: fen(9_500), priceTo: fen(10_000) }),
      ).toEqual(["Skim Milk Powder"]);
      expect(
        await found("", { fulfilments: ["0110"], priceTo: fen(10_500), priceFrom: fen(9_900) }),
      ).toEqual(["Skim Milk Powder"]);
      // skim: bonded is a deal with a short life, duty-paid is no deal and lives long
      expect(await found("", { nearExpiryDeal: true })).toEqual(["Skim Milk Powder"]);
      expect(await found("", { nearExpiryDeal: true, monthsLeft: 6 })).toEqual([]);
      expect(await found("", { nearExpiryDeal: true, fulfilments: ["0110"] })).toEqual([]);
    });
    it("tell pickup in the hall from stock in the hall", async () => {
      expect(await found("", { fulfilments: ["hall"] })).toEqual([
        "Red Dragon Fruit",
        "Unsalted Butter",
        "Whole Milk Powder",
      ]);
      expect(await found("", { fulfilments: ["hall_in_stock"] })).toEqual([
        "Unsalted Butter",
        "Whole Milk Powder",
      ]);
    });
    it("by remaining life count months from today, both days in", async () => {
      expect(
        await found("奶粉", { monthsLeft: 3, brands: ["anchor"], fulfilments: ["1210"] }),
      ).toEqual(["Infant Formula Stage 1", "Toddler Formula Stage 3"]);
      expect(await found("", { monthsLeft: 12, origins: ["AU"] })).toEqual(["Skim Milk Powder"]);
      expect(await found("", { monthsLeft: 12, origins: ["AU"], fulfilments: ["1210"] })).toEqual(
        [],
      );
    });
  });

  describe("sorts", () => {
    it("by the price with tax of the matching offer", async () => {
      expect(await listed("奶粉", { sort: "price_up" })).toEqual([
        "Skim Milk Powder",
        "Whole Milk Powder",
        "Hi-Calcium Milk Powder",
        "Toddler Formula Stage 3",
        "Infant Formula Stage 1",
      ]);
      expect((await listed("奶粉", { sort: "price_down" }))[0]).toBe("Infant Formula Stage 1");
    });
    it("by sales, by newness and by what is reduced near its day", async () => {
      expect((await listed("", { sort: "sales" }))[0]).toBe("Whole Milk Powder");
      expect((await listed("", { sort: "newest" }))[0]).toBe("Musang King Durian");
      expect((await listed("", { sort: "near_expiry" }))[0]).toBe("Skim Milk Powder");
    });
    it("keep one order over pages, each product once", async () => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => answer("", { page, perPage: 3 })));
      const ids = pages.flatMap((one) => one.productIds);
      expect(pages.map((one) => one.productIds.length)).toEqual([3, 3, 3, 0]);
      expect(new Set(ids).size).toBe(FIXTURE.length);
      expect(pages.map((one) => one.total)).toEqual(Array(4).fill(FIXTURE.length));
    });
  });

  describe("counts", () => {
    it("are what each choice would leave", async () => {
      const { facets } = await answer("奶粉");
      expect(facets?.brand).toEqual({ anchor: 4, devondale: 1 });
      expect(facets?.origin).toEqual({ NZ: 4, AU: 1 });
      expect(facets?.category).toEqual({ "dairy.milk-powder": 3, "dairy.infant-formula": 2 });
      expect(facets?.stage).toEqual({ "1": 1, "3": 1 });
      expect(facets?.diet).toEqual({ halal: 2, sugar_free: 1 });
      expect(facets?.storage).toEqual({ ambient: 5 });
      expect(facets?.fulfilment).toEqual({ "1210": 5, "0110": 2, hall: 1, hall_in_stock: 1 });
      expect(facets?.monthsLeft).toEqual({ "3": 4, "6": 4, "12": 4 });
      expect(facets).toMatchObject({ inStock: 5, nearExpiryDeal: 1 });
      expect(facets?.price).toEqual({ fromFen: 8_900, toFen: 29_900 });
    });
    it("leave their own group open and honour all others", async () => {
      const { facets, total } = await answer("奶粉", {
        brands: ["devondale"],
        fulfilments: ["0110"],
      });
      expect(total).toBe(1);
      expect(facets?.brand).toEqual({ anchor: 1, devondale: 1 });
      expect(facets?.fulfilment).toMatchObject({ "1210": 1, "0110": 1, hall: 0 });
      expect(facets?.origin).toEqual({ AU: 1 });
    });
    it("never count an offer that fails another filter", async () => {
      const { facets } = await answer("奶粉", { inStock: true, priceTo: fen(12_000) });
      expect(facets?.fulfilment).toEqual({ "1210": 1, "0110": 2, hall: 1, hall_in_stock: 1 });
      expect(facets?.price).toEqual({ fromFen: 8_900, toFen: 29_900 });
    });
    it("are left out when nobody wants them", async () => {
      expect((await answer("奶粉", { wantsFacets: false })).facets).toBeNull();
    });
  });

  describe("an empty answer", () => {
    it("says which single filter stands in the way", async () => {
      const { withoutGroup, total } = await answer("榴莲", { brands: ["anchor"], origins: ["MY"] });
      expect(total).toBe(0);
      expect(withoutGroup).toEqual([{ group: "brand", total: 1 }]);
    });
    it("offers popular goods when nothing is close", async () => {
      const { alternatives } = await answer("qqqqqqqq");
      expect(alternatives?.kind).toBe("popular");
      expect(alternatives?.productIds.length).toBeGreaterThan(0);
    });
    it("few hits are followed by goods of the same kind, never by the hits again", async () => {
      const { productIds, alternatives } = await answer("德运奶粉");
      expect(alternatives?.kind).toBe("same_kind");
      expect(names(alternatives?.productIds ?? [])).toContain("Whole Milk Powder");
      expect(alternatives?.productIds).not.toContain(productIds[0]);
    });
  });

  describe("writing", () => {
    it("replaces whole documents, takes others away, and may be repeated", async () => {
      const butter = FIXTURE.find((one) => one.productId === fixtureId("butter"));
      if (!butter) throw new Error("the fixture has butter");
      const renamed = { ...butter, nameZh: "发酵黄油" };
      const before = await search.index.hashes();
      for (let round = 0; round < 2; round++) {
        await search.index.write({ put: [renamed], remove: [fixtureId("milk") as ProductId] });
      }
      expect(await found("发酵黄油")).toEqual(["Unsalted Butter"]);
      expect(await found("无盐黄油", { brands: ["anchor"] })).not.toContain("UHT Whole Milk");
      expect(await search.engine.count()).toBe(FIXTURE.length - 1);
      await search.index.write({ put: FIXTURE, remove: [] });
      expect(await search.index.hashes()).toEqual(before);
    });
  });
}

function describeRelevance(name: string, setup: BehaviourSetup): void {
  let search: SearchUnderTest;
  let sources: readonly SearchSource[];
  beforeAll(async () => {
    sources = await setup.seeded();
    search = await setup.open(sources);
  });
  afterAll(() => search?.close());

  it("answers the judged queries well enough", async () => {
    const products = new Map<string, ReturnType<typeof judgedProduct>>(
      sources.map((source) => [source.productId, judgedProduct(source)]),
    );
    const verdicts = [];
    const times: number[] = [];
    for (const query of JUDGED_QUERIES) {
      const begun = performance.now();
      const answer = await ask(search.engine, query.text);
      times.push(performance.now() - begun);
      const { alternatives } = answer;
      verdicts.push(
        judge(query, products, {
          hits: answer.productIds,
          total: answer.total,
          alternatives: alternatives?.kind === "same_kind" ? alternatives.productIds : [],
        }),
      );
    }
    const summary = summarise(verdicts);
    times.sort((a, b) => a - b);
    const shown = (value: number) => value.toFixed(3);
    console.log(
      [
        `${name}: ${sources.length} products, nDCG@10 ${shown(summary.ndcg)} (hits alone ${shown(summary.ndcgOfHits)}), ` +
          `MRR ${shown(summary.meanReciprocalRank)}, median ${shown(times[times.length >> 1] ?? 0)} ms, slowest ${shown(times.at(-1) ?? 0)} ms`,
        ...summary.byKind.map(({ kind, ndcg }) => `  ${kind.padEnd(14)} ${shown(ndcg)}`),
        ...verdicts
          .filter((verdict) => verdict.ndcg < 0.85)
          .map((verdict) => `  weak: ${verdict.query.text} ${shown(verdict.ndcg)}`),
      ].join("\n"),
    );
    const unseeded = verdicts.filter((verdict) => !verdict.hasExactInStock);
    expect(
      unseeded.map((verdict) => verdict.query.text),
      "no exact answer in the seed",
    ).toEqual([]);
    const empty = verdicts.filter((verdict) => verdict.total === 0);
    expect(
      empty.map((verdict) => verdict.query.text),
      "found nothing",
    ).toEqual([]);
    expect(summary.ndcg).toBeGreaterThanOrEqual(setup.leastNdcg);
    expect(summary.meanReciprocalRank).toBeGreaterThanOrEqual(0.9);
  });
}
