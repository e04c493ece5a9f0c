import { z } from "zod";
import { PAYMENT_METHODS } from "~/domain/order/payment-method";
import { type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { SANDBOX_ACTS, type SandboxRefusal } from "~/ports/payments/sandbox-bank";

export const actAtSandboxInput = z.object({
  ref: z.string().max(60),
  act: z.enum(SANDBOX_ACTS),
  method: z.enum(PAYMENT_METHODS).optional(),
});

/**
 * What the payer does on the sandbox's page, the shop's own person or another. It happens at the
 * provider: the shop hears of it by the provider's signed event alone.
 */
export async function actAtSandbox(
  ctx: ServiceContext,
  input: z.input<typeof actAtSandboxInput>,
): Promise<Result<{ isDelivered: boolean }, SandboxRefusal>> {
  const { ref, act, method } = actAtSandboxInput.parse(input);
  const { sandboxBank } = ctx.ports;
  if (sandboxBank === undefined) return refuse({ code: "NOT_FOUND" });
  return sandboxBank.act(ref, act, method);
}
