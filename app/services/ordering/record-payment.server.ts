import { type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { EventError } from "~/ports/payments/payments";
import { type RecordedPayment, settleEvent } from "./settle-event.server";

export type RecordPaymentRefusal =
  | { code: "FORBIDDEN" }
  /** an event of a provider that is not the live one */
  | { code: "OTHER_PROVIDER" }
  | EventError;

/**
 * Takes an event at the webhook: signature over the raw body first, then its settlement. Repeats and
 * contradictions are taken too (the provider need not send them again); forged ones are refused.
 */
export async function recordPayment(
  ctx: ServiceContext,
  input: { provider: string; rawBody: string; signature: string | undefined },
): Promise<Result<RecordedPayment, RecordPaymentRefusal>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const { payments } = ctx.ports;
  if (input.provider !== payments.name) return refuse({ code: "OTHER_PROVIDER" });
  const event = await payments.readEvent(input.rawBody, input.signature);
  if (!event.ok) {
    ctx.log.warn({ provider: payments.name, ...event.error }, "payment event refused");
    return event;
  }
  const { rawBody } = input;
  return settleEvent(ctx, { provider: payments.name, event: event.value, rawBody });
}
