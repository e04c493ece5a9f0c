import { type SQL, sql } from "drizzle-orm";
import { returnCodeOf } from "~/domain/customs/receipt";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";
import {
  NEEDS_HAND_KINDS,
  type NeedsHandItem,
  type NeedsHandKind,
  type NeedsHandView,
} from "./needs-hand-view";

const SHOWN_OF_EACH_KIND = 100;
/** A job that failed this often is shown while the queue still tries. */
const TRIES_BEFORE_SHOWN = 3;
/** A refund that was only just requested is under way, not open. */
const REFUND_MINUTES = 5;

/**
 * 待处理: everything that waits for a person, the longest waiting first, each with what its mending
 * act needs. For every operator; the acts check their own roles. One statement.
 */
export async function listNeedsHand(
  ctx: ServiceContext,
): Promise<Result<NeedsHandView, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const parts = needsHandParts(ctx);
  const [row] = await ctx.db.execute<Record<NeedsHandKind, { count: number; items: Raw[] }>>(sql`
    SELECT ${sql.join(
      NEEDS_HAND_KINDS.map(
        (kind) => sql`(
          SELECT json_build_object('count', (SELECT count(*) FROM (${parts[kind]}) all_of_it),
            'items', coalesce(json_agg(shown ORDER BY shown.since), '[]'))
          FROM (SELECT * FROM (${parts[kind]}) part ORDER BY since LIMIT ${SHOWN_OF_EACH_KIND}) shown
        ) AS ${sql.identifier(kind)}`,
      ),
      sql`, `,
    )}`);
  invariant(row, "one row of lists");
  const items = NEEDS_HAND_KINDS.flatMap((kind) => row[kind].items.map((raw) => item(kind, raw)));
  items.sort((a, b) => a.since.getTime() - b.since.getTime());
  const counts = Object.fromEntries(
    NEEDS_HAND_KINDS.map((kind) => [kind, row[kind].count]),
  ) as Record<NeedsHandKind, number>;
  return ok({
    items,
    counts,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    oldestSince: items[0]?.since ?? null,
  });
}

/** How much waits, for the navigation: a scalar to read along. */
export function needsHandCount(ctx: ServiceContext): SQL<number> {
  const parts = needsHandParts(ctx);
  const counts = NEEDS_HAND_KINDS.map((kind) => sql`(SELECT count(*) FROM (${parts[kind]}) part)`);
  return sql<number>`(${sql.join(counts, sql` + `)})::int`;
}

const ORDER = sql`o.id AS order_id, o.order_no`;

/** One relation for each kind: `since` and the columns its item is made of. */
function needsHandParts(ctx: ServiceContext): Record<NeedsHandKind, SQL> {
  const now = nowOf(ctx);
  const overdue = sql`make_interval(mins => ${ctx.settings.RECEIPT_OVERDUE_MINUTES})`;
  const isEnglish = ctx.locale === "en";
  return {
    failed_job: sql`
      SELECT j.created_at AS since, j.job_id::text AS ref, j.task AS name, j.attempts AS number,
             j.attempts >= j.max_attempts AS flag, left(j.last_error, 400) AS words, ${ORDER}
      FROM failed_jobs(${TRIES_BEFORE_SHOWN}) j
      LEFT JOIN customs_message m ON m.id = j.payload ->> 'messageId'
      LEFT JOIN refund r ON r.id = j.payload ->> 'refundId'
      LEFT JOIN "order" o ON o.id = coalesce(j.payload ->> 'orderId', m.order_id, r.order_id,
        (SELECT min(w.id) FROM "order" w WHERE w.waybill_no = j.payload ->> 'waybillNo'))`,
    // A list that customs took but never judged waits for a document that is missing there.
    no_receipt: sql`
      SELECT m.sent_at AS since, m.id AS ref, m.message_type AS name,
             floor(extract(epoch FROM ${now} - m.sent_at) / 60)::int AS number, ${ORDER}
      FROM customs_message m JOIN "order" o ON o.id = m.order_id
      WHERE m.origin = 'own' AND m.sent_at < ${now} - ${overdue} AND o.payment_status = 'paid'
        AND o.customs_status IN ('not_declared', 'declared') AND o.customs_status = CASE m.message_type WHEN 'CEB621Message' THEN 'declared' ELSE 'not_declared' END
        AND m.attempt = (SELECT max(n.attempt) FROM customs_message n
                          WHERE n.order_id = m.order_id AND n.message_type = m.message_type)
        AND NOT EXISTS (
          SELECT 1 FROM customs_receipt r
          WHERE r.order_id = m.order_id AND r.received_at >= m.created_at
            AND r.message_type = CASE m.message_type WHEN 'CEB621Message' THEN 'CEB622Message' ELSE 'CEB312Message' END
            AND r.return_status NOT IN ('1', '2', '3', '4'))`,
    no_lot: sql`
      SELECT o.paid_at AS since, o.id AS ref,
             (array_agg(${isEnglish ? sql`l.name_en` : sql`l.name_zh`} ORDER BY l.line))[1] AS name,
             sum(l.quantity)::int AS number, ${ORDER}
      FROM "order" o JOIN order_line l ON l.order_id = o.id
      WHERE o.payment_status = 'paid' AND o.fulfilment_status = 'no_lot'
      GROUP BY o.id`,
    open_refund: sql`
      SELECT r.requested_at AS since, r.id AS ref, r.reason AS name, r.amount_fen AS number,
             r.status AS state, left(r.last_error, 400) AS words, ${ORDER}
      FROM refund r JOIN "order" o ON o.id = r.order_id
      WHERE r.status = 'failed'
         OR (r.status = 'requested' AND r.requested_at < ${now} - make_interval(mins => ${REFUND_MINUTES}))`,
    rejected: sql`
      SELECT said.received_at AS since, said.receipt_key AS ref, said.message_type AS name,
             said.return_status AS state, said.return_info AS words, ${ORDER}
      FROM "order" o JOIN declaration d ON d.order_id = o.id
      JOIN LATERAL (
        SELECT DISTINCT ON (r.message_type) r.* FROM customs_receipt r
        WHERE r.order_id = o.id
        ORDER BY r.message_type, r.return_time DESC, r.received_at DESC
      ) said ON said.return_status = '100' OR said.return_status LIKE '-%'
      WHERE o.payment_status = 'paid' AND o.customs_status IN ('not_declared', 'declared', 'rejected') AND CASE
        WHEN o.customs_status = 'rejected' THEN said.message_type IN ('CEB622Message', 'CEB900Message')
        WHEN o.customs_status IN ('not_declared', 'declared') THEN CASE said.message_type
          WHEN 'CEB312Message' THEN ${isPresent(sql`d.order_document_version`, sql`d.order_document_sent_at`)}
          WHEN 'CEB412Message' THEN ${isPresent(sql`d.payment_document_version`, sql`d.payment_document_asked_at`)}
          WHEN 'CEB512Message' THEN ${isPresent(sql`d.waybill_document_version`, sql`d.waybill_document_asked_at`)}
          ELSE false END
        ELSE false END`,
    payment_event: sql`
      SELECT e.received_at AS since, e.event_id AS ref, e.provider AS name, e.outcome AS state, ${ORDER}
      FROM payment_event e
      LEFT JOIN payment p ON p.provider = e.provider AND p.provider_ref = e.provider_ref
      LEFT JOIN "order" o ON o.id = p.order_id
      WHERE e.handled_at IS NULL AND e.outcome IN ('contradiction', 'unknown_payment')`,
    receipt_problem: sql`
      SELECT r.received_at AS since, r.receipt_key AS ref, r.message_type AS name, r.problem AS state,
             r.return_info AS words, ${ORDER}
      FROM customs_receipt r LEFT JOIN "order" o ON o.id = r.order_id
      WHERE r.problem IS NOT NULL AND r.handled_at IS NULL`,
    parked_document: sql`
      SELECT d.parked_at AS since, d.product_id AS ref, d.attempts AS number, p.slug AS state,
             ${isEnglish ? sql`coalesce(p.name_en, p.name_zh, d.product_id)` : sql`coalesce(p.name_zh, d.product_id)`} AS name,
             left(d.last_error, 400) AS words, NULL AS order_id, NULL AS order_no
      FROM search_dirty d LEFT JOIN product p ON p.id = d.product_id
      WHERE d.parked_at IS NOT NULL`,
    rule_change: ruleChangesToApprove(ctx),
  };
}

/** Only those that the reader may approve: of the role, and not their own. */
function ruleChangesToApprove(ctx: ServiceContext): SQL {
  const { actor } = ctx;
  const readerId = actor.kind === "operator" ? actor.operatorId : "";
  return sql`
    SELECT c.proposed_at AS since, c.id AS ref, c.title AS name, c.row_count AS number,
           p.name AS words, NULL AS order_id, NULL AS order_no
    FROM rule_change c JOIN operator p ON p.id = c.entered_by
    WHERE c.status = 'proposed' AND c.entered_by <> ${readerId}
      AND ${mayActAs(actor, "customs", "finance")}`;
}

/** Whether a rejection is about the version of a document that was declared last. */
function isPresent(version: SQL, since: SQL): SQL {
  return sql`(${version} <= 1 OR said.return_time >= to_char(${since} AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISSMS'))`;
}

type Raw = {
  since: string;
  ref: string;
  name: string;
  number?: number;
  flag?: boolean;
  state?: string | null;
  words?: string | null;
  order_id: string | null;
  order_no: string | null;
};

const numberOf = (messageType: string) => /^CEB(\d+)Message$/.exec(messageType)?.[1] ?? messageType;

/** The casts say what each relation above selects. */
function item(kind: NeedsHandKind, raw: Raw): NeedsHandItem {
  const since = new Date(raw.since);
  const order = raw.order_id ? { orderId: raw.order_id, orderNo: raw.order_no ?? "" } : null;
  const shared = { kind, since, order };
  const { ref, name, number = 0, state = "", words = "" } = raw;
  switch (kind) {
    case "failed_job":
      return {
        ...shared,
        jobId: ref,
        task: name,
        attempts: number,
        isGivenUp: raw.flag === true,
        error: words ?? "",
      } as NeedsHandItem;
    case "no_receipt":
      return {
        ...shared,
        messageId: ref,
        number: numberOf(name),
        minutes: number,
      } as NeedsHandItem;
    case "no_lot":
      return { ...shared, goods: name, pieces: number } as NeedsHandItem;
    case "open_refund":
      return {
        ...shared,
        refundId: ref,
        amountFen: fen(number),
        reason: name,
        status: state,
        lastError: words ?? null,
      } as NeedsHandItem;
    case "rejected":
      return {
        ...shared,
        number: numberOf(name),
        status: state,
        code: returnCodeOf(words ?? "") ?? null,
        info: words ?? "",
      } as NeedsHandItem;
    case "payment_event":
      return { ...shared, provider: name, eventId: ref, outcome: state } as NeedsHandItem;
    case "receipt_problem":
      return {
        ...shared,
        receiptKey: ref,
        number: numberOf(name),
        problem: state,
        info: words ?? "",
      } as NeedsHandItem;
    case "parked_document":
      return {
        ...shared,
        productId: ref,
        product: name,
        slug: raw.state ?? null,
        attempts: number,
        error: words ?? "",
      } as NeedsHandItem;
    case "rule_change":
      return {
        ...shared,
        changeId: ref,
        title: name,
        rowCount: number,
        enteredBy: words ?? "",
      } as NeedsHandItem;
  }
}
