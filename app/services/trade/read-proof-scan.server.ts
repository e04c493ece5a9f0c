import { and, eq } from "drizzle-orm";
import type { OriginProofId, ProofScanId } from "~/domain/ids";
import type { ScanType } from "~/domain/origin/scan-file";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { originProofScan } from "~db/schema";

export type ProofScanFile = { fileName: string; mediaType: ScanType; body: Uint8Array };

/** A scan as it was sent; for every operator. */
export async function readProofScan(
  ctx: ServiceContext,
  { proofId, scanId }: { proofId: OriginProofId; scanId: ProofScanId },
): Promise<Result<ProofScanFile, ForbiddenRefusal | { code: "NOT_FOUND" }>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { fileName, mediaType, body } = originProofScan;
  const [scan] = await ctx.db
    .select({ fileName, mediaType, body })
    .from(originProofScan)
    .where(and(eq(originProofScan.proofId, proofId), eq(originProofScan.id, scanId)));
  return scan ? ok(scan) : refuse({ code: "NOT_FOUND" });
}
