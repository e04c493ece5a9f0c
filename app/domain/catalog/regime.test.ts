import { describe, expect, it } from "vitest";
import { checkRegime, type PositiveListRow } from "./regime";
import type { CustomsRegime, DeliveryMethod, FactState } from "./terms";

const row = (hs8: string, more: Partial<PositiveListRow> = {}): PositiveListRow => ({
  hs8,
  bondedOnly: false,
  noMail: false,
  capGrams: null,
  capGroup: null,
  validFrom: "2020-01-01",
  validTo: null,
  state: "verified",
  source: "test",
  ...more,
});
const rows = [
  row("04011000", { noMail: true }),
  row("04051000", { bondedOnly: true }),
  row("19053100", { state: "unverified" }),
  row("21069090", { state: "unknown" }),
  row("04090000", { validTo: "2025-12-31" }),
];
const check = (
  hsCode: string | null,
  customsRegime: CustomsRegime,
  deliveryMethod: DeliveryMethod = "home",
  policy: "demo" | "production" = "demo",
) => {
  const result = checkRegime({ hsCode, customsRegime, deliveryMethod }, rows, "2026-11-23", policy);
  return result.ok ? (result.value?.hs8 ?? "free") : result.error.code;
};

describe("what may be sold under a customs regime", () => {
  it("vector 31: UHT milk not by mail, fresh durian not listed", () => {
    expect(check("0401100000", "9610")).toBe("NO_MAIL");
    expect(check("0401100000", "1210")).toBe("04011000");
    expect(check("0810600000", "1210")).toBe("NOT_LISTED");
    expect(check(null, "1210")).toBe("NOT_LISTED");
  });
  it("vector 32: bonded goods are not handed over in the hall", () => {
    expect(check("0401100000", "1210", "hall_pickup")).toBe("HALL_PICKUP_FORBIDDEN");
    expect(check("0401100000", "0110", "hall_pickup")).toBe("free");
  });
  it("keeps bonded-only goods out of the mail", () => {
    expect(check("0405100000", "9610")).toBe("NO_MAIL");
    expect(check("0405100000", "1210")).toBe("04051000");
  });
  it.each<[FactState, string, string]>([
    ["unverified", "19053100", "LIST_UNVERIFIED"],
    ["unknown", "NOT_LISTED", "NOT_LISTED"],
  ])("a row that is %s: demo %s, production %s", (state, demo, production) => {
    const hsCode = state === "unverified" ? "1905310000" : "2106909090";
    expect(check(hsCode, "1210")).toBe(demo);
    expect(check(hsCode, "1210", "home", "production")).toBe(production);
  });
  it("does not sell by a row that has ended, and asks no list for duty-paid goods", () => {
    expect(check("0409000000", "1210")).toBe("NOT_LISTED");
    expect(check("0810600000", "0110")).toBe("free");
  });
});
