import { eq, sql } from "drizzle-orm";
import { fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { ok, refuse } from "~/domain/result";
import { newId } from "~/platform/new-id.server";
import type { Database } from "~db/client.server";
import { sandboxEvent, sandboxMerchant, sandboxPayment } from "~db/schema";
import { signBody } from "./event-signature.server";
import type { SandboxAct, SandboxBank, SandboxPayment } from "./sandbox-bank";
import type { SandboxEventBody } from "./sandbox-event.server";

type Parts = {
  db: Database;
  secret: string;
  now: () => Date;
  payerDigest: (idNumber: string) => string;
};

type PaymentRow = typeof sandboxPayment.$inferSelect;

/** Milliseconds the shop's webhook has to answer. */
const ANSWER_WITHIN_MS = 5_000;
/** When the queue looks whether the first, immediate delivery was taken. */
const SECOND_TRY_MS = 3_000;
const MERCHANT = "shop";

/** Whose account pays when somebody else does: nobody's number, so nobody's digest. */
const SOMEBODY_ELSE = { name: "另一付款人", idNumber: "somebody else" };

/** In which status of the payment an act is possible, and which one it leaves behind. */
const POSSIBLE: Record<SandboxAct, { from: PaymentRow["status"]; to: PaymentRow["status"] }> = {
  pay: { from: "open", to: "paid" },
  pay_wrong_amount: { from: "open", to: "paid" },
  pay_as_other: { from: "open", to: "paid" },
  pay_again: { from: "paid", to: "paid" },
  pay_late: { from: "closed", to: "paid" },
  cancel: { from: "open", to: "closed" },
};

/** The payer's side: the acts of the sandbox's page, and the delivery of its events. */
export function createSandboxBank({ db, secret, now, payerDigest }: Parts): SandboxBank {
  const send = async (eventId: string, webhookUrl: string | null, body: string) => {
    const fault = webhookUrl
      ? await post(webhookUrl, body, secret, now())
      : "no webhook address is registered";
    await db
      .update(sandboxEvent)
      .set({
        attempts: sql`${sandboxEvent.attempts} + 1`,
        lastError: fault ?? null,
        ...(fault === undefined ? { deliveredAt: now() } : {}),
      })
      .where(eq(sandboxEvent.id, eventId));
    return fault === undefined;
  };

  return {
    async register(webhookUrl) {
      await db
        .insert(sandboxMerchant)
        .values({ id: MERCHANT, webhookUrl })
        .onConflictDoUpdate({ target: sandboxMerchant.id, set: { webhookUrl } });
    },
    find: (ref) => findPayment(db, ref),
    async act(ref, act, method) {
      const [row] = await db
        .select({ payment: sandboxPayment, webhookUrl: sandboxMerchant.webhookUrl })
        .from(sandboxPayment)
        .leftJoin(sandboxMerchant, eq(sandboxMerchant.id, MERCHANT))
        .where(eq(sandboxPayment.ref, ref));
      if (!row) return refuse({ code: "NOT_FOUND" });
      const { payment, webhookUrl } = row;
      const event = eventBody(payment, act, method ?? payment.method, now(), payerDigest);
      if (!(await writeAct(db, payment, act, event, now()))) {
        return refuse({ code: "NOT_POSSIBLE", status: payment.status });
      }
      const body = JSON.stringify(event);
      return ok({ eventId: event.id, isDelivered: await send(event.id, webhookUrl, body) });
    },
    async deliver(eventId) {
      const [row] = await db
        .select({
          body: sandboxEvent.body,
          deliveredAt: sandboxEvent.deliveredAt,
          webhookUrl: sandboxMerchant.webhookUrl,
        })
        .from(sandboxEvent)
        .leftJoin(sandboxMerchant, eq(sandboxMerchant.id, MERCHANT))
        .where(eq(sandboxEvent.id, eventId));
      if (!row || row.deliveredAt) return true;
      return send(eventId, row.webhookUrl, row.body);
    },
  };
}

async function findPayment(db: Database, ref: string): Promise<SandboxPayment | undefined> {
  const [row] = await db
    .select({
      payment: sandboxPayment,
      movementCount: sql<string>`(SELECT count(*) FROM payment_sandbox.movement m WHERE m.payment_ref = ${sandboxPayment.ref})`,
    })
    .from(sandboxPayment)
    .where(eq(sandboxPayment.ref, ref));
  if (!row) return undefined;
  const { orderNo, amountFen, description, method, returnPath, status, expectedPayerName } =
    row.payment;
  return {
    ref,
    orderNo,
    amountFen: fen(amountFen),
    description,
    method,
    returnPath,
    status,
    expectedPayerName,
    movementCount: Number(row.movementCount),
  };
}

function eventBody(
  payment: PaymentRow,
  act: SandboxAct,
  method: PaymentMethod,
  at: Date,
  payerDigest: (idNumber: string) => string,
): SandboxEventBody {
  const common = {
    id: newId("sbe"),
    created: Math.floor(at.getTime() / 1_000),
    payment_ref: payment.ref,
    merchant_payment_id: payment.merchantPaymentId,
  };
  if (act === "cancel") return { ...common, type: "payment.closed" };
  const { expectedPayerName, expectedPayerDigest } = payment;
  const expected =
    expectedPayerName !== null && expectedPayerDigest !== null
      ? { name: expectedPayerName, id_digest: expectedPayerDigest }
      : null;
  const other = { name: SOMEBODY_ELSE.name, id_digest: payerDigest(SOMEBODY_ELSE.idNumber) };
  return {
    ...common,
    type: "payment.paid",
    transaction_ref: newId("sbt"),
    amount_fen: Math.max(1, payment.amountFen - (act === "pay_wrong_amount" ? 100 : 0)),
    currency: "CNY",
    method,
    payer: act === "pay_as_other" ? other : expected,
  };
}

/** Status, movement, event and its second delivery in one statement; false = another act came first. */
async function writeAct(
  db: Database,
  payment: PaymentRow,
  act: SandboxAct,
  body: SandboxEventBody,
  at: Date,
): Promise<boolean> {
  const { from, to } = POSSIBLE[act];
  const instant = at.toISOString();
  const jobs = [
    {
      task: "sandbox.deliver_event",
      payload: { eventId: body.id },
      runAt: new Date(Date.now() + SECOND_TRY_MS),
    },
  ];
  const paid = body.type === "payment.paid" ? body : undefined;
  const [row] = await db.execute<{ is_done: boolean }>(sql`
    WITH changed AS (
      UPDATE payment_sandbox.payment SET status = ${to} WHERE ref = ${payment.ref} AND status = ${from} RETURNING ref
    ), moved AS (
      INSERT INTO payment_sandbox.movement (transaction_ref, payment_ref, amount_fen, moved_at)
      SELECT ${paid?.transaction_ref ?? null}, ref, ${paid?.amount_fen ?? 0}, ${instant} FROM changed WHERE ${paid !== undefined}
    ), told AS (
      INSERT INTO payment_sandbox.event (id, payment_ref, body, created_at)
      SELECT ${body.id}, ref, ${JSON.stringify(body)}, ${instant} FROM changed RETURNING id
    )
    SELECT EXISTS (SELECT FROM changed) AS is_done,
           (SELECT count(enqueue_jobs(${JSON.stringify(jobs)}::jsonb)) FROM told) AS queued`);
  return row?.is_done ?? false;
}

/** Posts a signed event; the reason when it was not taken. */
async function post(
  url: string,
  body: string,
  secret: string,
  at: Date,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sandbox-signature": signBody(body, secret, Math.floor(at.getTime() / 1_000)),
      },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return response.ok ? undefined : `answered ${response.status}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "could not be reached";
  }
}
