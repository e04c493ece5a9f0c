import type { ServiceContext } from "~/platform/context.server";
import type { SandboxPayment } from "~/ports/payments/sandbox-bank";

/** What the sandbox's page shows; undefined where another provider is live or nobody knows the number. */
export async function getSandboxPayment(
  ctx: ServiceContext,
  ref: string,
): Promise<SandboxPayment | undefined> {
  return ctx.ports.sandboxBank?.find(ref);
}
