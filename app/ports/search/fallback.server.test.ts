import pino from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { NO_FILTERS } from "~/domain/search/request";
import { withFallback } from "./fallback.server";
import { withKeptCounts } from "./kept-counts.server";
import {
  type EngineName,
  type FacetCounts,
  type SearchAnswer,
  type SearchEngine,
  type SearchQuery,
  SearchUnavailable,
} from "./search";

const query = (more: Partial<SearchQuery> = {}): SearchQuery => ({
  text: "牛奶",
  filters: NO_FILTERS,
  sort: "relevance",
  page: 1,
  perPage: 24,
  wantsFacets: true,
  today: "2026-11-23",
  ...more,
});

/** An engine that answers, fails, dawdles or has lost its documents as the test says. */
function engine(name: EngineName) {
  const state = {
    total: 1,
    documents: 100,
    isDown: false,
    takesMs: 5,
    answersQuery: true,
    searches: 0,
    lastWantedFacets: undefined as boolean | undefined,
  };
  const self: SearchEngine = {
    name,
    answers: () => state.answersQuery,
    count: async () => {
      if (state.isDown) throw new SearchUnavailable("down");
      return state.documents;
    },
    search: async (asked) => {
      state.searches += 1;
      state.lastWantedFacets = asked.wantsFacets;
      now += state.takesMs;
      if (state.isDown) throw new SearchUnavailable("down");
      return {
        engine: name,
        productIds: [],
        total: state.total,
        reading: { kind: "exact", text: asked.text },
        facets: asked.wantsFacets ? ({ inStock: state.total } as FacetCounts) : null,
        withoutGroup: [],
        alternatives: null,
      } satisfies SearchAnswer;
    },
  };
  return { state, self };
}

let now = 0;
let first: ReturnType<typeof engine>;
let second: ReturnType<typeof engine>;
let search: SearchEngine;
const log = pino({ level: "silent" });
beforeEach(() => {
  now = 1_000;
  first = engine("meilisearch");
  second = engine("postgres");
  search = withFallback({ first: first.self, second: second.self, log, clock: () => now });
});
const asked = async (more?: Partial<SearchQuery>) => (await search.search(query(more))).engine;
const askedTimes = async (count: number) => {
  const engines: EngineName[] = [];
  for (let round = 0; round < count; round++) engines.push(await asked());
  return engines;
};

describe("the fallback", () => {
  it("asks the first engine while it is well", async () => {
    expect(await askedTimes(5)).toEqual(Array(5).fill("meilisearch"));
    expect(second.state.searches).toBe(0);
  });
  it("answers each failed query from the second engine", async () => {
    await asked();
    first.state.isDown = true;
    expect(await asked()).toBe("postgres");
  });
  it("leaves the first alone after three failures in ten seconds, then tries one query", async () => {
    await asked();
    first.state.isDown = true;
    await askedTimes(3);
    const before = first.state.searches;
    expect(await askedTimes(5)).toEqual(Array(5).fill("postgres"));
    expect(first.state.searches).toBe(before);
    now += 15_001;
    expect(await asked()).toBe("postgres");
    expect(first.state.searches).toBe(before + 1);
    expect(await asked()).toBe("postgres");
    expect(first.state.searches, "one try is enough to know").toBe(before + 1);
    first.state.isDown = false;
    now += 15_001;
    // The count behind the first of them must see the index again before any is sent there.
    expect((await askedTimes(3)).slice(1)).toEqual(["meilisearch", "meilisearch"]);
  });
  it("lets one query at a time try it again", async () => {
    await asked();
    first.state.isDown = true;
    await askedTimes(3);
    first.state.isDown = false;
    now += 15_001;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const plain = first.self.search;
    first.self.search = async (one) => {
      await gate;
      return plain(one);
    };
    const probing = search.search(query());
    expect(await asked()).toBe("postgres");
    release();
    expect((await probing).engine).toBe("meilisearch");
  });
  it("forgives failures that lie further apart", async () => {
    for (let round = 0; round < 6; round++) {
      first.state.isDown = false;
      expect(await asked()).toBe("meilisearch");
      first.state.isDown = true;
      expect(await asked()).toBe("postgres");
      now += 6_000;
    }
  });
  it("leaves it alone when it is slow", async () => {
    first.state.takesMs = 400;
    expect((await askedTimes(20)).at(-1)).toBe("meilisearch");
    expect(await asked()).toBe("postgres");
  });
  it("does not ask an index that lacks more than a tenth of the products", async () => {
    first.state.documents = 89;
    expect(await asked()).toBe("postgres");
    expect(first.state.searches).toBe(0);
  });
  it("does not ask an empty index, also of an empty shop", async () => {
    first.state.documents = 0;
    second.state.documents = 0;
    expect(await asked()).toBe("postgres");
  });
  it("does not ask one that cannot be counted", async () => {
    first.state.isDown = true;
    expect(await asked()).toBe("postgres");
    expect(first.state.searches).toBe(0);
  });
  it("counts again every 15 seconds, behind a query that does not wait for it", async () => {
    first.state.documents = 0;
    expect(await asked()).toBe("postgres");
    first.state.documents = 100;
    expect(await asked()).toBe("postgres");
    now += 15_000;
    expect(await asked()).toBe("postgres");
    expect(await asked()).toBe("meilisearch");
  });
  it("checks an answer without hits twice: the index may just have been emptied", async () => {
    await asked();
    first.state.total = 0;
    expect(await asked()).toBe("postgres");
    second.state.total = 0;
    expect(await asked()).toBe("meilisearch");
  });
  it("gives queries that the first cannot answer exactly to the second", async () => {
    first.state.answersQuery = false;
    expect(await asked({ sort: "price_up" })).toBe("postgres");
    expect(first.state.searches).toBe(0);
  });
  it("does not count a shopper who left as a failure, nor ask for them again", async () => {
    await asked();
    const left = new AbortController();
    left.abort(new Error("left"));
    first.self.search = async () => {
      throw left.signal.reason;
    };
    for (let round = 0; round < 4; round++) {
      await expect(search.search(query(), left.signal)).rejects.toThrow("left");
    }
    expect(second.state.searches).toBe(0);
  });
  it("lets faults of the program itself fall back too, so that no page breaks", async () => {
    await asked();
    first.self.search = async () => {
      throw new TypeError("undefined is not a function");
    };
    expect(await asked()).toBe("postgres");
  });
});

describe("kept counts", () => {
  const kept = () => withKeptCounts(second.self, () => now);
  it("are those of the last minute for lists without words, whatever page or order", async () => {
    const engineWithCounts = kept();
    await engineWithCounts.search(query({ text: "" }));
    second.state.total = 7;
    const next = await engineWithCounts.search(query({ text: "", page: 2, sort: "sales" }));
    expect(second.state.lastWantedFacets).toBe(false);
    expect(next).toMatchObject({ total: 7, facets: { inStock: 1 } });
    now += 60_001;
    const later = await engineWithCounts.search(query({ text: "" }));
    expect(later.facets).toMatchObject({ inStock: 7 });
  });
  it("are never kept for words, nor shared between filters or days", async () => {
    const engineWithCounts = kept();
    for (const more of [
      { text: "牛奶" },
      { text: "" },
      { text: "", today: "2026-11-24" },
      { text: "", filters: { ...NO_FILTERS, inStock: true } },
    ]) {
      await engineWithCounts.search(query(more));
      expect(second.state.lastWantedFacets).toBe(true);
    }
  });
});
