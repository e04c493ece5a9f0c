import { randomBytes } from "node:crypto";
import pino from "pino";
import type { ProductId } from "~/domain/ids";
import type { SearchSource } from "~/domain/search/source";
import { createMeilisearch } from "~/ports/search/meilisearch.server";
import { createPostgresSearch } from "~/ports/search/postgres.server";
import { createVocabulary } from "~/ports/search/vocabulary.server";
import { readSearchSources } from "~/services/catalog/search-sources.server";
import { createTestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";
import { describeSearchBehaviour } from "./behaviour";

/** Every product of the seeded shop, read once. */
let seed: Promise<readonly SearchSource[]> | undefined;
async function seeded(): Promise<readonly SearchSource[]> {
  seed ??= (async () => {
    const database = await createTestDatabase({ template: "seeded" });
    const rows = await database.sql<
      { product_id: ProductId }[]
    >`SELECT product_id FROM search_product`;
    const sources = await readSearchSources(
      contextOn(database),
      rows.map((row) => row.product_id),
    );
    await database.close();
    return [...sources.values()];
  })();
  return seed;
}

describeSearchBehaviour("PostgreSQL", {
  seeded,
  leastNdcg: 0.85,
  open: async (sources) => {
    const database = await createTestDatabase();
    const { local, engine } = contextOn(database).ports.search;
    await local.write({ put: sources, remove: [] });
    return { engine, index: local, close: () => database.close() };
  },
});

const { MEILI_URL, MEILI_KEY } = process.env;
console.log(
  MEILI_URL && MEILI_KEY
    ? `search behaviour runs on PostgreSQL and on the Meilisearch at ${MEILI_URL}`
    : "search behaviour runs on PostgreSQL; on Meilisearch only where MEILI_URL and MEILI_KEY name one",
);

if (MEILI_URL && MEILI_KEY) {
  describeSearchBehaviour("Meilisearch", {
    seeded,
    leastNdcg: 0.85,
    open: async (sources) => {
      // The vocabulary is PostgreSQL's in every configuration.
      const database = await createTestDatabase();
      const log = pino({ level: "silent" });
      const vocabulary = createVocabulary(database.db, log);
      await createPostgresSearch(database.db, vocabulary).write({ put: sources, remove: [] });
      const words = await database.sql<{ term: string }[]>`
        SELECT DISTINCT term FROM search_term WHERE via = 'text' AND kind IN ('brand', 'category', 'alias')`;
      const indexName = `products_test_${randomBytes(4).toString("hex")}`;
      const search = createMeilisearch({
        url: MEILI_URL,
        key: MEILI_KEY,
        indexName,
        vocabulary,
        catalogueWords: async () => words.map((row) => row.term),
        log,
      });
      await search.write({ put: sources, remove: [] });
      return {
        engine: search,
        index: search,
        close: async () => {
          await search.drop(indexName);
          await database.close();
        },
      };
    },
  });
}
