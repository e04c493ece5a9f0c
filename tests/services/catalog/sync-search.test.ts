import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "~/domain/ids";
import { NO_FILTERS } from "~/domain/search/request";
import type { SearchSource } from "~/domain/search/source";
import { promiseAccounts } from "~/domain/stock/accounts";
import type { ServiceContext } from "~/platform/context.server";
import { type RemoteSearchIndex, SearchUnavailable } from "~/ports/search/search";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HALL, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { contextOn } from "../../support/service-context";

let database: TestDatabase;
let ctx: ServiceContext;
let goods: MintedGoods;

/** A remote index in memory that can be away, or refuse single products. */
const remote = {
  documents: new Map<ProductId, SearchSource>(),
  isAway: false,
  refusing: new Set<ProductId>(),
  writes: 0,
  /** called in the middle of a write */
  meanwhile: async () => {},
};
const fakeRemote: Pick<RemoteSearchIndex, "name" | "write" | "count"> = {
  name: "meilisearch",
  // Full enough: what an empty index leads to is told in rebuild-search.test.ts.
  count: async () => 1,
  async write({ put, remove }) {
    remote.writes += 1;
    await remote.meanwhile();
    if (remote.isAway) throw new SearchUnavailable("connection refused");
    for (const id of remove) remote.documents.delete(id);
    const taken = put.filter((source) => !remote.refusing.has(source.productId));
    for (const source of taken) remote.documents.set(source.productId, source);
    return {
      refused: put
        .filter((source) => !taken.includes(source))
        .map(({ productId }) => ({ productId, reason: "invalid_document_id" })),
    };
  },
};

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  await mintRules(database);
  goods = await mintGoods(database, { lots: [5, 5] });
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = contextOn(database);
  ctx.ports.search = { ...ctx.ports.search, remote: fakeRemote as RemoteSearchIndex };
  Object.assign(remote, { isAway: false, writes: 0, meanwhile: async () => {} });
  remote.refusing.clear();
  remote.documents.clear();
  await database.sql`DELETE FROM search_dirty`;
  await database.sql`DELETE FROM search_mark`;
  await database.sql`UPDATE product SET status = 'published' WHERE id = ${goods.productId}`;
});

const touch = () =>
  database.sql`UPDATE product SET sales_30d = sales_30d + 1 WHERE id = ${goods.productId}`;
const dirty = async () => {
  const rows = await database.sql`
    SELECT product_id, attempts, is_leased, parked_at IS NOT NULL AS parked, last_error,
           next_at > now() AS later FROM search_dirty`;
  return [...rows];
};
const row = async () => {
  const [found] =
    await database.sql`SELECT * FROM search_product WHERE product_id = ${goods.productId}`;
  return found;
};
const ids = async (text: string) => {
  const answer = await ctx.ports.search.engine.search({
    text,
    filters: NO_FILTERS,
    sort: "relevance",
    page: 1,
    perPage: 10,
    wantsFacets: false,
    today: "2026-11-23",
  });
  return answer.productIds;
};

describe("a touched product", () => {
  it("has its documents rewritten everywhere and is clean again", async () => {
    await touch();
    expect(await syncDirtyProducts(ctx)).toEqual({ written: 1, removed: 0, failed: 0 });
    expect(await dirty()).toEqual([]);
    expect(remote.documents.get(goods.productId)?.sales30d).toBe((await row())?.sales_30d);
    expect(await ids("安佳奶粉")).toEqual([goods.productId]);
  });
  it("is not written twice when nothing touched it since", async () => {
    await touch();
    await syncDirtyProducts(ctx);
    expect(await syncDirtyProducts(ctx)).toEqual({ written: 0, removed: 0, failed: 0 });
    expect(remote.writes).toBe(1);
  });
  it("is written once for many touches", async () => {
    for (let round = 0; round < 7; round++) await touch();
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1 });
  });
  it("leaves both engines when it is no longer published, with the words only it had", async () => {
    await touch();
    await syncDirtyProducts(ctx);
    await database.sql`UPDATE product SET status = 'retired' WHERE id = ${goods.productId}`;
    expect(await syncDirtyProducts(ctx)).toEqual({ written: 0, removed: 1, failed: 0 });
    expect(await row()).toBeUndefined();
    expect(remote.documents.size).toBe(0);
    const [left] = await database.sql`SELECT count(*)::int AS terms FROM search_term`;
    expect(left?.terms).toBe(0);
    await database.sql`UPDATE product SET status = 'published' WHERE id = ${goods.productId}`;
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1 });
    expect(await ids("安佳")).toEqual([goods.productId]);
  });
  it("leaves when it has nothing that may be sold", async () => {
    await touch();
    await syncDirtyProducts(ctx);
    await database.sql`UPDATE offer SET valid_to = valid_from + interval '1 day' WHERE id = ${goods.offerId}`;
    expect(await syncDirtyProducts(ctx)).toMatchObject({ removed: 1 });
    await database.sql`UPDATE offer SET valid_to = NULL WHERE id = ${goods.offerId}`;
    await syncDirtyProducts(ctx);
  });
  it("stays dirty when it is touched again while its documents are written", async () => {
    await touch();
    remote.meanwhile = async () => {
      remote.meanwhile = async () => {};
      await touch();
    };
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 2 });
    expect(await dirty()).toEqual([]);
    expect(remote.documents.get(goods.productId)?.sales30d).toBe((await row())?.sales_30d);
  });
  it("is worked on by one worker at a time", async () => {
    await touch();
    let inside = 0;
    let most = 0;
    remote.meanwhile = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await touch();
      await new Promise(setImmediate);
      inside -= 1;
      if (remote.writes >= 6) remote.meanwhile = async () => {};
    };
    await Promise.all([
      syncDirtyProducts(ctx),
      syncDirtyProducts(contextOn(database, { ports: ctx.ports })),
    ]);
    await syncDirtyProducts(ctx);
    expect(most).toBe(1);
    expect(await dirty()).toEqual([]);
  });
});

describe("when the remote engine fails", () => {
  it("PostgreSQL has the document at once, and the product waits for another try", async () => {
    remote.isAway = true;
    await touch();
    expect(await syncDirtyProducts(ctx)).toEqual({ written: 1, removed: 0, failed: 1 });
    expect(await ids("奶粉")).toEqual([goods.productId]);
    expect(await dirty()).toEqual([
      {
        product_id: goods.productId,
        attempts: 1,
        is_leased: false,
        parked: false,
        last_error: "connection refused",
        later: true,
      },
    ]);
    const [job] = await database.owner`
      SELECT run_at > now() AS later FROM graphile_worker._private_jobs WHERE key = 'search.sync_dirty_products:retry'`;
    expect(job?.later).toBe(true);
    remote.isAway = false;
    await database.sql`UPDATE search_dirty SET next_at = now()`;
    expect(await syncDirtyProducts(ctx)).toMatchObject({ failed: 0 });
    expect(remote.documents.has(goods.productId)).toBe(true);
  });
  it("a touch brings the product back at once", async () => {
    remote.isAway = true;
    await touch();
    await syncDirtyProducts(ctx);
    await touch();
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1 });
  });
  it("waits longer each time, never more than five minutes, and never gives up", async () => {
    remote.isAway = true;
    await touch();
    const pauses: number[] = [];
    for (let round = 0; round < 12; round++) {
      const at = new Date(Date.UTC(2030, 0, 1, round));
      await syncDirtyProducts(contextOn(database, { fixedNow: at, ports: ctx.ports }));
      const [one] = await database.sql`
        SELECT extract(epoch FROM next_at - ${at.toISOString()}::timestamptz)::float8 AS pause, parked_at FROM search_dirty`;
      pauses.push(one?.pause);
      expect(one?.parked_at).toBeNull();
    }
    expect(pauses[0]).toBeLessThanOrEqual(2);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBe(300);
  });
  it("a refused document is parked after eight tries, until its product changes", async () => {
    remote.refusing.add(goods.productId);
    await touch();
    for (let round = 0; round < 8; round++) {
      await syncDirtyProducts(ctx);
      await database.sql`UPDATE search_dirty SET next_at = now()`;
    }
    expect(await dirty()).toMatchObject([{ parked: true, last_error: "invalid_document_id" }]);
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 0 });
    remote.refusing.clear();
    await touch();
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1, failed: 0 });
    expect(await dirty()).toEqual([]);
  });
  it("a worker that died gives its products free after its lease", async () => {
    await touch();
    remote.meanwhile = async () => {
      throw new Error("killed");
    };
    await expect(syncDirtyProducts(ctx)).rejects.toThrow("killed");
    remote.meanwhile = async () => {};
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 0 });
    await database.sql`UPDATE search_dirty SET next_at = now()`;
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1, failed: 0 });
  });
});

describe("what a document says of offers", () => {
  const at = (day: string) =>
    contextOn(database, { fixedNow: new Date(`${day}T02:00:00Z`), ports: ctx.ports });

  it("is the price with tax, and the lot that leaves next", async () => {
    await touch();
    await syncDirtyProducts(ctx);
    const [lot] =
      await database.sql`SELECT min(expires_on)::text AS day FROM lot WHERE variant_id = ${goods.variantId}`;
    expect(await row()).toMatchObject({
      // 128.00 with 9.1 % tax
      price_fen_1210: "13965",
      in_stock_1210: true,
      price_fen_0110: null,
      in_stock_0110: false,
    });
    const [found] = await database.sql`SELECT expires_on_1210::text AS day FROM search_product`;
    expect(found?.day).toBe(lot?.day);
  });
  it("changes by itself when an offer begins, without any touch", async () => {
    await database.sql`
      INSERT INTO offer (id, variant_id, customs_regime, warehouse_id, price_fen, tax_included, valid_from)
      VALUES ('off_laterlater', ${goods.variantId}, '0110', ${HALL}, 15000, true, now() + interval '10 days')`;
    await syncDirtyProducts(ctx);
    expect((await row())?.price_fen_hall).toBeNull();
    const later = new Date(Date.now() + 11 * 86_400_000).toISOString().slice(0, 10);
    expect(await syncDirtyProducts(at(later))).toMatchObject({ written: 1 });
    expect(await row()).toMatchObject({
      price_fen_hall: "15000",
      price_fen_0110: "15000",
      in_stock_hall: false,
    });
    await database.sql`DELETE FROM offer WHERE id = 'off_laterlater'`;
    await syncDirtyProducts(ctx);
  });
  it("is out of stock when the last piece is promised", async () => {
    const line = {
      line: 1,
      from: promiseAccounts.saleable(goods),
      to: promiseAccounts.committed(goods),
      qty: 10,
    };
    await database.sql`SELECT ledger_hold('ord_all', 'promise', 'checkout', NULL, ${JSON.stringify([line])})`;
    await syncDirtyProducts(ctx);
    expect(await row()).toMatchObject({ in_stock_1210: false, expires_on_1210: null });
    await database.sql`SELECT ledger_resolve('ord_all', 'promise', NULL, 'voided', '{}')`;
    await syncDirtyProducts(ctx);
    expect(await row()).toMatchObject({ in_stock_1210: true });
  });
});
