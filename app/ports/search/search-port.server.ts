import type { Logger } from "~/platform/logger.server";
import type { Database } from "~db/client.server";
import { createPostgresSearch } from "./postgres.server";
import type { SearchPort } from "./search";
import { suggestTerms } from "./suggestions.server";
import { createVocabulary } from "./vocabulary.server";

/** Puts the engines of this process together. */
export function createSearchPort(db: Database, log: Logger): SearchPort {
  const postgres = createPostgresSearch(db, createVocabulary(db, log));
  return {
    engine: postgres,
    local: postgres,
    remote: undefined,
    suggest: (typed, limit) => suggestTerms(db, typed, limit),
  };
}
