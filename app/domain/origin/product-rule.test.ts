import { describe, expect, it } from "vitest";
import type { FactPolicy } from "../dated-fact";
import {
  changes,
  checkProductRule,
  type OriginRuleRow,
  type ProductRule,
  prefixedRowOn,
  productRuleOn,
} from "./product-rule";

describe("a change of classification", () => {
  it("excepts nothing unless the rule says so", () => {
    expect(changes("CC", { from: "010121", to: "050400" })).toBe(true);
    expect(changes("CC", { from: "010121", to: "050400", exceptFrom: ["01"] })).toBe(false);
    expect(changes("CC", { from: "010121", to: "010129" })).toBe(false);
  });
});

describe("a product rule", () => {
  it.each([
    [{ anyOf: [{ type: "CTH" }, { type: "RVC40" }] }, null],
    [{ anyOf: [{ type: "CC", exceptFrom: ["01", "0102", "010203"] }] }, null],
    [{ anyOf: [{ type: "CTSH", exceptFrom: [] }] }, null],
    [{ anyOf: [{ type: "WO" }, { type: "PE" }, { type: "CR" }] }, null],
    [{ anyOf: [] }, "NO_TEST"],
    [{ anyOf: [{ type: "RVC35" }] }, "TEST_UNKNOWN"],
    [{ anyOf: [{ type: "toString" }] }, "TEST_UNKNOWN"],
    [{ anyOf: [{ type: "RVC40", exceptFrom: ["01"] }] }, "EXCEPTION_MISPLACED"],
    [{ anyOf: [{ type: "CC", exceptFrom: ["01", "1"] }] }, "EXCEPTION_INVALID"],
    [{ anyOf: [{ type: "CC", exceptFrom: ["010"] }] }, "EXCEPTION_INVALID"],
    [{ anyOf: [{ type: "CC", exceptFrom: ["01020304"] }] }, "EXCEPTION_INVALID"],
    [{ anyOf: [{ type: "CC", exceptFrom: ["x01"] }] }, "EXCEPTION_INVALID"],
    [{ anyOf: [{ type: "CTH" }, { type: "CC", exceptFrom: ["a1"] }] }, "EXCEPTION_INVALID"],
  ] as [ProductRule, string | null][])("%o: %s", (rule, code) => {
    expect(checkProductRule(rule)).toEqual(
      code === null ? { ok: true, value: rule } : { ok: false, error: { code } },
    );
  });
});

describe("the row of a code", () => {
  const row = (hsPrefix: string, validFrom: string, validTo: string | null = null) =>
    ({
      id: 1,
      hsPrefix,
      agreement: "RCEP",
      rule: { anyOf: [{ type: "CTH" }] },
      validFrom,
      validTo,
      state: "verified",
      source: "S36",
    }) satisfies OriginRuleRow;
  const rows = [
    row("85", "2022-01-01"),
    row("8517", "2022-01-01", "2022-12-31"),
    row("851711", "2023-01-01"),
    row("1", "2022-01-01"),
  ];

  it("is that of the longest prefix in force", () => {
    expect(prefixedRowOn(rows, "851711", "2022-06-01")).toBe(rows[1]);
    expect(prefixedRowOn(rows, "851711", "2023-01-01")).toBe(rows[2]);
    expect(prefixedRowOn(rows, "851712", "2023-01-01")).toBe(rows[0]);
    expect(prefixedRowOn(rows, "851712", "2021-12-31")).toBeUndefined();
    expect(prefixedRowOn(rows, "123456", "2022-01-01")).toBe(rows[3]);
    expect(prefixedRowOn(rows, "940110", "2022-01-01")).toBeUndefined();
  });

  it("of an agreement is used as far as it is sure", () => {
    const ask = (more: Partial<OriginRuleRow>, policy: FactPolicy = "demo") =>
      productRuleOn(
        [{ ...row("8517", "2022-01-01"), ...more }],
        { agreement: "RCEP", hs: "851711", day: "2026-01-01" },
        policy,
      )?.rule;
    const rule = { anyOf: [{ type: "CTH" }] };
    expect(ask({})).toEqual(rule);
    expect(ask({}, "production")).toEqual(rule);
    expect(ask({ state: "unverified" })).toEqual(rule);
    expect(ask({ state: "unverified" }, "production")).toBeUndefined();
    expect(ask({ state: "unknown" })).toBeUndefined();
    expect(ask({ agreement: "KFTA" })).toBeUndefined();
    expect(ask({ hsPrefix: "8518" })).toBeUndefined();
  });
});
