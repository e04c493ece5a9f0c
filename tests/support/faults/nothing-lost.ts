import { expect } from "vitest";
import type { TestDatabase } from "../database";
import { expectLedgersTrue } from "../ledger-truth";
import type { Told } from "./stories";

/** What must hold when every order has ended and no job is left: nothing is lost, nothing doubled. */
export async function expectNothingLost(
  database: TestDatabase,
  tales: readonly Told[],
): Promise<void> {
  await expectLedgersTrue(database);
  await expectPostings(database, tales);
  await expectHistory(database, tales);
  await expectMessages(database, tales);
  await expectAnswers(database);
  await expectWaybills(database);
  await expectMoney(database, tales);
}

const byOrder = <Value>(tales: readonly Told[], of: (told: Told) => Value) =>
  Object.fromEntries(tales.map((told) => [`${told.orderNo} ${told.story}`, of(told)]));
const ids = (tales: readonly Told[]) => tales.map(({ orderId }) => orderId);

/** Ledger transactions of each end, by ledger and kind, with what they moved. */
function postingsOf({ end, lists, pieces }: Told, wasConfirmed: boolean): Record<string, unknown> {
  const committed = { "promise paid": pieces };
  switch (end) {
    case "released":
      return { ...committed, "physical release": pieces, "allowance release": "its value" };
    case "dutyPaid":
      return committed;
    case "sentBack":
      return { ...committed, "physical end_of_order": pieces, "promise end_of_order": pieces };
    case "expired":
      return {};
    case "refunded":
      return wasConfirmed || lists ? { ...committed, "promise end_of_order": pieces } : {};
  }
}

/** Each order moved what its end asks for, once, and holds only what still waits for the gate. */
async function expectPostings({ owner }: TestDatabase, tales: readonly Told[]): Promise<void> {
  const rows = await owner<
    { id: string; txns: Record<string, unknown> | null; held: string | null; confirmed: boolean }[]
  >`
    SELECT o.id,
      EXISTS (SELECT FROM order_event e WHERE e.order_id = o.id AND e.type IN ('paid', 'paid_late')) AS confirmed,
      (SELECT json_object_agg(name, CASE WHEN name = 'allowance release' AND moved = o.dutiable_fen
                                         THEN '"its value"'::json ELSE to_json(moved) END)
       FROM (SELECT t.ledger || ' ' || t.type AS name, sum(e.qty) FILTER (WHERE e.qty > 0)::int AS moved
             FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id WHERE t.source_doc = o.id GROUP BY 1) moves) AS txns,
      -- an order may take the last of one lot and the first of the next: a hold of each, one sum
      (SELECT string_agg(kind || ' ' || qty, ', ' ORDER BY kind)
       FROM (SELECT h.ledger || ' ' || split_part(h.purpose, '.', 1) AS kind, sum(h.qty) AS qty
             FROM ledger_hold h WHERE h.saga_id = o.id AND h.state = 'held' GROUP BY 1) holds) AS held
    FROM "order" o WHERE o.id = ANY(${ids(tales)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  const heldAt = ({ end, pieces }: Told) =>
    end === "released"
      ? `physical picking ${pieces}`
      : end === "dutyPaid"
        ? `physical allocation ${pieces}`
        : null;
  expect(
    byOrder(tales, ({ orderId }) => ({
      moved: found.get(orderId)?.txns ?? {},
      held: found.get(orderId)?.held ?? null,
    })),
    "ledger transactions and open holds of each order",
  ).toEqual(
    byOrder(tales, (told) => ({
      moved: postingsOf(told, found.get(told.orderId)?.confirmed ?? false),
      held: heldAt(told),
    })),
  );
}

/** What happens to an order once stands once in its history. */
async function expectHistory({ owner }: TestDatabase, tales: readonly Told[]): Promise<void> {
  const doubled = await owner`
    SELECT order_id, type, count(*)::int AS count FROM order_event
    WHERE type IN ('paid', 'paid_late', 'lots_allocated', 'waybill_assigned', 'order_document_committed',
                   'supporting_documents_asked', 'customs_released', 'customs_closed', 'expired', 'cancelled')
    GROUP BY 1, 2 HAVING count(*) > 1`;
  expect(doubled, "events that happen once").toEqual([]);
  const committed = await owner<{ id: string; lists: number; sent: number }[]>`
    SELECT o.id,
      (SELECT count(*)::int FROM order_event e WHERE e.order_id = o.id AND e.type IN ('list_committed', 'declaration_repaired')) AS lists,
      (SELECT count(*)::int FROM order_event e WHERE e.order_id = o.id AND e.type = 'message_sent'
          AND e.facts->>'messageType' = 'CEB621Message') AS sent
    FROM "order" o WHERE o.id = ANY(${ids(tales)})`;
  const found = new Map(committed.map((row) => [row.id, row]));
  expect(
    byOrder(tales, ({ orderId }) => [found.get(orderId)?.lists, found.get(orderId)?.sent]),
    "lists committed and sent, by order",
  ).toEqual(byOrder(tales, ({ lists }) => [lists, lists]));
}

/** Each document in each version exists once with us, with its sender and with customs. */
async function expectMessages({ owner }: TestDatabase, tales: readonly Told[]): Promise<void> {
  const rows = await owner<{ id: string; messages: string | null; register: string | null }[]>`
    SELECT o.id,
      (SELECT string_agg(m.origin || ' ' || m.message_type || ' ' || m.attempt, ', ' ORDER BY m.message_type, m.attempt)
       FROM customs_message m WHERE m.order_id = o.id AND (m.origin = 'copy' OR m.sent_at IS NOT NULL)) AS messages,
      (SELECT string_agg(d.kind || ' ' || d.version || ' ' || d.stage, ', ' ORDER BY d.kind)
       FROM customs_sim.document d WHERE d.order_no = o.order_no) AS register
    FROM "order" o WHERE o.id = ANY(${ids(tales)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  const declared = tales.filter(({ end }) => end === "released" || end === "sentBack");
  const list = ({ lists = 0 }: Told) =>
    Array.from({ length: lists }, (_, index) => `own CEB621Message ${index + 1}`);
  expect(
    byOrder(declared, ({ orderId }) => found.get(orderId)),
    "documents of each declared order, and where customs' register has them",
  ).toMatchObject(
    byOrder(declared, (told) => ({
      messages: [
        "own CEB311Message 1",
        "copy CEB411Message 1",
        "copy CEB511Message 1",
        ...list(told),
      ].join(", "),
      register: `list ${told.lists} ${told.end === "released" ? "released" : "closed"}, order 1 accepted, payment 1 accepted, waybill 1 accepted`,
    })),
  );
  const astray = await owner`
    SELECT coalesce(sent.guid, i.transport_id) AS guid, sent.guid IS NULL AS is_unknown, i.taken_at
    FROM (SELECT guid FROM customs_message WHERE origin = 'own'
          UNION ALL SELECT message_guid FROM carrier_sim.waybill_document
          UNION ALL SELECT message_guid FROM payment_declarer_sim.declaration) sent
    FULL JOIN customs_sim.intake i ON i.transport_id = sent.guid
    WHERE sent.guid IS NULL OR i.taken_at IS NULL`;
  expect(astray, "messages that customs did not take, or that nobody wrote").toEqual([]);
}

/** Every answer of customs was given, lay in our mailbox once, was read, and needs no hand. */
async function expectAnswers({ owner }: TestDatabase): Promise<void> {
  const open =
    await owner`SELECT id, kind, status FROM customs_sim.answer WHERE published_at IS NULL`;
  expect(open, "answers that customs still owes").toEqual([]);
  const different = await owner`
    WITH given AS (
      SELECT d.order_no, count(*) AS count FROM customs_sim.answer a
      JOIN customs_sim.document d ON d.kind = a.kind AND d.document_key = a.document_key GROUP BY 1
    ), kept AS (
      SELECT o.order_no, count(*) AS count FROM customs_receipt r JOIN "order" o ON o.id = r.order_id GROUP BY 1
    )
    SELECT order_no, given.count AS given, kept.count AS kept FROM given FULL JOIN kept USING (order_no)
    WHERE given.count IS DISTINCT FROM kept.count`;
  expect(different, "answers given and receipts kept, by order").toEqual([]);
  const unread = await owner`
    SELECT account, b.last_position, m.position FROM customs_sim.mailbox b JOIN customs_mailbox m USING (account)
    WHERE b.last_position <> m.position`;
  expect(unread, "mailboxes not read to their end").toEqual([]);
  const problems = await owner`
    SELECT order_id, message_type, return_status, problem FROM customs_receipt WHERE problem IS NOT NULL`;
  expect(problems, "receipts that need a hand").toEqual([]);
}

/** One number for each parcel, the same at the carrier and here. */
async function expectWaybills({ owner }: TestDatabase): Promise<void> {
  const wrong = await owner`
    SELECT o.order_no, o.waybill_no, w.waybill_no AS carriers FROM "order" o
    FULL JOIN carrier_sim.waybill w ON w.order_no = o.order_no
    WHERE (o.payment_status = 'paid' AND w.waybill_no IS NULL)
       OR (w.waybill_no IS DISTINCT FROM o.waybill_no AND (o.id IS NULL OR o.fulfilment_status <> 'cancelled'))`;
  expect(wrong, "waybills missing, doubled or of nobody").toEqual([]);
}

/** What came in is kept for an order or went back whole, once. */
async function expectMoney({ owner }: TestDatabase, tales: readonly Told[]): Promise<void> {
  const rows = await owner<{ id: string; refunds: number; kept: string }[]>`
    SELECT o.id, (SELECT count(*)::int FROM refund r WHERE r.order_id = o.id AND r.status = 'done') AS refunds,
      coalesce((SELECT sum(m.amount_fen) FROM payment_sandbox.movement m WHERE m.payment_ref = p.provider_ref), 0)
      - coalesce((SELECT sum(g.amount_fen) FROM payment_sandbox.refund g JOIN payment_sandbox.movement m USING (transaction_ref)
                  WHERE m.payment_ref = p.provider_ref), 0)
      - CASE WHEN o.payment_status = 'paid' THEN o.total_fen ELSE 0 END AS kept
    FROM "order" o JOIN payment p ON p.order_id = o.id WHERE o.id = ANY(${ids(tales)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  expect(
    byOrder(tales, ({ orderId }) => {
      const row = found.get(orderId);
      return { refunds: row?.refunds, kept: Number(row?.kept) };
    }),
    "refunds done, and money kept beyond the price, by order",
  ).toEqual(byOrder(tales, ({ refunds }) => ({ refunds, kept: 0 })));
  const unmatched = await owner`
    SELECT r.refund_key, r.amount_fen, g.amount_fen AS given FROM refund r
    FULL JOIN payment_sandbox.refund g ON g.refund_key = r.refund_key
    WHERE r.amount_fen IS DISTINCT FROM g.amount_fen`;
  expect(unmatched, "refunds asked for and given").toEqual([]);
}
