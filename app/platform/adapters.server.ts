import { createIdentityCheckSimulator } from "~/ports/identity-check/simulator.server";
import { createSandbox } from "~/ports/payments/sandbox.server";
import { createStripe } from "~/ports/payments/stripe.server";
import { createSearchPort } from "~/ports/search/search-port.server";
import type { DatabaseHandle } from "~db/client.server";
import type { Ports } from "./context.server";
import type { Env } from "./env.server";
import type { Logger } from "./logger.server";
import { shopOrigin } from "./origin.server";

/** The one place that names concrete adapters: which provider is live is answered here. */
export function createPorts(env: Env, database: DatabaseHandle, log: Logger): Ports {
  return {
    identityCheck: createIdentityCheckSimulator(),
    search: createSearchPort(database.db, log),
    ...paymentPorts(env, database),
  };
}

/** Stripe when its key is configured; otherwise the sandbox, which production refuses. */
function paymentPorts(env: Env, database: DatabaseHandle): Pick<Ports, "payments" | "sandboxBank"> {
  if (env.STRIPE_SECRET_KEY === undefined) {
    const { provider, bank } = createSandbox({ db: database.db, secret: env.SANDBOX_SECRET });
    return { payments: provider, sandboxBank: bank };
  }
  const payments = createStripe({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    origin: shopOrigin(env),
    ...(env.STRIPE_API_BASE ? { apiBase: env.STRIPE_API_BASE } : {}),
  });
  return { payments, sandboxBank: undefined };
}
