import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  MeilisearchRequestError,
  type Task,
} from "meilisearch";
import { SearchUnavailable } from "./search";

/** Where the server answers; `searchKey` reads, `key` writes. */
export type MeilisearchAddress = {
  url: string;
  key?: string | undefined;
  searchKey?: string | undefined;
};

/** A search that takes longer is given up, and PostgreSQL answers instead. */
export const SEARCH_TIMEOUT_MS = 300;
const WRITE_TIMEOUT_MS = 30_000;
/** An indexing task of a thousand documents takes well under a second; a queue may be long. */
export const TASK_WAIT = { timeout: 60_000, interval: 50 } as const;

export function openClients({ url, key, searchKey }: MeilisearchAddress) {
  const of = (apiKey: string | undefined, timeout: number) =>
    new Meilisearch({ host: url, ...(apiKey === undefined ? {} : { apiKey }), timeout });
  return {
    reading: of(searchKey ?? key, WRITE_TIMEOUT_MS),
    writing: of(key, WRITE_TIMEOUT_MS),
    /** asks how full the index is, while a shopper may be waiting */
    watching: of(key, SEARCH_TIMEOUT_MS),
  };
}

/** The error code the server named, such as index_not_found. */
export function codeOfError(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined;
}

/**
 * Runs a call that may be repeated. The first call after the server restarted fails on the dead
 * connection, so a broken connection is tried once more; every other failure becomes SearchUnavailable.
 * A caller's own abort goes on as it is.
 */
export async function calling<Value>(
  call: () => Promise<Value>,
  options: { signal?: AbortSignal; isRepeatable?: boolean } = {},
): Promise<Value> {
  const { signal, isRepeatable = true } = options;
  try {
    return await call();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (isRepeatable && isBrokenConnection(error)) {
      return calling(call, { ...options, isRepeatable: false });
    }
    throw new SearchUnavailable(reasonOf(error), { cause: error });
  }
}

function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof MeilisearchRequestError)) return false;
  const { cause } = error;
  return cause instanceof TypeError || codeOfCause(cause) === "ECONNRESET";
}

function codeOfCause(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}

function reasonOf(error: unknown): string {
  if (error instanceof MeilisearchApiError) {
    return `${error.response.status} ${error.cause?.code ?? "without a code"}: ${error.message}`;
  }
  if (error instanceof MeilisearchError) {
    const { cause } = error;
    const detail = cause instanceof Error ? (cause.cause ?? cause) : undefined;
    return detail instanceof Error ? `${error.message}: ${detail.message}` : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Answers the finished task: a failed one is returned by the client, not thrown. */
export function failureOf(
  task: Task,
): { code: string; message: string; isOurs: boolean } | undefined {
  if (task.status === "succeeded") return undefined;
  const { error } = task;
  return {
    code: error?.code ?? task.status,
    message: error?.message ?? `the task was ${task.status}`,
    isOurs: error?.type === "invalid_request",
  };
}
