import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { MultiSearchQuery } from "meilisearch";
import { planQuery } from "~/domain/search/query-plan";
import type { Logger } from "~/platform/logger.server";
import { chineseText } from "./chinese.server";
import {
  calling,
  codeOfError,
  failureOf,
  type MeilisearchAddress,
  openClients,
  SEARCH_TIMEOUT_MS,
  TASK_WAIT,
} from "./meilisearch-client.server";
import type { Found } from "./meilisearch-found";
import {
  createIndex,
  documentCount,
  documentHashes,
  writeDocuments,
} from "./meilisearch-index.server";
import { askedBy, canSort, EVERYTHING, QueryBuilder } from "./meilisearch-query.server";
import { MeilisearchSearch } from "./meilisearch-search.server";
import { indexSettings } from "./meilisearch-settings.server";
import {
  type RemoteSearchIndex,
  type SearchEngine,
  type SearchIndexDraft,
  SearchUnavailable,
} from "./search";
import type { Vocabulary } from "./vocabulary.server";

export type MeilisearchOptions = MeilisearchAddress & {
  /** name of the live index; rebuilt ones are `<name>_<stamp>` */
  indexName?: string;
  vocabulary: Vocabulary;
  /** Han words of the catalogue, for the index's dictionary */
  catalogueWords: () => Promise<readonly string[]>;
  log: Logger;
};

type Hit = Found["hits"][number];

/** Versions whose answers were recorded and are checked in the wire tests. */
const TESTED_VERSIONS = /^1\.50\./;

export function createMeilisearch(options: MeilisearchOptions): SearchEngine & RemoteSearchIndex {
  const { indexName = "products", vocabulary, catalogueWords, log } = options;
  const { reading, writing, watching } = openClients(options);
  let hasLiveIndex = false;

  /** Documents sent to a missing index would make one without our settings. */
  const ensureLiveIndex = async () => {
    if (hasLiveIndex) return;
    if ((await documentCount(writing, indexName)) === undefined) {
      await warnOfUntestedVersion();
      await createIndex(writing, indexName, indexSettings(await catalogueWords()));
    }
    hasLiveIndex = true;
  };

  const warnOfUntestedVersion = async () => {
    try {
      const { pkgVersion } = await writing.getVersion();
      if (TESTED_VERSIONS.test(pkgVersion)) return;
      log.warn({ version: pkgVersion }, "this Meilisearch version was never tested with the shop");
    } catch (error) {
      // A key without the action `version` is no fault of the server's.
      if (codeOfError(error) !== "invalid_api_key") throw error;
    }
  };

  const ask = async (queries: MultiSearchQuery[], signal?: AbortSignal): Promise<Found[]> => {
    if (queries.length === 0) return [];
    const { results } = await calling(
      () => {
        // The client's own timeout does nothing once a signal is passed.
        const timeout = AbortSignal.timeout(SEARCH_TIMEOUT_MS);
        return reading.multiSearch<{ queries: MultiSearchQuery[] }, Hit>(
          { queries },
          { signal: signal ? AbortSignal.any([signal, timeout]) : timeout },
        );
      },
      signal ? { signal } : {},
    );
    return results as Found[];
  };

  return {
    name: "meilisearch",
    answers: canSort,
    async search(query, signal) {
      await vocabulary.refresh();
      const plan = planQuery(query.text, await vocabulary.current(), chineseText);
      return new MeilisearchSearch(new QueryBuilder(indexName, query), query, plan, (queries) =>
        ask(queries, signal),
      ).answer();
    },
    count: async () => (await documentCount(watching, indexName)) ?? 0,
    async write(change) {
      await ensureLiveIndex();
      return writeDocuments(writing, indexName, change);
    },
    hashes: async () => {
      await ensureLiveIndex();
      return documentHashes(writing, indexName);
    },
    async begin(stamp) {
      const draftName = `${indexName}_${stamp}`;
      await createIndex(writing, draftName, indexSettings(await catalogueWords()));
      return draftOf(draftName);
    },
    settingsHash: async () =>
      createHash("sha256")
        .update(JSON.stringify(indexSettings(await catalogueWords())))
        .digest("hex")
        .slice(0, 16),
    async drop(name) {
      const task = await calling(() => writing.deleteIndex(name).waitTask(TASK_WAIT));
      const failure = failureOf(task);
      if (failure && failure.code !== "index_not_found") {
        throw new SearchUnavailable(`${failure.code}: ${failure.message}`);
      }
    },
  };

  function draftOf(draftName: string): SearchIndexDraft {
    return {
      name: "meilisearch",
      indexName: draftName,
      write: (change) => writeDocuments(writing, draftName, change),
      hashes: () => documentHashes(writing, draftName),
      async hitsOf(text) {
        const plan = planQuery(text, await vocabulary.current(), chineseText);
        const asked = plan.stages[0] ? askedBy(plan.stages[0]) : EVERYTHING;
        const found = await calling(() =>
          writing.index(draftName).search(asked.q, {
            locales: ["zh"],
            matchingStrategy: "all",
            attributesToRetrieve: ["id"],
            limit: 1,
          }),
        );
        return found.estimatedTotalHits;
      },
      async takeOver() {
        await ensureLiveIndex();
        const expected = await documentCount(writing, draftName);
        const swap = { indexes: [indexName, draftName] as [string, string], rename: false };
        const { taskUid } = await calling(() => writing.swapIndexes([swap]));
        await finishSwap(taskUid, expected ?? 0);
      },
    };
  }

  /** A key scoped to our indexes may swap but not read the swap's task: then the counts tell. */
  async function finishSwap(taskUid: number, expected: number): Promise<void> {
    try {
      const failure = failureOf(await writing.tasks.waitForTask(taskUid, TASK_WAIT));
      if (failure) throw new SearchUnavailable(`swap failed: ${failure.code}: ${failure.message}`);
    } catch (error) {
      if (codeOfError(error) !== "task_not_found") {
        if (error instanceof SearchUnavailable) throw error;
        await calling(() => Promise.reject(error), { isRepeatable: false });
      }
      for (let waited = 0; waited < TASK_WAIT.timeout; waited += TASK_WAIT.interval) {
        if ((await documentCount(writing, indexName)) === expected) return;
        await pause(TASK_WAIT.interval);
      }
      throw new SearchUnavailable("the swap did not take place");
    }
  }
}
