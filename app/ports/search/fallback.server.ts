import type { Logger } from "~/platform/logger.server";
import type { SearchAnswer, SearchEngine, SearchQuery } from "./search";

/** When the first engine is left alone; see design/search.md §5. */
const MOST_FAILURES = 3;
const FAILURE_WINDOW_MS = 10_000;
const SLOW_P95_MS = 300;
const SAMPLES = 40;
const LEAST_SAMPLES = 20;
const OPEN_MS = 15_000;
const FULL_ENOUGH = 0.9;
const RECOUNT_MS = 15_000;

export type FallbackOptions = {
  first: SearchEngine;
  second: SearchEngine;
  log: Logger;
  /** a clock in milliseconds; tests turn their own */
  clock?: () => number;
};

/**
 * Asks the first engine while it is well and the second one otherwise: after three failures in ten
 * seconds, when it is slow, when its index lacks more than a tenth of the products, or when it cannot
 * answer a query exactly. After 15 seconds one query tries it again. No hits are always checked twice.
 */
export function withFallback({ first, second, log, clock }: FallbackOptions): SearchEngine {
  const now = clock ?? (() => performance.now());
  const circuit = createCircuit(now, log);
  const fullness = createFullness(first, second, now, log);

  const searchFirst = async (query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer> => {
    const begun = now();
    try {
      const answer = await first.search(query, signal);
      circuit.succeeded(now() - begun);
      if (answer.total > 0) return answer;
      // An index that was just emptied, or a word that only the other engine reads.
      const checked = await second.search(query, signal);
      return checked.total > 0 ? checked : answer;
    } catch (error) {
      if (signal?.aborted) {
        circuit.abandoned();
        throw error;
      }
      circuit.failed(error);
      return second.search(query, signal);
    }
  };

  return {
    name: first.name,
    answers: () => true,
    count: () => second.count(),
    async search(query, signal) {
      if (!first.answers(query) || !(await fullness.isEnough()) || !circuit.lets()) {
        return second.search(query, signal);
      }
      return searchFirst(query, signal);
    },
  };
}

function createCircuit(now: () => number, log: Logger) {
  let failures: number[] = [];
  let durations: number[] = [];
  let openUntil: number | undefined;
  let isProbing = false;

  const open = (reason: string) => {
    openUntil = now() + OPEN_MS;
    isProbing = false;
    durations = [];
    failures = [];
    log.warn({ reason }, "the first search engine is left alone for a while");
  };
  return {
    /** whether the next query may go to the first engine; half-open, only one at a time may */
    lets(): boolean {
      if (openUntil === undefined) return true;
      if (now() < openUntil || isProbing) return false;
      isProbing = true;
      return true;
    },
    succeeded(durationMs: number) {
      if (openUntil !== undefined) {
        openUntil = undefined;
        isProbing = false;
        log.info("the first search engine answers again");
      }
      durations = [...durations, durationMs].slice(-SAMPLES);
      if (durations.length < LEAST_SAMPLES) return;
      const sorted = [...durations].sort((a, b) => a - b);
      const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
      if (p95 > SLOW_P95_MS) open(`slow: p95 ${Math.round(p95)} ms`);
    },
    failed(error: unknown) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ err: error }, "a search fell back to the second engine");
      if (openUntil !== undefined) return open(reason);
      const at = now();
      failures = [...failures, at].filter((one) => at - one < FAILURE_WINDOW_MS);
      if (failures.length >= MOST_FAILURES) open(reason);
    },
    /** the shopper left before an answer came: neither good nor bad */
    abandoned() {
      isProbing = false;
    },
  };
}

/** Compares the two engines' document counts: before the first query, then every 15 s behind one. */
function createFullness(first: SearchEngine, second: SearchEngine, now: () => number, log: Logger) {
  let isFull: boolean | undefined;
  let countedAt = Number.NEGATIVE_INFINITY;
  let counting: Promise<void> | undefined;

  const count = (): Promise<void> => {
    countedAt = now();
    counting ??= (async () => {
      const was = isFull;
      try {
        const [held, published] = await Promise.all([first.count(), second.count()]);
        isFull = held > 0 && held >= published * FULL_ENOUGH;
        if (isFull !== was)
          log.info({ held, published, isFull }, "the first engine's index was counted");
      } catch (error) {
        isFull = false;
        if (was !== false) log.warn({ err: error }, "the first engine's index was not counted");
      }
      counting = undefined;
    })();
    return counting;
  };
  return {
    async isEnough(): Promise<boolean> {
      if (isFull === undefined) await count();
      else if (now() - countedAt >= RECOUNT_MS) void count();
      return isFull === true;
    },
  };
}
