import { type SQL, sql } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import type { Result } from "~/domain/result";
import type { JobName, JobPayload } from "~/jobs/catalogue";
import { actorName, type ServiceContext } from "~/platform/context.server";
import { type DatabaseTransaction, PREPARED } from "~db/client.server";
import type { auditLog, orderEvent } from "~db/schema";

type AuditRecord = Omit<typeof auditLog.$inferInsert, "id">;
type EventRecord = Omit<typeof orderEvent.$inferInsert, "id">;
type JobRecord = { task: string; payload: unknown; runAt?: Date; key?: string };

type JobOptions = {
  runAt?: Date;
  /** a waiting job with the same key is replaced instead of doubled */
  key?: string;
};

/** A transaction in progress. What is recorded here is written just before the commit, all or nothing. */
export type Tx = {
  db: DatabaseTransaction;
  /** the one instant of this transaction */
  now: Date;
  audit(action: string, entity: string, entityId: string, facts?: Record<string, unknown>): void;
  orderEvent(orderId: OrderId, type: string, facts?: Record<string, unknown>): void;
  /** puts a job into the queue with this commit: the outbox */
  enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options?: JobOptions): void;
};

class RolledBack extends Error {
  constructor(readonly result: { ok: false; error: { code: string } }) {
    super(result.error.code);
  }
}

/**
 * Runs `work` in one transaction. A refusal rolls everything back and is returned; anything thrown
 * rolls back and goes on. Audit rows, order events and jobs gathered on the way are written last.
 */
export async function inTransaction<Value, Refusal extends { code: string }>(
  ctx: ServiceContext,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await ctx.db.transaction(async (db) => {
      const now = await transactionNow(ctx, db);
      const audits: AuditRecord[] = [];
      const events: EventRecord[] = [];
      const jobs: JobRecord[] = [];
      const actor = actorName(ctx.actor);
      const result = await work({
        db,
        now,
        audit: (action, entity, entityId, facts = {}) =>
          audits.push({
            at: now,
            actorKind: ctx.actor.kind,
            actorId: actor,
            face: ctx.face,
            action,
            entity,
            entityId,
            facts,
            requestId: ctx.requestId,
          }),
        orderEvent: (orderId, type, facts = {}) =>
          events.push({ orderId, type, facts, actor, occurredAt: now }),
        enqueue: (task, payload, options = {}) => jobs.push({ task, payload, ...options }),
      });
      if (!result.ok) throw new RolledBack(result);
      if (audits.length + events.length + jobs.length > 0) {
        await db.execute(recordSql(audits, events, jobs));
      }
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as { ok: false; error: Refusal };
    throw error;
  }
}

/** Audit rows, order events and jobs in one statement, so that recording costs one round trip. */
function recordSql(audits: AuditRecord[], events: EventRecord[], jobs: JobRecord[]): SQL {
  return sql`${PREPARED}
    WITH audited AS (
      INSERT INTO audit_log (at, actor_kind, actor_id, face, action, entity, entity_id, facts, request_id)
      SELECT a."at", a."actorKind", a."actorId", a."face", a."action", a."entity", a."entityId", a."facts", a."requestId"
      FROM jsonb_to_recordset(${JSON.stringify(audits)}::jsonb)
        AS a("at" timestamptz, "actorKind" text, "actorId" text, "face" text, "action" text,
             "entity" text, "entityId" text, "facts" jsonb, "requestId" text)
    ), told AS (
      INSERT INTO order_event (order_id, type, facts, actor, occurred_at)
      SELECT e."orderId", e."type", e."facts", e."actor", e."occurredAt"
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        AS e("orderId" text, "type" text, "facts" jsonb, "actor" text, "occurredAt" timestamptz)
    )
    SELECT enqueue_jobs(${JSON.stringify(jobs)}::jsonb)`;
}

/** The instant to take as now in a statement that stands alone, outside `inTransaction`. */
export function nowOf(ctx: ServiceContext): SQL<Date> {
  return ctx.fixedNow ? sql`${ctx.fixedNow.toISOString()}::timestamptz` : sql`app_now()`;
}

/** The transaction's instant: the database's, or the one a test fixed (SQL sees it as app_now()). */
async function transactionNow(ctx: ServiceContext, db: DatabaseTransaction): Promise<Date> {
  const rows = ctx.fixedNow
    ? await db.execute<{ now: string }>(
        sql`SELECT set_config('app.now', ${ctx.fixedNow.toISOString()}, true) AS now`,
      )
    : await db.execute<{ now: string }>(
        sql`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
      );
  const [row] = rows;
  invariant(row, "the database tells the time");
  return new Date(row.now);
}

/** PostgreSQL's error code (SQLSTATE) of a failed statement, however deeply it was wrapped. */
export function sqlStateOf(error: unknown): string | undefined {
  for (
    let at: unknown = error, depth = 0;
    at instanceof Error && depth < 5;
    at = at.cause, depth++
  ) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** SQLSTATEs of our own ledger functions (db/migrations/0002). */
export const LEDGER_SHORTAGE = "FL001";
