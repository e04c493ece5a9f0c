import { type DatabaseHandle, openDatabase } from "~db/client.server";
import { createPorts } from "./adapters.server";
import type { Actor, Locale, Ports, ServiceContext } from "./context.server";
import type { Env } from "./env.server";
import { createLogger, type Logger } from "./logger.server";
import { createMetrics, type Metrics } from "./metrics.server";
import { phoneOrigin } from "./phone-origin.server";
import { createSealer, type Sealer } from "./sealing.server";

/** A process's connections and adapters; one of them per process. */
export type App = {
  env: Env;
  database: DatabaseHandle;
  ports: Ports;
  seal: Sealer;
  log: Logger;
  metrics: Metrics;
  /** a verb's context for someone who acts now */
  context: (who: {
    actor: Actor;
    face: ServiceContext["face"];
    locale?: Locale;
    requestId: string;
  }) => ServiceContext;
  /** web only: tells a provider inside this program where its events are taken */
  announce: (origin: string) => Promise<void>;
  /** the shop's address for phones in the hall; undefined when none could reach it */
  phoneOrigin: () => string | undefined;
  close: () => Promise<void>;
};

export type AppOptions = {
  part: "web" | "worker" | "script";
  url: string;
  maxConnections: number;
  onStatement?: (statement: string) => void;
};

export function createApp(env: Env, options: AppOptions): App {
  const log = createLogger(options.part, env.LOG_LEVEL);
  const database = openDatabase({
    url: options.url,
    applicationName: `fuling-${options.part}`,
    maxConnections: options.maxConnections,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  });
  const seal = createSealer(env.IDENTITY_KEYS, env.IDENTITY_HASH_KEY);
  const metrics = createMetrics();
  const ports = createPorts(env, database, {
    log,
    seal,
    onSearch: (engine) => metrics.searchAnswers.inc({ engine }),
  });
  let port = env.PORT;
  return {
    env,
    database,
    ports,
    seal,
    log,
    metrics,
    context: ({ actor, face, locale = "zh-CN", requestId }) => ({
      actor,
      face,
      locale,
      requestId,
      db: database.db,
      ports,
      seal,
      settings: env,
      log,
    }),
    announce: async (origin) => {
      port = Number(new URL(origin).port || 80);
      await ports.sandboxBank?.register(`${origin}/api/webhooks/sandbox`);
    },
    phoneOrigin: () => phoneOrigin(env, port),
    close: () => database.close(),
  };
}
