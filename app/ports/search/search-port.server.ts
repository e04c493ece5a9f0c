import { sql } from "drizzle-orm";
import type { Logger } from "~/platform/logger.server";
import type { Database } from "~db/client.server";
import { withFallback } from "./fallback.server";
import { withKeptCounts } from "./kept-counts.server";
import { createMeilisearch } from "./meilisearch.server";
import type { MeilisearchAddress } from "./meilisearch-client.server";
import { createPostgresSearch } from "./postgres.server";
import type { EngineName, SearchPort } from "./search";
import { suggestTerms } from "./suggestions.server";
import { createVocabulary } from "./vocabulary.server";

export type SearchPortOptions = {
  db: Database;
  log: Logger;
  /** undefined: PostgreSQL alone */
  meilisearch?: MeilisearchAddress & { indexName?: string };
  /** told which engine gave each answer */
  onAnswer?: (engine: EngineName) => void;
};

/** Puts the engines of this process together: Meilisearch first when it is configured. */
export function createSearchPort({
  db,
  log,
  meilisearch,
  onAnswer = () => {},
}: SearchPortOptions): SearchPort {
  const vocabulary = createVocabulary(db, log);
  const postgres = createPostgresSearch(db, vocabulary);
  const remote =
    meilisearch &&
    createMeilisearch({
      ...meilisearch,
      vocabulary,
      catalogueWords: () => catalogueWords(db),
      log,
    });
  const engine = withKeptCounts(
    remote ? withFallback({ first: remote, second: postgres, log }) : postgres,
  );
  return {
    engine: {
      ...engine,
      search: async (query, signal) => {
        const answer = await engine.search(query, signal);
        onAnswer(answer.engine);
        return answer;
      },
    },
    local: postgres,
    remote,
    suggest: (typed, limit) => suggestTerms(db, typed, limit),
    commonWords: (count) => commonWords(db, count),
  };
}

async function catalogueWords(db: Database): Promise<string[]> {
  const rows = await db.execute<{ term: string }>(sql`
    SELECT DISTINCT term FROM search_term
    WHERE via = 'text' AND kind IN ('brand', 'category', 'alias') ORDER BY term`);
  return rows.map((row) => row.term);
}

async function commonWords(db: Database, count: number): Promise<string[]> {
  const rows = await db.execute<{ term: string }>(sql`
    SELECT term FROM search_term WHERE via = 'text' AND kind IN ('brand', 'concept')
    ORDER BY weight DESC, term LIMIT ${count}`);
  return rows.map((row) => row.term);
}
