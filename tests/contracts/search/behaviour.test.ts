import type { ProductId } from "~/domain/ids";
import type { SearchSource } from "~/domain/search/source";
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
