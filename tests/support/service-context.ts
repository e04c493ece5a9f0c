import pino from "pino";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { createPorts } from "~/platform/adapters.server";
import type { Actor, Ports, ServiceContext } from "~/platform/context.server";
import { readEnv } from "~/platform/env.server";
import { newId } from "~/platform/new-id.server";
import { createSealer } from "~/platform/sealing.server";
import { createSandbox } from "~/ports/payments/sandbox.server";
import type { TestDatabase } from "./database";

export type ContextOptions = {
  actor?: Actor;
  face?: ServiceContext["face"];
  locale?: ServiceContext["locale"];
  fixedNow?: Date;
  ports?: Partial<Ports>;
  /** configuration values of this test, as the environment would carry them */
  env?: Record<string, string>;
};

/** A verb's context on a test database: test configuration, simulators, silence. */
export function contextOn(database: TestDatabase, options: ContextOptions = {}): ServiceContext {
  const settings = readEnv({ APP_ENV: "test", LOG_LEVEL: "silent", ...options.env });
  const log = pino({ level: "silent" });
  const seal = createSealer(settings.IDENTITY_KEYS, settings.IDENTITY_HASH_KEY);
  return {
    actor: options.actor ?? { kind: "system", name: "test" },
    face: options.face ?? "shop",
    locale: options.locale ?? "zh-CN",
    requestId: "req_test",
    db: database.db,
    ports: {
      ...createPorts(settings, database, { log, seal }),
      ...sandboxPorts(database, settings.SANDBOX_SECRET, options.fixedNow),
      ...options.ports,
    },
    seal,
    settings,
    log,
    ...(options.fixedNow ? { fixedNow: options.fixedNow } : {}),
  };
}

function sandboxPorts(
  database: TestDatabase,
  secret: string,
  fixedNow: Date | undefined,
): Pick<Ports, "payments" | "sandboxBank"> {
  const { provider, bank } = createSandbox({
    db: database.db,
    secret,
    ...(fixedNow ? { now: () => fixedNow } : {}),
  });
  return { payments: provider, sandboxBank: bank };
}

export const newVisitor = (): Actor & { kind: "visitor" } => ({
  kind: "visitor",
  visitorId: newId("vis"),
});

export const operatorWith = (...roles: OperatorRole[]): Actor => ({
  kind: "operator",
  operatorId: newId("opr"),
  name: "测试员",
  roles,
});
