import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fen } from "../money";
import {
  activeGroups,
  DIETS,
  FILTER_GROUPS,
  FULFILMENTS,
  LIFE_MONTHS,
  NO_FILTERS,
  readSearchRequest,
  type SearchRequest,
  SORTS,
  searchParamsOf,
  without,
} from "./request";

const read = (query: string) => readSearchRequest(new URLSearchParams(query));

describe("readSearchRequest", () => {
  it("reads a whole address", () => {
    expect(
      read(
        "q=安佳奶粉&by=1210&by=hall&category=dairy.milk-powder&brand=anchor&origin=NZ&storage=chilled&stage=3&diet=halal&from=50&to=250.5&months=6&stock=1&deal=1&sort=price_up&page=2",
      ),
    ).toEqual({
      text: "安佳奶粉",
      filters: {
        fulfilments: ["1210", "hall"],
        categories: ["dairy.milk-powder"],
        brands: ["anchor"],
        origins: ["NZ"],
        storage: ["chilled"],
        stages: [3],
        diets: ["halal"],
        priceFrom: 5000,
        priceTo: 25050,
        monthsLeft: 6,
        inStock: true,
        nearExpiryDeal: true,
      },
      sort: "price_up",
      page: 2,
    });
  });
  it("leaves out what it does not know, and never fails", () => {
    expect(
      read(
        "by=9610&category='; DROP&brand=<b>&origin=nz&stage=9&from=-1&to=x&months=4&sort=best&page=-3",
      ),
    ).toEqual({ text: "", filters: NO_FILTERS, sort: "relevance", page: 1 });
    expect(read("page=1e9").page).toBe(42);
    expect(read("page=2.5").page).toBe(1);
  });
  it("turns a price range round that is the wrong way about", () => {
    expect(read("from=90&to=10").filters).toMatchObject({ priceFrom: 1000, priceTo: 9000 });
  });
  it("bounds text and lists", () => {
    expect(read(`q=${"奶".repeat(500)}`).text).toHaveLength(80);
    const brands = Array.from({ length: 200 }, (_, index) => `brand=b${index}`).join("&");
    expect(read(brands).filters.brands).toHaveLength(30);
  });
});

describe("searchParamsOf", () => {
  it("writes what readSearchRequest reads", () => {
    const some = <Value>(all: readonly Value[]) => fc.subarray([...all]);
    const price = fc.option(fc.integer({ min: 0, max: 90_000 }).map(fen));
    const request: fc.Arbitrary<SearchRequest> = fc.record({
      text: fc.constantFrom("", "安佳奶粉", "a&b=c", "100% 果汁"),
      filters: fc.record({
        fulfilments: some(FULFILMENTS),
        categories: some(["dairy", "dairy.milk-powder"]),
        brands: some(["anchor", "a2"]),
        origins: some(["NZ", "AU"]),
        storage: some(["ambient", "chilled", "frozen"] as const),
        stages: some([1, 2, 3, 4]),
        diets: some(DIETS),
        priceFrom: price,
        priceTo: fc.constant(null),
        monthsLeft: fc.option(fc.constantFrom(...LIFE_MONTHS)),
        inStock: fc.boolean(),
        nearExpiryDeal: fc.boolean(),
      }),
      sort: fc.constantFrom(...SORTS),
      page: fc.integer({ min: 1, max: 42 }),
    });
    fc.assert(
      fc.property(request, (one) => {
        expect(readSearchRequest(searchParamsOf(one))).toEqual(one);
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});

describe("filter groups", () => {
  it("are each cleared by without, and only they", () => {
    const all = read(
      "by=1210&category=dairy&brand=a&origin=NZ&storage=frozen&stage=1&diet=vegan&from=1&months=3&stock=1&deal=1",
    ).filters;
    expect(activeGroups(all)).toEqual([...FILTER_GROUPS]);
    for (const group of FILTER_GROUPS) {
      expect(activeGroups(without(all, group))).toEqual(
        FILTER_GROUPS.filter((one) => one !== group),
      );
    }
  });
});
