import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "~/platform/context.server";
import { sha256Hex } from "~/platform/sealing.server";
import type { PaymentEvent } from "~/ports/payments/payments";
import { rowJson } from "~/services/row-json.server";
import { type PaymentEventOutcome, paymentEvent } from "~db/schema";

/** An event as it came in: its meaning, and the raw body that customs may ask for. */
export type ReceivedEvent = {
  provider: string;
  event: PaymentEvent;
  /** null when the event was asked for, not sent */
  rawBody: string | null;
};

/**
 * Keeps an event once, its raw body under cipher (GACC Ann. 165/2018 wants it unedited). An INSERT to
 * stand in a WITH clause; an event that was kept before stays as it is.
 */
export function keepEvent(
  ctx: ServiceContext,
  { provider, event, rawBody }: ReceivedEvent,
  outcome: PaymentEventOutcome,
  now: Date,
): SQL {
  const body = rawBody ?? JSON.stringify(event);
  const row = rowJson(paymentEvent, {
    provider,
    eventId: event.eventId,
    providerRef: event.providerRef,
    kind: event.kind,
    bodyDigest: sha256Hex(body),
    bodyCipher: ctx.seal.seal(body),
    outcome,
    receivedAt: now,
  });
  return sql`
    INSERT INTO payment_event
    SELECT * FROM jsonb_populate_record(NULL::payment_event, ${row}::jsonb) ON CONFLICT DO NOTHING`;
}
