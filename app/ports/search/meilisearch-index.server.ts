import type { Meilisearch } from "meilisearch";
import type { ProductId } from "~/domain/ids";
import type { SearchSource } from "~/domain/search/source";
import { entryOf } from "./entry.server";
import { calling, codeOfError, failureOf, TASK_WAIT } from "./meilisearch-client.server";
import { type MeilisearchDocument, meilisearchDocument } from "./meilisearch-document.server";
import { SearchUnavailable, type WriteOutcome } from "./search";

/** Documents in one payload; bigger ones index faster, the limit is 100 MB. */
const BATCH = 1_000;
const LISTED = 1_000;

/** Writes documents, waits for the tasks and finds out which single document a failed one is about. */
export async function writeDocuments(
  client: Meilisearch,
  indexName: string,
  change: { put: readonly SearchSource[]; remove: readonly ProductId[] },
): Promise<WriteOutcome> {
  const refused: WriteOutcome["refused"] = [];
  const documents = change.put.map((source) => meilisearchDocument(entryOf(source)));
  for (let at = 0; at < documents.length; at += BATCH) {
    refused.push(...(await addDocuments(client, indexName, documents.slice(at, at + BATCH))));
  }
  if (change.remove.length > 0) {
    const index = client.index(indexName);
    const task = await calling(() => index.deleteDocuments([...change.remove]).waitTask(TASK_WAIT));
    const failure = failureOf(task);
    if (failure) throw new SearchUnavailable(`${failure.code}: ${failure.message}`);
  }
  return { refused };
}

/**
 * A failed task stores nothing of its batch and names one culprit at most: halves are tried until
 * single documents are left. A failure that is no document's fault is thrown, to be retried.
 */
async function addDocuments(
  client: Meilisearch,
  indexName: string,
  documents: readonly MeilisearchDocument[],
): Promise<WriteOutcome["refused"]> {
  const index = client.index(indexName);
  const task = await calling(() => index.addDocuments([...documents]).waitTask(TASK_WAIT));
  const failure = failureOf(task);
  if (!failure) return [];
  const { code, message, isOurs } = failure;
  const [only, ...others] = documents;
  if (!isOurs || code === "index_not_found" || only === undefined) {
    throw new SearchUnavailable(`${code}: ${message}`);
  }
  if (others.length === 0) {
    return [{ productId: only.id as ProductId, reason: `${code}: ${message}` }];
  }
  const middle = documents.length >> 1;
  return [
    ...(await addDocuments(client, indexName, documents.slice(0, middle))),
    ...(await addDocuments(client, indexName, documents.slice(middle))),
  ];
}

/** Hash of every document, page by page. */
export async function documentHashes(
  client: Meilisearch,
  indexName: string,
): Promise<Map<ProductId, string>> {
  const hashes = new Map<ProductId, string>();
  for (let offset = 0; ; offset += LISTED) {
    const page = await calling(() =>
      client
        .index<{ id: ProductId; doc_hash: string }>(indexName)
        .getDocuments({ fields: ["id", "doc_hash"], limit: LISTED, offset }),
    );
    for (const { id, doc_hash } of page.results) hashes.set(id, doc_hash);
    if (page.results.length < LISTED) return hashes;
  }
}

/** Number of documents; undefined when there is no such index. */
export async function documentCount(
  client: Meilisearch,
  indexName: string,
): Promise<number | undefined> {
  try {
    const { numberOfDocuments } = await calling(() => client.index(indexName).getStats());
    return numberOfDocuments;
  } catch (error) {
    if (error instanceof Error && codeOfError(error.cause) === "index_not_found") return undefined;
    throw error;
  }
}

/** Makes an index with our settings; one that was made meanwhile by another process will do. */
export async function createIndex(
  client: Meilisearch,
  indexName: string,
  settings: Parameters<ReturnType<Meilisearch["index"]>["updateSettings"]>[0],
): Promise<void> {
  const created = await calling(() =>
    client.createIndex(indexName, { primaryKey: "id" }).waitTask(TASK_WAIT),
  );
  const failure = failureOf(created);
  if (failure && failure.code !== "index_already_exists") {
    throw new SearchUnavailable(`${failure.code}: ${failure.message}`);
  }
  const set = await calling(() =>
    client.index(indexName).updateSettings(settings).waitTask(TASK_WAIT),
  );
  const refusal = failureOf(set);
  if (refusal) throw new SearchUnavailable(`${refusal.code}: ${refusal.message}`);
}
