import type { HeadersFunction } from "./remix.server";

/**
 * Catalogue documents hold nothing of a visitor and no session: browsers ask again each time, shared
 * caches may keep them a minute and serve them once more while they fetch.
 */
export const CATALOGUE_DOCUMENT = {
  "Cache-Control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
} as const;

/** Pages and answers that are a visitor's own: kept by nobody. */
export const PRIVATE_DOCUMENT = { "Cache-Control": "private, no-store" } as const;

const ENGINE = "Search-Engine";

/** Says which engine answered, for operators and tests; visitors see no difference. */
export const searchEngineHeader = (engine: string) => ({ headers: { [ENGINE]: engine } });

/** Headers of list pages: catalogue documents that name the engine behind them. */
export const listHeaders: HeadersFunction = ({ loaderHeaders }) => {
  const engine = loaderHeaders.get(ENGINE);
  return { ...CATALOGUE_DOCUMENT, ...(engine ? { [ENGINE]: engine } : {}) };
};
