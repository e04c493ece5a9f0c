import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NO_FILTERS } from "~/domain/search/request";
import type { SearchPort } from "~/ports/search/search";
import { createSearchPort } from "~/ports/search/search-port.server";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { MeilisearchFake } from "../../support/meilisearch/fake";
import { FIXTURE, fixtureId, TODAY } from "./fixture";

const KEY = "master-key-of-16-bytes";
let database: TestDatabase;
let fake: MeilisearchFake;
let search: SearchPort;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  fake = await new MeilisearchFake(KEY).start();
  fake.scripts.set("黄油", { ids: [fixtureId("butter")] });
  search = createSearchPort({
    db: database.db,
    log: pino({ level: "silent" }),
    meilisearch: { url: fake.url, key: KEY },
  });
  await search.local.write({ put: FIXTURE, remove: [] });
  await search.remote?.write({ put: FIXTURE, remove: [] });
});
afterEach(async () => {
  await fake.stop();
  expect(fake.surprises).toEqual([]);
});

const ask = (text = "黄油") =>
  search.engine.search({
    text,
    filters: NO_FILTERS,
    sort: "relevance",
    page: 1,
    perPage: 24,
    wantsFacets: true,
    today: TODAY,
  });
const butter = { productIds: [fixtureId("butter")], total: 1 };

describe("the shop finds goods", () => {
  it("with the remote engine when it is well", async () => {
    expect(await ask()).toMatchObject({ ...butter, engine: "meilisearch" });
  });
  it("while the remote engine was never there", async () => {
    await fake.stop();
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
  });
  it("when the remote engine dies between two searches, and comes back to it later", async () => {
    await ask();
    await fake.stop();
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
    await fake.start();
    expect(await ask()).toMatchObject({ ...butter, engine: "meilisearch" });
  });
  it("when its index was emptied behind its back", async () => {
    await ask();
    fake.empty();
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
    expect(await ask("")).toMatchObject({ total: FIXTURE.length, engine: "postgres" });
  });
  it("when its index is gone", async () => {
    await ask();
    await search.remote?.drop("products");
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
  });
  it("when it does not answer, without waiting for it", async () => {
    await ask();
    fake.faultOf = () => "hang";
    const begun = performance.now();
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
  it("when it refuses our key", async () => {
    const locked = createSearchPort({
      db: database.db,
      log: pino({ level: "silent" }),
      meilisearch: { url: fake.url, key: KEY, searchKey: "revoked" },
    });
    search = { ...search, engine: locked.engine };
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
  });
  it("when it answers nonsense", async () => {
    await ask();
    fake.faultOf = ({ path }) => (path.startsWith("/multi-search") ? "html" : undefined);
    expect(await ask()).toMatchObject({ ...butter, engine: "postgres" });
  });
});
