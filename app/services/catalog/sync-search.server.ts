import { invariant } from "~/domain/invariant";
import type { ServiceContext } from "~/platform/context.server";
import { SearchUnavailable } from "~/ports/search/search";
import { drainSearchQueue, type SyncReport } from "./drain-search-queue.server";
import { buildRemoteIndex } from "./remote-index.server";

/** Below this share of the products the remote index is not worth asking, and is built anew. */
const TOO_EMPTY = 0.9;

/**
 * Brings the search documents of touched products up to date in every engine. Always rebuilt from
 * committed rows, so the order of changes does not matter; run twice, it changes nothing. A remote
 * index that lost its documents (a new server, an emptied one) is built anew.
 */
export async function syncDirtyProducts(ctx: ServiceContext): Promise<SyncReport> {
  invariant(ctx.actor.kind === "system", "search is kept up by the system");
  const report = await drainSearchQueue(ctx);
  if (await isRemoteTooEmpty(ctx)) await buildRemoteIndex(ctx);
  return report;
}

async function isRemoteTooEmpty(ctx: ServiceContext): Promise<boolean> {
  const { local, remote } = ctx.ports.search;
  if (!remote) return false;
  try {
    const [held, published] = await Promise.all([remote.count(), local.count()]);
    return held < published * TOO_EMPTY;
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    ctx.log.warn({ err: error }, "the remote search index was not counted");
    return false;
  }
}
