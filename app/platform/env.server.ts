import { z } from "zod";

/** Published values that make the demo run without configuration; production refuses each of them. */
const DEMO = {
  identityKeys: "demo:ZGVtby1vbmx5LWtleS1uZXZlci1pbi1wcm9kdWN0aW8=",
  identityHashKey: "demo-only-identity-hash-key",
  sandboxSecret: "demo-only-sandbox-signing-secret",
} as const;

/** Refused under any key id, also as an older key: everybody can read what it sealed. */
const DEMO_KEY_MATERIAL = DEMO.identityKeys.slice(DEMO.identityKeys.indexOf(":") + 1);

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const text = z.preprocess(blankIsUnset, z.string().min(1).optional());
const origin = z.preprocess(
  blankIsUnset,
  z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value).origin)
    .optional(),
);
const wholeNumber = (fallback: number, min = 0, max = 1_000_000_000) =>
  z.preprocess(blankIsUnset, z.coerce.number().int().min(min).max(max).default(fallback));
const isIdentityKey = (key: string): boolean => {
  const [keyId = "", material = ""] = key.trim().split(":");
  return keyId !== "" && Buffer.from(material, "base64").length === 32;
};
const share = z.preprocess(blankIsUnset, z.coerce.number().min(0).max(1).default(0));

const schema = z.object({
  APP_ENV: z.preprocess(blankIsUnset, z.enum(["demo", "test", "production"]).default("demo")),
  PORT: wholeNumber(3000, 0, 65_535),
  HOST: z.preprocess(blankIsUnset, z.string().default("0.0.0.0")),
  PUBLIC_ORIGIN: origin,
  /** how many reverse proxies stand before us and may be believed about the visitor's address */
  TRUSTED_PROXIES: wholeNumber(0, 0, 10),
  /** the owner's address on a PostgreSQL 15 or newer; the start script fills it with the embedded one */
  DATABASE_URL: text,
  /** bearer token of /api/metrics; unset: readable on the demo's own machine only */
  METRICS_TOKEN: text,
  /** folder of the built program */
  BUILD_DIR: z.preprocess(blankIsUnset, z.string().default("build")),
  /** `vite`: pages come from the sources and reload by themselves (npm run dev) */
  PAGES: z.preprocess(blankIsUnset, z.enum(["built", "vite"]).default("built")),
  WEB_DB_CONNECTIONS: wholeNumber(12, 1, 200),
  WORKER_DB_CONNECTIONS: wholeNumber(8, 1, 200),
  WORKER_CONCURRENCY: wholeNumber(6, 1, 100),
  /** how often a worker looks for jobs whose time has come; new ones wake it at once */
  WORKER_POLL_MS: wholeNumber(500, 10, 60_000),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  ),

  /** `keyId:base64 of 32 bytes`, newest first, comma-separated; older ones still decrypt */
  IDENTITY_KEYS: text.refine(
    (keys) => keys === undefined || keys.split(",").every(isIdentityKey),
    "each key is keyId:base64 of 32 bytes",
  ),
  /** key of the look-up hash of identity numbers; never rotated without a re-hash */
  IDENTITY_HASH_KEY: text,
  DEMO_LOGINS: z.preprocess(blankIsUnset, z.enum(["on", "off"]).optional()),

  STRIPE_SECRET_KEY: text,
  STRIPE_WEBHOOK_SECRET: text,
  /** another address than Stripe's own, for stripe-mock */
  STRIPE_API_BASE: origin,
  SANDBOX_SECRET: text,

  MEILI_URL: origin,
  MEILI_KEY: text,
  MEILI_SEARCH_KEY: text,

  /** where the customs gateway, the carrier, the payment declarer and the identity check answer */
  CUSTOMS_GATEWAY: z.preprocess(blankIsUnset, z.enum(["simulator"]).default("simulator")),
  CARRIER: z.preprocess(blankIsUnset, z.enum(["simulator"]).default("simulator")),
  PAYMENT_DECLARER: z.preprocess(blankIsUnset, z.enum(["simulator", "none"]).default("simulator")),
  IDENTITY_CHECK: z.preprocess(blankIsUnset, z.enum(["simulator"]).default("simulator")),

  /** customs simulator: milliseconds from the last document to each answer, and shares of faults */
  CUSTOMS_SIM_DELAY_2_MS: wholeNumber(400),
  CUSTOMS_SIM_DELAY_3_MS: wholeNumber(800),
  CUSTOMS_SIM_DELAY_120_MS: wholeNumber(1_400),
  CUSTOMS_SIM_DELAY_FINAL_MS: wholeNumber(3_400),
  CUSTOMS_SIM_DELAY_RULING_MS: wholeNumber(7_000),
  CUSTOMS_SIM_SHARE_100: share,
  CUSTOMS_SIM_SHARE_300: share,
  CUSTOMS_SIM_SHARE_500: share,
  /** of the lists under review or inspection, how many end in 700 instead of 800 */
  CUSTOMS_SIM_SHARE_700: share,

  /** how long the list waits for receipts of order, payment and waybill before it goes without them */
  CUSTOMS_LIST_WAIT_SECONDS: wholeNumber(60, 1, 86_400),
  /** how often mailboxes are read while answers are awaited; a delivery wakes the reader anyway */
  CUSTOMS_POLL_MS: wholeNumber(2_000, 50, 600_000),

  HOLD_MINUTES: wholeNumber(15, 1, 120),
  RECEIPT_OVERDUE_MINUTES: wholeNumber(30, 1, 10_000),
  KIOSK_IDLE_SECONDS: wholeNumber(60, 20, 3_600),
  KIOSK_WARNING_SECONDS: wholeNumber(30, 20, 300),
  HANDOFF_MINUTES: wholeNumber(10, 1, 60),

  /** attempts per minute and address (login: per address and login name) */
  LIMIT_LOGIN_PER_MINUTE: wholeNumber(20, 1),
  /** logins of one address under any names: each costs the password hash's work */
  LIMIT_LOGIN_ALL_NAMES_PER_MINUTE: wholeNumber(200, 1),
  LIMIT_CHECKOUT_PER_MINUTE: wholeNumber(120, 1),
  LIMIT_HANDOFF_PER_MINUTE: wholeNumber(60, 1),
  /** open unpaid orders at the same time: per identity and per visitor */
  MAX_OPEN_HOLDS_PER_IDENTITY: wholeNumber(5, 1),
  MAX_OPEN_HOLDS_PER_VISITOR: wholeNumber(8, 1),
});

/** Names of all settings, for the README's check. */
export const ENV_NAMES = Object.keys(schema.shape);

type Parsed = z.output<typeof schema>;

export type Env = Parsed & {
  isDemo: boolean;
  IDENTITY_KEYS: string;
  IDENTITY_HASH_KEY: string;
  SANDBOX_SECRET: string;
  DEMO_LOGINS: "on" | "off";
};

/** The configuration is wrong: each fault is one line a person can act on. */
export class EnvError extends Error {
  override name = "EnvError";
  constructor(readonly faults: readonly string[]) {
    super(`configuration refused:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
  }
}

/** What production lacks. Demo secrets, demo logins, the sandbox and every simulator are refused. */
function productionFaults(env: Parsed): string[] {
  const faults: string[] = [];
  const demand = (condition: boolean, fault: string) => {
    if (!condition) faults.push(fault);
  };
  demand(
    env.DATABASE_URL !== undefined,
    "DATABASE_URL is missing: the owner's address on a PostgreSQL 15 or newer",
  );
  demand(env.PAGES === "built", "PAGES must not be vite");
  demand(
    env.PUBLIC_ORIGIN?.startsWith("https://") ?? false,
    "PUBLIC_ORIGIN must be the shop's https address",
  );
  demand(
    env.IDENTITY_KEYS !== undefined && !env.IDENTITY_KEYS.includes(DEMO_KEY_MATERIAL),
    "IDENTITY_KEYS is missing or holds the demo key: keyId:base64 of 32 random bytes",
  );
  demand(
    env.IDENTITY_HASH_KEY !== undefined && env.IDENTITY_HASH_KEY !== DEMO.identityHashKey,
    "IDENTITY_HASH_KEY is missing or the demo key",
  );
  demand(env.DEMO_LOGINS !== "on", "DEMO_LOGINS must not be on");
  demand(
    env.STRIPE_SECRET_KEY !== undefined,
    "STRIPE_SECRET_KEY is missing: the sandbox payment provider is refused",
  );
  demand(
    !/^[a-z]+_test_/.test(env.STRIPE_SECRET_KEY ?? ""),
    "STRIPE_SECRET_KEY is a test key: its payments move no money",
  );
  demand(
    env.STRIPE_API_BASE === undefined,
    "STRIPE_API_BASE must not be set: payments go to Stripe itself",
  );
  demand(
    env.STRIPE_SECRET_KEY === undefined || env.STRIPE_WEBHOOK_SECRET !== undefined,
    "STRIPE_WEBHOOK_SECRET is missing",
  );
  demand(
    env.SANDBOX_SECRET === undefined,
    "SANDBOX_SECRET must not be set: there is no sandbox in production",
  );
  demand(
    env.CUSTOMS_GATEWAY !== "simulator",
    "CUSTOMS_GATEWAY is the simulator: a real gateway is needed",
  );
  demand(env.CARRIER !== "simulator", "CARRIER is the simulator: a real carrier is needed");
  demand(
    env.PAYMENT_DECLARER !== "simulator",
    "PAYMENT_DECLARER is the simulator: a real payment declarer is needed",
  );
  demand(
    env.IDENTITY_CHECK !== "simulator",
    "IDENTITY_CHECK is the simulator: a real identity check is needed",
  );
  return faults;
}

/**
 * Reads and checks the configuration. Blank means unset. Throws EnvError naming every fault; in
 * production anything that only the demo may use is a fault.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  if (env.APP_ENV === "production") {
    const faults = productionFaults(env);
    if (faults.length > 0) throw new EnvError(faults);
  }
  return {
    ...env,
    isDemo: env.APP_ENV !== "production",
    IDENTITY_KEYS: env.IDENTITY_KEYS ?? DEMO.identityKeys,
    IDENTITY_HASH_KEY: env.IDENTITY_HASH_KEY ?? DEMO.identityHashKey,
    SANDBOX_SECRET: env.SANDBOX_SECRET ?? DEMO.sandboxSecret,
    DEMO_LOGINS: env.DEMO_LOGINS ?? (env.APP_ENV === "production" ? "off" : "on"),
  };
}

let current: Env | undefined;

/** The process's configuration, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** The owner's address, which the start script sets when it starts the embedded PostgreSQL. */
export function databaseUrl(settings: Env): string {
  if (settings.DATABASE_URL !== undefined) return settings.DATABASE_URL;
  throw new EnvError([
    "DATABASE_URL is missing: start with npm start, npm run web or npm run worker",
  ]);
}
