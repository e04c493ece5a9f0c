import { describe, expect, it } from "vitest";
import {
  isFreshEnoughToReceive,
  lifeLeft,
  nearExpiryFrom,
  type ShelfLifeRule,
  sellUntil,
  shelfLifeRuleOf,
} from "./shelf-life";

const rule = (categoryKey: string, more: Partial<ShelfLifeRule> = {}): ShelfLifeRule => ({
  categoryKey,
  arrivalMinShareBps: 6_667,
  nearShareBps: 3_333,
  stopShareBps: 1_667,
  stopMinDays: 7,
  stopMaxDays: 30,
  buyerMinDays: 5,
  validFrom: "2026-01-01",
  validTo: null,
  state: "verified",
  source: "test",
  ...more,
});

describe("the rule of a category", () => {
  const rules = [
    rule("*"),
    rule("fruit", { stopMaxDays: 2 }),
    rule("fruit.fresh", { stopMaxDays: 1 }),
    rule("fruit.fresh", { stopMaxDays: 3, validFrom: "2026-07-01" }),
  ];
  it("is the nearest one in force on the day", () => {
    expect(shelfLifeRuleOf(rules, "fruit.fresh", "2026-06-30")?.stopMaxDays).toBe(1);
    expect(shelfLifeRuleOf(rules, "fruit.fresh", "2026-07-01")?.stopMaxDays).toBe(3);
    expect(shelfLifeRuleOf(rules, "fruit.dried", "2026-06-30")?.categoryKey).toBe("fruit");
    expect(shelfLifeRuleOf(rules, "dairy.milk", "2026-06-30")?.categoryKey).toBe("*");
    expect(shelfLifeRuleOf(rules, null, "2026-06-30")?.categoryKey).toBe("*");
    expect(shelfLifeRuleOf(rules, "dairy.milk", "2025-12-31")).toBeUndefined();
  });
});

describe("the last day of sale", () => {
  it("is a sixth of the life before expiry, between 7 and 30 days", () => {
    const life = (producedOn: string, expiresOn: string) => ({ producedOn, expiresOn });
    expect(sellUntil(life("2026-06-18", "2028-06-17"), rule("*"), 2)).toBe("2028-05-18");
    expect(sellUntil(life("2026-01-01", "2026-05-01"), rule("*"), 2)).toBe("2026-04-10");
    expect(sellUntil(life("2026-01-01", "2026-01-31"), rule("*"), 2)).toBe("2026-01-24");
  });
  it("leaves the buyer the promised days after the way", () => {
    const fruit = rule("fruit", {
      stopShareBps: 0,
      stopMinDays: 2,
      stopMaxDays: 2,
      buyerMinDays: 2,
    });
    const life = { producedOn: "2026-11-01", expiresOn: "2026-11-20" };
    expect(sellUntil(life, fruit, 3)).toBe("2026-11-15");
    expect(sellUntil(life, fruit, 0)).toBe("2026-11-18");
  });
});

describe("what is left", () => {
  const life = { producedOn: "2026-06-18", expiresOn: "2028-06-17" };
  it("counts days and share as the product page shows them", () => {
    expect(lifeLeft(life, "2026-11-23")).toEqual({ daysLeft: 572, shareBps: 7_835 });
    expect(lifeLeft(life, "2028-06-18")).toEqual({ daysLeft: -1, shareBps: 0 });
  });
  it("is near expiry below a third of the life", () => {
    expect(nearExpiryFrom(life, rule("*"))).toBe("2027-10-18");
    expect(lifeLeft(life, "2027-10-17").shareBps).toBeGreaterThanOrEqual(3_333);
    expect(lifeLeft(life, "2027-10-18").shareBps).toBeLessThan(3_333);
  });
  it("is too old to receive below two thirds", () => {
    expect(isFreshEnoughToReceive(life, rule("*"), "2027-02-16")).toBe(true);
    expect(isFreshEnoughToReceive(life, rule("*"), "2027-02-17")).toBe(false);
  });
  it("refuses a lot that expires before it was made", () => {
    expect(() =>
      lifeLeft({ producedOn: "2026-02-02", expiresOn: "2026-02-02" }, "2026-01-01"),
    ).toThrow();
  });
});
