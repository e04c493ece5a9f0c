import { describe, expect, it } from "vitest";
import type { OfferId } from "~/domain/ids";
import { fen } from "~/domain/money";
import en from "~/messages/en/checkout.json";
import zh from "~/messages/zh-CN/checkout.json";
import type { CartLineView } from "~/services/cart/cart-view";
import type { GroupBlocker } from "~/services/cart/quote-group";
import { waysOf } from "./blocker-ways";

const limitFen = fen(500_000);
const line = (offerId: string, more: Partial<CartLineView> = {}) =>
  ({
    offerId,
    slug: offerId,
    name: "安佳",
    spec: "900 g",
    priceFen: fen(12_800),
    quantity: 2,
    dutyPaid: null,
    ...more,
  }) as CartLineView;
const group = (lines: CartLineView[]) => ({
  lines,
  customsRegime: "1210" as const,
  today: "2026-11-25",
  singleLimit: { dutiableFen: fen(600_000), limitFen },
});
const kinds = (blocker: GroupBlocker, lines = [line("off_a")]) =>
  waysOf(blocker, group(lines)).map(({ kind }) => kind);
const duty = { dutyPaid: { offerId: "off_duty" as OfferId, priceFen: fen(14_900) } };
const offerId = "off_a" as OfferId;

describe("what a person can do", () => {
  it("about an order above the single limit: fewer, duty-paid; one piece alone where one exceeds it", () => {
    const single = { code: "SINGLE_LIMIT", dutiableFen: fen(600_000), limitFen } as const;
    expect(kinds(single)).toEqual(["fewer", "duty_paid_all", "guide"]);
    const lone = [line("off_a", { priceFen: fen(500_001) }), line("off_b", duty)];
    expect(kinds(single, lone)).toEqual(["fewer", "one_alone", "duty_paid", "guide"]);
  });

  it("about a year that is full: later, duty-paid, and where the year is shown", () => {
    const annual = {
      code: "ANNUAL_LIMIT",
      limitFen: fen(2_600_000),
      usedFen: fen(2_590_000),
      leftFen: fen(10_000),
    } as const;
    const ways = waysOf(annual, group([line("off_a", duty)]));
    expect(ways).toContainEqual({ kind: "next_year", day: "2027-01-01" });
    expect(ways).toContainEqual({
      kind: "duty_paid",
      slug: "off_a",
      offerId: "off_duty",
      goods: "安佳 900 g",
      priceFen: 14_900,
    });
    expect(ways.map(({ kind }) => kind)).toContain("allowance");
  });

  it("of which fewer is none where only one piece is wanted", () => {
    const annual = { code: "ANNUAL_LIMIT", limitFen, usedFen: limitFen, leftFen: fen(0) } as const;
    expect(kinds(annual, [line("off_a", { quantity: 1 })])).not.toContain("fewer");
  });

  it("about a weight that is full: the same", () => {
    const cap = {
      code: "CAP",
      group: "sugar",
      capGrams: 2_000,
      usedGrams: 1_500,
      orderGrams: 1_000,
    } as const;
    const sugar = { capGroup: "sugar" };
    expect(kinds(cap, [line("off_a", sugar)])).toEqual([
      "fewer",
      "next_year",
      "duty_paid_all",
      "allowance",
    ]);
  });

  it("about a weight that is full: nothing of the other goods beside it", () => {
    const cap = {
      code: "CAP",
      group: "sugar",
      capGrams: 2_000,
      usedGrams: 1_500,
      orderGrams: 1_000,
    } as const;
    const rice = line("off_rice", { capGroup: "long_grain_rice", ...duty });
    const ways = waysOf(cap, group([rice, line("off_a", { quantity: 1, capGroup: "sugar" })]));
    expect(ways.map(({ kind }) => kind)).toEqual(["next_year", "duty_paid_all", "allowance"]);
  });

  it("about more than a whole year's weight: next year does not help", () => {
    const cap = {
      code: "CAP",
      group: "sugar",
      capGrams: 2_000,
      usedGrams: 0,
      orderGrams: 3_000,
    } as const;
    expect(kinds(cap, [line("off_a", { quantity: 3, capGroup: "sugar" })])).toEqual([
      "fewer",
      "duty_paid_all",
      "allowance",
    ]);
  });

  it.each([
    { code: "NOT_LISTED", hsCode: null, offerId },
    { code: "NO_MAIL", hsCode: "1", offerId },
    { code: "LIST_UNVERIFIED", hsCode: "1", offerId },
    { code: "RATE_UNKNOWN", subject: "hs_rate", offerId },
    { code: "UNVERIFIED", subject: "hs_rate", offerId },
    { code: "GOODS_INCOMPLETE", offerId },
  ] as GroupBlocker[])("about $code of a line: the duty-paid offer of that line", (blocker) => {
    const lines = [
      line("off_a", duty),
      line("off_b", { dutyPaid: { ...duty.dutyPaid, offerId: "off_x" as OfferId } }),
    ];
    const ways = waysOf(blocker, group(lines)).filter(({ kind }) => kind === "duty_paid");
    expect(ways).toMatchObject([{ offerId: "off_duty" }]);
    expect(kinds(blocker, [line("off_a")])).toContain("duty_paid_all");
  });

  it("never is to divide it over several orders, in words of either language", () => {
    for (const words of [zh, en]) {
      const said = Object.entries(words).filter(([key]) =>
        /^checkout_(way|blocker|blocked)/.test(key),
      );
      expect(said.length).toBeGreaterThan(20);
      for (const [key, text] of said) {
        expect(text, key).not.toMatch(
          /拆|分开|分单|分次|分几|两单|多单|split|separate|several orders|two orders/i,
        );
      }
    }
  });
});
