import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENV_NAMES, EnvError, readEnv } from "./env.server";

function faultsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
}

describe("configuration", () => {
  it("runs the demo without any", () => {
    const env = readEnv({});
    expect(env.isDemo).toBe(true);
    expect(env.DEMO_LOGINS).toBe("on");
    expect(env.PORT).toBe(3000);
  });

  it("is told in the README, every setting of it", () => {
    const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
    expect(ENV_NAMES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("takes a blank value as unset, and names a wrong one", () => {
    expect(readEnv({ PORT: "" }).PORT).toBe(3000);
    expect(faultsOf({ PORT: "many" }).join()).toContain("PORT");
    expect(faultsOf({ CUSTOMS_SIM_SHARE_100: "2" }).join()).toContain("CUSTOMS_SIM_SHARE_100");
  });

  it("refuses production on demo secrets, demo logins, the sandbox and every simulator", () => {
    const faults = faultsOf({ APP_ENV: "production", DEMO_LOGINS: "on", SANDBOX_SECRET: "x" });
    for (const name of [
      "DATABASE_URL",
      "PUBLIC_ORIGIN",
      "IDENTITY_KEYS",
      "IDENTITY_HASH_KEY",
      "DEMO_LOGINS",
      "STRIPE_SECRET_KEY",
      "SANDBOX_SECRET",
      "CUSTOMS_GATEWAY",
      "CARRIER",
      "PAYMENT_DECLARER",
      "IDENTITY_CHECK",
    ]) {
      expect(
        faults.some((fault) => fault.startsWith(name)),
        name,
      ).toBe(true);
    }
  });

  it("refuses the published demo keys in production even when they are set by hand", () => {
    const demo = readEnv({});
    const faults = faultsOf({
      APP_ENV: "production",
      IDENTITY_KEYS: demo.IDENTITY_KEYS,
      IDENTITY_HASH_KEY: demo.IDENTITY_HASH_KEY,
    });
    expect(faults.filter((fault) => fault.startsWith("IDENTITY_"))).toHaveLength(3);
  });

  it("refuses the demo key under another name, or as an older key, in production", () => {
    const [, material] = readEnv({}).IDENTITY_KEYS.split(":");
    const fresh = `k2:${Buffer.alloc(32, 7).toString("base64")}`;
    const named = (IDENTITY_KEYS: string) =>
      faultsOf({ APP_ENV: "production", IDENTITY_KEYS }).some((fault) =>
        fault.startsWith("IDENTITY_KEYS"),
      );
    expect(named(`${fresh},old:${material}`)).toBe(true);
    expect(named(`mine:${material}`)).toBe(true);
    expect(named(fresh)).toBe(false);
  });

  it("names an identity key of the wrong form before anything is sealed with it", () => {
    for (const IDENTITY_KEYS of ["short:YWJj", "nokey", ":", `k:${"A".repeat(43)}=,broken`]) {
      expect(faultsOf({ IDENTITY_KEYS }).join(), IDENTITY_KEYS).toContain("IDENTITY_KEYS");
    }
  });

  it("refuses Stripe's test mode and a Stripe elsewhere in production", () => {
    const faults = faultsOf({
      APP_ENV: "production",
      STRIPE_SECRET_KEY: "sk_test_123",
      STRIPE_API_BASE: "http://127.0.0.1:12111",
    }).join("\n");
    for (const name of ["STRIPE_SECRET_KEY", "STRIPE_API_BASE", "STRIPE_WEBHOOK_SECRET"]) {
      expect(faults).toContain(name);
    }
    expect(faultsOf({ APP_ENV: "production", STRIPE_SECRET_KEY: "sk_live_1" }).join()).not.toMatch(
      /STRIPE_SECRET_KEY|STRIPE_API_BASE/,
    );
  });
});
