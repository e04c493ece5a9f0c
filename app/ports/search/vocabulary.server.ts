import { sql } from "drizzle-orm";
import { Lexicon, type Term } from "~/domain/search/lexicon";
import type { Logger } from "~/platform/logger.server";
import type { Database } from "~db/client.server";

/** The catalogue's words as this process knows them. */
export type Vocabulary = {
  /** read at the first call; later ones never wait */
  current(): Promise<Lexicon>;
  /** told the version that a statement of ours read along; another one is read in the background */
  note(version: number): void;
  /** for callers without a statement of their own: looks again when the last look is older than 5 s */
  refresh(): Promise<void>;
  /** after a write of ours: the next caller reads and waits */
  forget(): void;
};

const LOOK_EVERY_MS = 5_000;

/** Keeps the terms of search_term in memory, replaced whole when their version changes. */
export function createVocabulary(db: Database, log: Logger): Vocabulary {
  let kept: { version: number; lexicon: Lexicon } | undefined;
  let reading: Promise<void> | undefined;
  let lookedAtMs = Number.NEGATIVE_INFINITY;

  const read = (): Promise<void> => {
    reading ??= (async () => {
      const [row] = await db.execute<{ version: string; terms: Term[] | null }>(sql`
        SELECT (SELECT version FROM search_vocabulary) AS version,
               (SELECT json_agg(json_build_object('term', term, 'display', display, 'kind', kind,
                                                  'key', key, 'via', via, 'weight', weight) ORDER BY word)
                FROM search_term) AS terms`);
      lookedAtMs = performance.now();
      kept = { version: Number(row?.version), lexicon: new Lexicon(row?.terms ?? []) };
    })().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const readInBackground = () => {
    read().catch((error: unknown) =>
      log.warn({ err: error }, "the search vocabulary was not read"),
    );
  };

  return {
    async current() {
      if (!kept) await read();
      return kept?.lexicon ?? new Lexicon();
    },
    note(version) {
      lookedAtMs = performance.now();
      if (kept && kept.version !== version) readInBackground();
    },
    async refresh() {
      if (!kept || performance.now() - lookedAtMs < LOOK_EVERY_MS) return;
      lookedAtMs = performance.now();
      const [row] = await db.execute<{ version: string }>(
        sql`SELECT version FROM search_vocabulary`,
      );
      if (Number(row?.version) !== kept.version) readInBackground();
    },
    forget() {
      kept = undefined;
    },
  };
}
