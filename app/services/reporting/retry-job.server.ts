import { sql } from "drizzle-orm";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction } from "~/services/transaction.server";

export type RetryJobRefusal = ForbiddenRefusal | { code: "JOB_NOT_FOUND" };

/** Has a failed job tried again at once, with all its tries before it. Every job may run twice. */
export async function retryJob(
  ctx: ServiceContext,
  input: { jobId: string },
): Promise<Result<void, RetryJobRefusal>> {
  if (!mayActAs(ctx.actor, "warehouse", "customs", "finance")) return refuse({ code: "FORBIDDEN" });
  if (!/^\d{1,18}$/.test(input.jobId)) return refuse({ code: "JOB_NOT_FOUND" });
  return inTransaction<void, RetryJobRefusal>(ctx, async (tx) => {
    const [row] = await tx.db.execute<{ is_waiting: boolean }>(
      sql`SELECT retry_job(j.job_id) AS is_waiting FROM failed_jobs(1) j WHERE j.job_id = ${input.jobId}::bigint`,
    );
    // Done or retried meanwhile, being worked on right now, or never failed.
    if (!row?.is_waiting) return refuse({ code: "JOB_NOT_FOUND" });
    tx.audit("job_retried", "job", input.jobId);
    return ok(undefined);
  });
}
