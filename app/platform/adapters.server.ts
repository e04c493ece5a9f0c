import { createIdentityCheckSimulator } from "~/ports/identity-check/simulator.server";
import type { DatabaseHandle } from "~db/client.server";
import type { Ports } from "./context.server";
import type { Env } from "./env.server";

/** The one place that names concrete adapters: which provider is live is answered here. */
export function createPorts(_env: Env, _database: DatabaseHandle): Ports {
  return { identityCheck: createIdentityCheckSimulator() };
}
