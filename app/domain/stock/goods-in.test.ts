import { describe, expect, it } from "vitest";
import { addDays } from "../calendar-day";
import { type Article, decideGoodsIn } from "./goods-in";
import type { ShelfLifeRule } from "./shelf-life";

const TODAY = "2026-11-23";
const rule: ShelfLifeRule = {
  categoryKey: "*",
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
};
const article: Article = {
  regimes: ["1210", "0110"],
  originCode: "NZ",
  netWeightGrams: 900,
  itemRecordNo: "DEMO0001",
};
const bonded = { kind: "bonded", transitDays: 3 } as const;
const dutyPaid = { kind: "duty_paid", transitDays: 1 } as const;

/** A lot of 300 days that has `daysLeft` of them. */
const withDaysLeft = (daysLeft: number, isShortLifeConfirmed = false) => ({
  producedOn: addDays(TODAY, daysLeft - 300),
  expiresOn: addDays(TODAY, daysLeft),
  isShortLifeConfirmed,
});
const decide = (
  entry: ReturnType<typeof withDaysLeft>,
  of: Article = article,
  warehouse: typeof bonded | typeof dutyPaid = bonded,
) => decideGoodsIn(of, warehouse, entry, rule, TODAY);

describe("goods-in", () => {
  it("takes a fresh lot and says from when it is near expiry and until when it is sold", () => {
    expect(decide(withDaysLeft(260))).toEqual({
      ok: true,
      value: {
        originCode: "NZ",
        netWeightGrams: 900,
        itemRecordNo: "DEMO0001",
        nearFrom: addDays(TODAY, 260 - 99),
        sellUntil: addDays(TODAY, 260 - 30),
        daysLeft: 260,
        shareBps: 8_666,
      },
    });
  });
  it("asks for a confirmation below two thirds, and takes the lot with it", () => {
    expect(decide(withDaysLeft(201)).ok).toBe(true);
    expect(decide(withDaysLeft(200))).toEqual({
      ok: false,
      error: { code: "SHORT_LIFE", shareBps: 6_666, minShareBps: 6_667 },
    });
    expect(decide(withDaysLeft(200, true)).ok).toBe(true);
  });
  it("refuses what may not be sold any more, confirmed or not", () => {
    expect(decide(withDaysLeft(30, true)).ok).toBe(true);
    expect(decide(withDaysLeft(29, true))).toEqual({
      ok: false,
      error: { code: "PAST_LAST_SALE_DAY", sellUntil: addDays(TODAY, -1) },
    });
  });
  it("refuses goods made tomorrow", () => {
    const entry = {
      producedOn: addDays(TODAY, 1),
      expiresOn: addDays(TODAY, 300),
      isShortLifeConfirmed: false,
    };
    expect(decide(entry)).toMatchObject({ error: { code: "PRODUCED_IN_FUTURE" } });
  });
  it("refuses a warehouse the goods may not be sold from", () => {
    const dutyPaidOnly: Article = { ...article, regimes: ["0110"] };
    expect(decide(withDaysLeft(260), dutyPaidOnly)).toMatchObject({
      error: { code: "REGIME_NOT_ALLOWED" },
    });
    expect(decide(withDaysLeft(260), dutyPaidOnly, dutyPaid).ok).toBe(true);
  });
  it("needs origin and weight, and a material number for bonded goods", () => {
    const missing = (more: Partial<Article>, warehouse: typeof bonded | typeof dutyPaid = bonded) =>
      decide(withDaysLeft(260), { ...article, ...more }, warehouse);
    expect(missing({ originCode: null })).toMatchObject({ error: { missing: "origin" } });
    expect(missing({ netWeightGrams: null })).toMatchObject({ error: { missing: "net_weight" } });
    expect(missing({ itemRecordNo: null })).toMatchObject({ error: { missing: "item_record_no" } });
    expect(missing({ itemRecordNo: null }, dutyPaid)).toMatchObject({
      value: { itemRecordNo: null },
    });
  });
});
