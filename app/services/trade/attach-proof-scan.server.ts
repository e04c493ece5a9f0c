import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OriginProofId } from "~/domain/ids";
import { PROOF_DOCUMENT_KINDS } from "~/domain/origin/proof-terms";
import { MAX_SCAN_BYTES, MAX_SCANS, scanName, scanTypeOf } from "~/domain/origin/scan-file";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";

export const attachProofScanInput = z.object({
  proofId: z.string(),
  kind: z.enum(PROOF_DOCUMENT_KINDS),
  fileName: z.string().max(400).transform(scanName),
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

export type AttachScanRefusal =
  | ForbiddenRefusal
  | { code: "SCAN_EMPTY" }
  | { code: "SCAN_TOO_LARGE" }
  /** neither PDF nor JPEG nor PNG, whatever its name says */
  | { code: "SCAN_TYPE" }
  | { code: "TOO_MANY_SCANS" }
  | { code: "NOT_FOUND_OR_VOID" };

/**
 * Keeps a scan with a proof of origin that is not void. The same file sent again is kept once. For
 * customs staff.
 */
export async function attachProofScan(
  ctx: ServiceContext,
  input: z.input<typeof attachProofScanInput>,
): Promise<Result<null, AttachScanRefusal>> {
  const { actor } = ctx;
  if (!mayActAs(actor, "customs") || actor.kind !== "operator")
    return refuse({ code: "FORBIDDEN" });
  const { proofId, kind, fileName, body } = attachProofScanInput.parse(input);
  if (body.length === 0) return refuse({ code: "SCAN_EMPTY" });
  if (body.length > MAX_SCAN_BYTES) return refuse({ code: "SCAN_TOO_LARGE" });
  const mediaType = scanTypeOf(body);
  if (!mediaType) return refuse({ code: "SCAN_TYPE" });
  const digest = createHash("sha256").update(body).digest("hex");
  return inTransaction<null, AttachScanRefusal>(ctx, async (tx) => {
    const [proof] = await tx.db.execute<{ count: number }>(sql`
      SELECT (SELECT count(*)::int FROM origin_proof_scan s WHERE s.proof_id = p.id AND s.digest <> ${digest}) AS count
      FROM origin_proof p WHERE p.id = ${proofId as OriginProofId} AND p.voided_at IS NULL FOR UPDATE OF p`);
    if (!proof) return refuse({ code: "NOT_FOUND_OR_VOID" });
    if (proof.count >= MAX_SCANS) return refuse({ code: "TOO_MANY_SCANS" });
    const added = await tx.db.execute(sql`
      INSERT INTO origin_proof_scan (id, proof_id, kind, file_name, media_type, byte_count, digest, body, attached_by, attached_at)
      VALUES (${newId("psc")}, ${proofId}, ${kind}, ${fileName}, ${mediaType}, ${body.length}, ${digest},
              decode(${Buffer.from(body).toString("base64")}, 'base64'), ${actor.operatorId}, ${tx.now.toISOString()}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING id`);
    if (added.length > 0) {
      tx.audit("origin_proof_scan_attached", "origin_proof", proofId, { kind, fileName, digest });
    }
    return ok(null);
  });
}
