import type { ServiceContext } from "~/platform/context.server";
import { SearchUnavailable } from "~/ports/search/search";
import {
  type Claim,
  claimDirty,
  type Failure,
  foldMarks,
  settleClaims,
} from "./search-queue.server";
import { readSearchSources } from "./search-sources.server";

export type SyncReport = {
  /** documents written and removed, in PostgreSQL */
  written: number;
  removed: number;
  /** products the remote engine does not have as it should yet */
  failed: number;
};

/** Enough for ten thousand products; a job that stops here has been queued again by their marks. */
const MOST_ROUNDS = 40;

/**
 * Works off the queue of touched products; the shared part of sync, rebuild and reconcile. Products
 * whose remote document failed come back later; PostgreSQL has theirs at once.
 */
export async function drainSearchQueue(ctx: ServiceContext): Promise<SyncReport> {
  const report: SyncReport = { written: 0, removed: 0, failed: 0 };
  let isRemoteAway = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await foldMarks(ctx);
    const claims = await claimDirty(ctx);
    if (claims.length === 0) break;
    const sources = await readSearchSources(
      ctx,
      claims.map((claim) => claim.productId),
    );
    const change = {
      put: [...sources.values()],
      remove: claims.map((claim) => claim.productId).filter((id) => !sources.has(id)),
    };
    await ctx.ports.search.local.write(change);
    const failures: Failure[] = isRemoteAway
      ? allFailed(claims, "the remote engine was away")
      : await writeRemote(ctx, claims, change);
    isRemoteAway ||= failures.some((failure) => !failure.isRefusal);
    await settleClaims(ctx, claims, failures);
    report.written += change.put.length;
    report.removed += change.remove.length;
    report.failed += failures.length;
  }
  if (report.failed > 0) ctx.log.warn(report, "search documents were not all written");
  return report;
}

async function writeRemote(
  ctx: ServiceContext,
  claims: readonly Claim[],
  change: Parameters<ServiceContext["ports"]["search"]["local"]["write"]>[0],
): Promise<Failure[]> {
  const { remote } = ctx.ports.search;
  if (!remote) return [];
  try {
    const { refused } = await remote.write(change);
    return refused.map((one) => ({ ...one, isRefusal: true }));
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    return allFailed(claims, error.message);
  }
}

function allFailed(claims: readonly Claim[], reason: string): Failure[] {
  return claims.map(({ productId }) => ({ productId, reason, isRefusal: false }));
}
