import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";

/**
 * Has the sandbox provider send an event again that the shop's webhook did not take at once. Job: the
 * queue repeats it, ever more slowly, until it is taken.
 */
export async function deliverSandboxEvent(
  ctx: ServiceContext,
  { eventId }: { eventId: string },
): Promise<Result<"taken", { code: "FORBIDDEN" | "NO_SANDBOX" | "NOT_TAKEN" }>> {
  if (ctx.actor.kind !== "system") return refuse({ code: "FORBIDDEN" });
  const { sandboxBank } = ctx.ports;
  if (sandboxBank === undefined) return refuse({ code: "NO_SANDBOX" });
  return (await sandboxBank.deliver(eventId)) ? ok("taken") : refuse({ code: "NOT_TAKEN" });
}
