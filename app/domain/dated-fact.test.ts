import { describe, expect, it } from "vitest";
import type { FactState } from "./catalog/terms";
import { effectiveOn, isAnyUnverified, rowInForce } from "./dated-fact";

const row = (validFrom: string, validTo: string | null, state: FactState = "verified") => ({
  validFrom,
  validTo,
  state,
  source: "test",
});

describe("dated fact", () => {
  const old = row("2016-04-08", "2018-12-31");
  const present = row("2019-01-01", null);

  it("includes both end days", () => {
    expect(rowInForce([old, present], "2016-04-07")).toBeUndefined();
    expect(rowInForce([old, present], "2016-04-08")).toBe(old);
    expect(rowInForce([old, present], "2018-12-31")).toBe(old);
    expect(rowInForce([old, present], "2019-01-01")).toBe(present);
  });

  it("lets the row that began last win, in any order, when an older one was left open", () => {
    const open = row("2016-04-08", null);
    expect(rowInForce([open, present], "2026-11-23")).toBe(present);
    expect(rowInForce([present, open], "2026-11-23")).toBe(present);
  });

  it("refuses a missing and an unknown row under either policy", () => {
    for (const policy of ["demo", "production"] as const) {
      const unknown = { ok: false, error: { code: "RATE_UNKNOWN", subject: "freight" } };
      expect(effectiveOn([], "2026-11-23", policy, "freight")).toEqual(unknown);
      expect(
        effectiveOn([row("2019-01-01", null, "unknown")], "2026-11-23", policy, "freight"),
      ).toEqual(unknown);
    }
  });

  it("does not fall back from an unknown new row to the verified old one", () => {
    const rows = [row("2019-01-01", null), row("2026-01-01", null, "unknown")];
    expect(effectiveOn(rows, "2026-11-23", "demo", "hs_rate").ok).toBe(false);
  });

  it("uses an unverified row in demo and refuses it in production", () => {
    const rows = [row("2019-01-01", null, "unverified")];
    expect(effectiveOn(rows, "2026-11-23", "demo", "hs_rate")).toEqual({
      ok: true,
      value: rows[0],
    });
    expect(effectiveOn(rows, "2026-11-23", "production", "hs_rate")).toEqual({
      ok: false,
      error: { code: "UNVERIFIED", subject: "hs_rate" },
    });
  });

  it("marks a number as soon as one of its rows is not verified", () => {
    expect(isAnyUnverified(present, old)).toBe(false);
    expect(isAnyUnverified(present, row("2019-01-01", null, "unverified"))).toBe(true);
  });
});
