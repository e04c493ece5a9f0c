import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env.server";

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
});
