import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import { rebuildSearch } from "~/services/catalog/rebuild-search.server";

/** `npm run search:rebuild`: all search documents anew, and the Meilisearch index when one is configured. */
const settings = env();
const app = createApp(settings, { part: "script", url: databaseUrl(settings), maxConnections: 4 });
const actor = { kind: "system", name: "search-rebuild" } as const;
const result = await rebuildSearch(
  app.context({ actor, face: "worker", requestId: "search-rebuild" }),
);
await app.close();
if (result.ok) {
  process.stdout.write(`${JSON.stringify({ ok: true, ...result.value })}\n`);
} else {
  const remedies = {
    FORBIDDEN: "run it on the server",
    REBUILD_RUNNING: "wait until the other rebuild is done",
    ENGINE_AWAY: "see that MEILI_URL answers and MEILI_KEY may write; PostgreSQL is up to date",
    INDEX_NOT_CONVINCING: "read the detail; the old index is still in use",
  };
  const { code } = result.error;
  process.stderr.write(`✗ ${JSON.stringify(result.error)}. Remedy: ${remedies[code]}\n`);
  process.exitCode = 1;
}
