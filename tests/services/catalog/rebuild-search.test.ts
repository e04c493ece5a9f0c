import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceContext } from "~/platform/context.server";
import { createSearchPort } from "~/ports/search/search-port.server";
import { rebuildSearch } from "~/services/catalog/rebuild-search.server";
import { reconcileSearch } from "~/services/catalog/reconcile-search.server";
import { syncDirtyProducts } from "~/services/catalog/sync-search.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { mintGoods, mintRules } from "../../support/factories";
import { MeilisearchFake } from "../../support/meilisearch/fake";
import { apiError } from "../../support/meilisearch/state";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

const KEY = "master-key-of-16-bytes";
let database: TestDatabase;
let fake: MeilisearchFake;
let ctx: ServiceContext;
let productIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  productIds = [];
  for (let count = 0; count < 12; count++) productIds.push((await mintGoods(database)).productId);
});
afterAll(() => database.close());
beforeEach(async () => {
  fake = await new MeilisearchFake(KEY).start();
  fake.unscripted = { ids: productIds };
  ctx = onFake();
  await database.sql`UPDATE search_upkeep SET rebuild_lease_until = NULL, retired_index = NULL, retired_until = NULL`;
  await database.sql`DELETE FROM search_dirty`;
});
afterEach(async () => {
  await fake.stop();
  expect(fake.surprises).toEqual([]);
});

function onFake(fixedNow?: Date): ServiceContext {
  const plain = contextOn(database, fixedNow ? { fixedNow } : {});
  const search = createSearchPort({
    db: database.db,
    log: plain.log,
    meilisearch: { url: fake.url, key: KEY },
  });
  return { ...plain, ports: { ...plain.ports, search } };
}
const touch = (id: string | undefined) =>
  database.sql`UPDATE product SET sales_30d = sales_30d + 1 WHERE id = ${id ?? ""}`;
const held = () =>
  fake
    .documentsOf("products")
    .map((one) => one.id)
    .sort();

describe("a rebuild", () => {
  it("builds the index beside the live one and swaps it in, whole", async () => {
    const result = await rebuildSearch(ctx);
    expect(result).toMatchObject({
      ok: true,
      value: { documents: 12, remoteDocuments: 12, refused: 0 },
    });
    expect(held()).toEqual([...productIds].sort());
    expect(fake.taskTypes()).toContain("indexSwap");
    const [upkeep] = await database.sql`SELECT * FROM search_upkeep`;
    expect(upkeep?.retired_index).toMatch(/^products_\d+$/);
    expect(upkeep?.rebuild_lease_until).toBeNull();
  });
  it("carries over what was touched while it ran", async () => {
    await rebuildSearch(ctx);
    const expected =
      await database.sql`SELECT sales_30d + 1 AS sales FROM product WHERE id = ${productIds[0] ?? ""}`;
    fake.faultOf = ({ method, path }) => {
      // The touch and its sync happen between the copied pages and the swap.
      if (method === "POST" && /^\/indexes\/products_\d+\/search/.test(path)) {
        fake.faultOf = () => undefined;
        touched = touch(productIds[0]).then(() => syncDirtyProducts(onFake()));
      }
      return undefined;
    };
    let touched: Promise<unknown> = Promise.resolve();
    await rebuildSearch(onFake(new Date("2026-11-24T00:00:00Z")));
    await touched;
    await syncDirtyProducts(ctx);
    const document = fake.documentsOf("products").find((one) => one.id === productIds[0]);
    expect(document?.sales_30d).toBe(expected[0]?.sales);
  });
  it("runs once at a time", async () => {
    let begun = () => {};
    let release = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    fake.heldUntil = ({ body }) => {
      if (!/^products_\d+$/.test((body as { uid?: string } | undefined)?.uid ?? ""))
        return undefined;
      begun();
      return isReleased;
    };
    const first = rebuildSearch(ctx);
    await isBegun;
    expect(await rebuildSearch(onFake())).toEqual({
      ok: false,
      error: { code: "REBUILD_RUNNING" },
    });
    release();
    expect(await first).toMatchObject({ ok: true });
  });
  it("may run again after the lease of a process that died", async () => {
    await database.sql`UPDATE search_upkeep SET rebuild_lease_until = now() - interval '1 second'`;
    expect(await rebuildSearch(ctx)).toMatchObject({ ok: true });
  });
  it("keeps the old index when the new one finds nothing for a common word", async () => {
    await rebuildSearch(ctx);
    fake.unscripted = { ids: [] };
    const result = await rebuildSearch(onFake(new Date("2026-11-25T00:00:00Z")));
    expect(result).toMatchObject({
      ok: false,
      error: { code: "INDEX_NOT_CONVINCING", detail: /no hits for/ },
    });
    expect(held()).toHaveLength(12);
    expect(fake.indexNames().filter((name) => name === "products_1795564800")).toEqual([]);
  });
  it("keeps the old index when a swap fails, says so, and PostgreSQL is up to date all the same", async () => {
    fake.taskFaultOf = ({ type }) =>
      type === "indexSwap" ? apiError("internal", "Corrupted task queue.", "internal") : undefined;
    expect(await rebuildSearch(ctx)).toMatchObject({ ok: false, error: { code: "ENGINE_AWAY" } });
    expect(await ctx.ports.search.local.count()).toBe(12);
    fake.taskFaultOf = () => undefined;
    expect(await rebuildSearch(onFake())).toMatchObject({ ok: true });
  });
  it("is the system's and an administrator's, nobody else's", async () => {
    for (const actor of [newVisitor(), operatorWith("warehouse"), { kind: "anonymous" } as const]) {
      expect(await rebuildSearch({ ...ctx, actor })).toEqual({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
      await expect(syncDirtyProducts({ ...ctx, actor })).rejects.toThrow("by the system");
      await expect(reconcileSearch({ ...ctx, actor })).rejects.toThrow("by the system");
    }
    expect(fake.requests).toEqual([]);
    expect(await rebuildSearch({ ...ctx, actor: operatorWith("admin") })).toMatchObject({
      ok: true,
    });
  });
  it("without a remote engine rewrites PostgreSQL's documents", async () => {
    await database.sql`DELETE FROM search_product WHERE product_id = ${productIds[3] ?? ""}`;
    expect(await rebuildSearch(contextOn(database))).toEqual({
      ok: true,
      value: { documents: 12, localDrift: 1, remoteDocuments: 0, refused: 0 },
    });
  });
});

describe("the sync", () => {
  it("builds the index of a new or emptied server by itself", async () => {
    await touch(productIds[0]);
    await syncDirtyProducts(ctx);
    expect(held()).toHaveLength(12);
    fake.empty();
    await syncDirtyProducts(ctx);
    expect(held()).toHaveLength(12);
  });
  it("goes on when the remote engine cannot even be counted", async () => {
    await fake.stop();
    await touch(productIds[0]);
    expect(await syncDirtyProducts(ctx)).toMatchObject({ written: 1, failed: 1 });
    await fake.start();
  });
});

describe("the nightly reconcile", () => {
  beforeEach(async () => {
    await rebuildSearch(ctx);
  });
  it("finds nothing when all is well", async () => {
    expect(await reconcileSearch(ctx)).toEqual({ documents: 12, localDrift: 0, remoteDrift: 0 });
  });
  it("heals what the remote index lost, kept too long or has otherwise", async () => {
    const { remote } = ctx.ports.search;
    const sources = await ctx.ports.search.local.hashes();
    expect(sources.size).toBe(12);
    const ghost = { ...fake.documentsOf("products")[0], id: "prd_ghost000", doc_hash: "ghost" };
    const wrong = { ...fake.documentsOf("products")[1], doc_hash: "wrong" };
    fake.answer(
      { method: "POST", path: "/indexes/products/documents", key: KEY, body: [ghost, wrong] },
      JSON.stringify([ghost, wrong]),
    );
    await remote?.write({ put: [], remove: [fake.documentsOf("products")[2]?.id as never] });
    // Rewriting sends every published document; only the ghost is left to compare.
    expect(await reconcileSearch(ctx)).toMatchObject({ localDrift: 0, remoteDrift: 1 });
    expect(held()).toEqual([...productIds].sort());
  });
  it("heals PostgreSQL's own documents", async () => {
    await database.sql`UPDATE search_product SET doc_hash = 'x' WHERE product_id = ${productIds[5] ?? ""}`;
    await database.sql`DELETE FROM search_product WHERE product_id = ${productIds[6] ?? ""}`;
    expect(await reconcileSearch(ctx)).toMatchObject({ localDrift: 2 });
    expect(await ctx.ports.search.local.count()).toBe(12);
  });
  it("deletes the retired index after its day, not before", async () => {
    const retired = () => fake.indexNames().filter((name) => name !== "products");
    await reconcileSearch(ctx);
    expect(retired()).toHaveLength(1);
    await reconcileSearch(onFake(new Date(Date.now() + 25 * 3_600_000)));
    expect(retired()).toEqual([]);
    const [upkeep] = await database.sql`SELECT retired_index FROM search_upkeep`;
    expect(upkeep?.retired_index).toBeNull();
  });
  it("builds the index anew when its settings are no longer those of the shop", async () => {
    const swaps = () => fake.taskTypes().filter((type) => type === "indexSwap").length;
    await reconcileSearch(ctx);
    expect(swaps()).toBe(1);
    await database.sql`UPDATE brand SET aliases = '{"安佳乐"}'`;
    await reconcileSearch(onFake(new Date(Date.now() + 60_000)));
    expect(swaps()).toBe(2);
    expect(fake.settingsOf("products")?.dictionary).toContain("安佳乐");
    await database.sql`UPDATE brand SET aliases = '{}'`;
  });
  it("goes on when the remote engine is away", async () => {
    await fake.stop();
    expect(await reconcileSearch(ctx)).toMatchObject({ documents: 12, remoteDrift: 0 });
    await fake.start();
  });
});
