import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { signBody } from "~/ports/payments/event-signature.server";
import type { PaymentProvider } from "~/ports/payments/payments";
import type { SandboxEventBody } from "~/ports/payments/sandbox-event.server";
import { recordPayment } from "~/services/ordering/record-payment.server";
import type { TestDatabase } from "./database";
import { contextOn } from "./service-context";

export const systemContext = (database: TestDatabase, fixedNow?: Date): ServiceContext =>
  contextOn(database, {
    actor: { kind: "system", name: "test" },
    face: "worker",
    ...(fixedNow ? { fixedNow } : {}),
  });

/** The payer acts at the sandbox; answers the event it would post to the webhook. */
export async function actAtSandbox(
  ctx: ServiceContext,
  database: TestDatabase,
  orderId: string,
  act: Parameters<NonNullable<ServiceContext["ports"]["sandboxBank"]>["act"]>[1],
): Promise<SandboxEventBody> {
  const ref = await providerRefOf(database, orderId);
  const done = await ctx.ports.sandboxBank?.act(ref, act);
  if (!done?.ok) throw new Error(`the sandbox refused ${act}: ${JSON.stringify(done)}`);
  const [row] = await database.owner<{ body: string }[]>`
    SELECT body FROM payment_sandbox.event WHERE id = ${done.value.eventId}`;
  return JSON.parse(row?.body ?? "null");
}

export async function providerRefOf(database: TestDatabase, orderId: string): Promise<string> {
  const [row] = await database.owner<{ provider_ref: string }[]>`
    SELECT provider_ref FROM payment WHERE order_id = ${orderId}`;
  if (!row?.provider_ref) throw new Error("the payment was not opened");
  return row.provider_ref;
}

/** Posts an event to the webhook's verb, signed as the sandbox signs. */
export function postEvent(ctx: ServiceContext, event: SandboxEventBody) {
  const rawBody = JSON.stringify(event);
  const atSeconds = Math.floor((ctx.fixedNow ?? new Date()).getTime() / 1_000);
  return recordPayment(ctx, {
    provider: "sandbox",
    rawBody,
    signature: signBody(rawBody, ctx.settings.SANDBOX_SECRET, atSeconds),
  });
}

/** The context of a shop whose provider, like Stripe, names no payer. */
export function namingNobody(ctx: ServiceContext): ServiceContext {
  const payments: PaymentProvider = {
    ...ctx.ports.payments,
    namesPayer: false,
    payerDigest: () => {
      throw new Error("nothing to compare with");
    },
    readEvent: async (rawBody, signature) => {
      const read = await ctx.ports.payments.readEvent(rawBody, signature);
      return read.ok && read.value.kind === "paid"
        ? { ok: true, value: { ...read.value, payer: { state: "unknown" } } }
        : read;
    },
  };
  return { ...ctx, ports: { ...ctx.ports, payments } };
}

/** The same event under another number, as a provider that lost count would send it. */
export const sentAgain = <Event extends SandboxEventBody>(event: Event): Event => ({
  ...event,
  id: newId("sbe"),
});

/** Pays an order as it should be and has the event settled. */
export async function payOrder(ctx: ServiceContext, database: TestDatabase, orderId: string) {
  const event = await actAtSandbox(ctx, database, orderId, "pay");
  const recorded = await postEvent(ctx, event);
  if (!recorded.ok) throw new Error(`payment refused: ${JSON.stringify(recorded.error)}`);
  return { event, outcome: recorded.value.outcome };
}

export async function orderRow(database: TestDatabase, orderId: string) {
  const [row] = await database.owner`
    SELECT o.payment_status, o.customs_status, o.fulfilment_status, o.closed_at, o.paid_at, o.total_fen::int AS total_fen,
           p.status AS pay_status, p.transaction_ref, p.paid_fen::int AS paid_fen, p.payer_state, p.method
    FROM "order" o JOIN payment p ON p.order_id = o.id WHERE o.id = ${orderId}`;
  return row;
}

export const refundsOf = (database: TestDatabase, orderId: string) => database.owner`
  SELECT id, reason, status, amount_fen::int AS amount_fen, transaction_ref, attempts, last_error
  FROM refund WHERE order_id = ${orderId} ORDER BY requested_at, id`;

export async function eventsOf(database: TestDatabase, orderId: string): Promise<string[]> {
  const rows = await database.owner<{ type: string }[]>`
    SELECT type FROM order_event WHERE order_id = ${orderId} ORDER BY id`;
  return rows.map((row) => row.type);
}

export async function jobsOf(
  database: TestDatabase,
  key: string,
  value: string,
): Promise<string[]> {
  const rows = await database.owner<{ task: string }[]>`
    SELECT t.identifier AS task FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.payload->>${key} = ${value} ORDER BY 1`;
  return rows.map((row) => row.task);
}
