import { sql } from "drizzle-orm";
import type { ProductId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import {
  type RemoteSearchIndex,
  type SearchIndexDraft,
  SearchUnavailable,
} from "~/ports/search/search";
import { nowOf } from "~/services/transaction.server";
import { drainSearchQueue } from "./drain-search-queue.server";
import { readSearchSources } from "./search-sources.server";

export type RemoteBuildReport = { documents: number; refused: number };
export type RemoteBuildRefusal =
  /** another process builds the index at this moment */
  | { code: "REBUILD_RUNNING" }
  | { code: "ENGINE_AWAY"; detail: string }
  /** the new index lacks documents or finds nothing for common words: the old one stays */
  | { code: "INDEX_NOT_CONVINCING"; detail: string };

const LEASE_MINUTES = 30;
const PAGE = 500;
const SMOKE_WORDS = 20;
/** The index put out of use is kept so long, to go back to. */
const RETIRED_HOURS = 24;

/**
 * Builds the remote index beside the live one from PostgreSQL's documents, checks it and lets it take
 * the live one's place; the live one receives updates meanwhile, and what it got is carried over.
 */
export async function buildRemoteIndex(
  ctx: ServiceContext,
): Promise<Result<RemoteBuildReport, RemoteBuildRefusal>> {
  const { remote } = ctx.ports.search;
  if (!remote) return ok({ documents: 0, refused: 0 });
  if (!(await takeLease(ctx))) return refuse({ code: "REBUILD_RUNNING" });
  try {
    return await build(ctx, remote);
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    ctx.log.warn({ err: error }, "the remote search index was not built");
    return refuse({ code: "ENGINE_AWAY", detail: error.message });
  } finally {
    await ctx.db.execute(sql`UPDATE search_upkeep SET rebuild_lease_until = NULL`);
  }
}

async function build(
  ctx: ServiceContext,
  remote: RemoteSearchIndex,
): Promise<Result<RemoteBuildReport, RemoteBuildRefusal>> {
  const settingsHash = await remote.settingsHash();
  const stamp = String(Math.floor((ctx.fixedNow ?? new Date()).getTime() / 1_000));
  const draft = await remote.begin(stamp);
  const refused = new Set<ProductId>();
  await fill(ctx, draft, [...(await ctx.ports.search.local.hashes()).keys()].sort(), refused);
  // Once more for what was touched while the pages were written.
  await carryOver(ctx, draft, refused);
  const doubt = await doubtOf(ctx, draft, refused);
  if (doubt !== undefined) {
    await remote.drop(draft.indexName);
    ctx.log.error({ doubt }, "the new search index was not convincing");
    return refuse({ code: "INDEX_NOT_CONVINCING", detail: doubt });
  }
  await draft.takeOver();
  await retire(ctx, remote, draft.indexName, settingsHash);
  await markDrift(ctx);
  await drainSearchQueue(ctx);
  return ok({ documents: await remote.count(), refused: refused.size });
}

async function fill(
  ctx: ServiceContext,
  draft: SearchIndexDraft,
  productIds: readonly ProductId[],
  refused: Set<ProductId>,
): Promise<void> {
  for (let at = 0; at < productIds.length; at += PAGE) {
    const sources = await readSearchSources(ctx, productIds.slice(at, at + PAGE));
    const outcome = await draft.write({ put: [...sources.values()], remove: [] });
    for (const { productId, reason } of outcome.refused) {
      refused.add(productId);
      ctx.log.error({ productId, reason }, "a search document was refused");
    }
  }
}

/** Brings a draft to what PostgreSQL has now. */
async function carryOver(ctx: ServiceContext, draft: SearchIndexDraft, refused: Set<ProductId>) {
  const [wanted, held] = await Promise.all([ctx.ports.search.local.hashes(), draft.hashes()]);
  const different = [...wanted].filter(([id, hash]) => held.get(id) !== hash && !refused.has(id));
  await fill(
    ctx,
    draft,
    different.map(([id]) => id),
    refused,
  );
  const superfluous = [...held.keys()].filter((id) => !wanted.has(id));
  if (superfluous.length > 0) await draft.write({ put: [], remove: superfluous });
}

/** Why the draft should not go live: documents missing, or common words of the shop unanswered. */
async function doubtOf(
  ctx: ServiceContext,
  draft: SearchIndexDraft,
  refused: ReadonlySet<ProductId>,
): Promise<string | undefined> {
  const [wanted, held] = await Promise.all([ctx.ports.search.local.count(), draft.hashes()]);
  if (held.size < (wanted - refused.size) * 0.99) return `${held.size} of ${wanted} documents`;
  const words = await ctx.ports.search.commonWords(SMOKE_WORDS);
  for (const word of words) {
    if ((await draft.hitsOf(word)) === 0) return `no hits for ${word}`;
  }
  return undefined;
}

/** Remembers the index that is out of use now and deletes the one before it. */
async function retire(
  ctx: ServiceContext,
  remote: RemoteSearchIndex,
  indexName: string,
  settingsHash: string,
) {
  const [before] = await ctx.db.execute<{ retired_index: string | null }>(
    sql`SELECT retired_index FROM search_upkeep`,
  );
  await ctx.db.execute(sql`
    UPDATE search_upkeep SET retired_index = ${indexName}, settings_hash = ${settingsHash},
           retired_until = ${nowOf(ctx)} + make_interval(hours => ${RETIRED_HOURS})`);
  if (before?.retired_index) await remote.drop(before.retired_index);
}

/** Whether the live index was built with other settings: a new program, or new words to cut by. */
export async function hasOldSettings(ctx: ServiceContext): Promise<boolean> {
  const { remote } = ctx.ports.search;
  if (!remote) return false;
  const [row] = await ctx.db.execute<{ settings_hash: string | null }>(
    sql`SELECT settings_hash FROM search_upkeep`,
  );
  return row?.settings_hash !== (await remote.settingsHash());
}

/** Deletes the retired index once its day is over. */
export async function dropRetiredIndex(ctx: ServiceContext): Promise<void> {
  const [due] = await ctx.db.execute<{ retired_index: string }>(sql`
    SELECT retired_index FROM search_upkeep
    WHERE retired_index IS NOT NULL AND retired_until <= ${nowOf(ctx)}`);
  if (!due) return;
  await ctx.ports.search.remote?.drop(due.retired_index);
  await ctx.db.execute(sql`
    UPDATE search_upkeep SET retired_index = NULL, retired_until = NULL
    WHERE retired_index = ${due.retired_index}`);
}

/** Marks every product that the remote index has otherwise than PostgreSQL; answers how many. */
export async function markDrift(ctx: ServiceContext): Promise<number> {
  const { local, remote } = ctx.ports.search;
  if (!remote) return 0;
  const [wanted, held] = await Promise.all([local.hashes(), remote.hashes()]);
  const different = [...new Set([...wanted.keys(), ...held.keys()])].filter(
    (id) => wanted.get(id) !== held.get(id),
  );
  if (different.length > 0) {
    await ctx.db.execute(sql`
      SELECT search_mark_products(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(different)}::jsonb)))`);
  }
  return different.length;
}

async function takeLease(ctx: ServiceContext): Promise<boolean> {
  const rows = await ctx.db.execute(sql`
    UPDATE search_upkeep
       SET rebuild_lease_until = ${nowOf(ctx)} + make_interval(mins => ${LEASE_MINUTES})
     WHERE rebuild_lease_until IS NULL OR rebuild_lease_until < ${nowOf(ctx)}
    RETURNING 1`);
  return rows.length > 0;
}
