import { invariant } from "~/domain/invariant";
import type { ServiceContext } from "~/platform/context.server";
import { SearchUnavailable } from "~/ports/search/search";
import { drainSearchQueue } from "./drain-search-queue.server";
import {
  buildRemoteIndex,
  dropRetiredIndex,
  hasOldSettings,
  markDrift,
} from "./remote-index.server";
import { type RewriteReport, rewriteDocuments } from "./rewrite-documents.server";

export type ReconcileReport = RewriteReport & {
  /** documents the remote index had otherwise than PostgreSQL */
  remoteDrift: number;
};

/**
 * Rewrites every document and compares the engines, healing what differs: marks that were lost, rules
 * that began to hold today, a remote index that missed something or was made with other settings. Says
 * what it found in the log.
 */
export async function reconcileSearch(ctx: ServiceContext): Promise<ReconcileReport> {
  invariant(ctx.actor.kind === "system", "search is reconciled by the system");
  const report: ReconcileReport = { ...(await rewriteDocuments(ctx)), remoteDrift: 0 };
  if (ctx.ports.search.remote) {
    try {
      report.remoteDrift = await markDrift(ctx);
      await drainSearchQueue(ctx);
      await dropRetiredIndex(ctx);
      if (await hasOldSettings(ctx)) await buildRemoteIndex(ctx);
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      ctx.log.warn({ err: error }, "the remote search index was not compared");
    }
  }
  ctx.log.info(report, "search documents were reconciled");
  return report;
}
