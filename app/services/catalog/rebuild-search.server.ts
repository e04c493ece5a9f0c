import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { buildRemoteIndex, type RemoteBuildRefusal } from "./remote-index.server";
import { type RewriteReport, rewriteDocuments } from "./rewrite-documents.server";

export type RebuildReport = RewriteReport & { remoteDocuments: number; refused: number };

/** Rewrites every document in PostgreSQL, and builds the remote index anew beside the live one. */
export async function rebuildSearch(
  ctx: ServiceContext,
): Promise<Result<RebuildReport, RemoteBuildRefusal | ForbiddenRefusal>> {
  if (ctx.actor.kind !== "system" && !mayActAs(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const rewritten = await rewriteDocuments(ctx);
  const built = await buildRemoteIndex(ctx);
  if (!built.ok) return built;
  const { documents, refused } = built.value;
  return ok({ ...rewritten, remoteDocuments: documents, refused });
}
