import { createIdentityCheckSimulator } from "~/ports/identity-check/simulator.server";
import { createSearchPort } from "~/ports/search/search-port.server";
import type { DatabaseHandle } from "~db/client.server";
import type { Ports } from "./context.server";
import type { Env } from "./env.server";
import type { Logger } from "./logger.server";

/** The one place that names concrete adapters: which provider is live is answered here. */
export function createPorts(_env: Env, database: DatabaseHandle, log: Logger): Ports {
  return {
    identityCheck: createIdentityCheckSimulator(),
    search: createSearchPort(database.db, log),
  };
}
