import { describe, expect, it } from "vitest";
import { daysBetween } from "~/domain/calendar-day";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { isFreshEnoughToReceive } from "~/domain/stock/shelf-life";
import { BONDED_WAREHOUSE } from "./demo-firms";
import { seedId } from "./draw";
import { planLots, type StockPlan } from "./lots";
import { SHELF_LIFE_RULES } from "./rules";

const TODAY = "2026-11-23";
const rule = SHELF_LIFE_RULES.map((row) => ({ ...row, validTo: null })).find(
  (row) => row.categoryKey === "*",
);
if (!rule) throw new Error("no general shelf-life rule");
const fruitRule = { ...rule, stopShareBps: 0, stopMinDays: 2, stopMaxDays: 2, buyerMinDays: 2 };

const plan = (sku: string, more: Partial<StockPlan> = {}): StockPlan => ({
  sku,
  variantId: seedId("var", sku),
  netWeightGrams: 900,
  warehouse: {
    id: BONDED_WAREHOUSE,
    kind: "bonded",
    isHall: false,
    emsNo: "TDEMOW000001",
    transitDays: 3,
  },
  itemRecordNo: "DEMO0001",
  origin: "NZ",
  storage: "ambient",
  shelfLifeDays: 730,
  rule,
  priceFen: 12_800,
  isFood: true,
  freshness: "fresh",
  isScarce: false,
  ...more,
});

describe("planned lots", () => {
  it("are the same for the same article, and others for another", () => {
    expect(planLots(plan("A-1"), TODAY)).toEqual(planLots(plan("A-1"), TODAY));
    expect(planLots(plan("A-1"), TODAY)).not.toEqual(planLots(plan("A-2"), TODAY));
  });

  it("came in fresh enough, by a way that ended before today, and may be sold", () => {
    for (const origin of PARTNER_COUNTRIES) {
      for (const shelfLifeDays of [10, 21, 45, 120, 365, 1095]) {
        const used = shelfLifeDays < 60 ? fruitRule : rule;
        const sku = `${origin}-${shelfLifeDays}`;
        const lots = planLots(plan(sku, { origin, shelfLifeDays, rule: used }), TODAY);
        expect(lots.length).toBeGreaterThanOrEqual(2);
        expect(lots.length).toBeLessThanOrEqual(3);
        expect(new Set(lots.map((lot) => lot.row.lotNo)).size).toBe(lots.length);
        for (const { row, isSaleable, quantity } of lots) {
          const arrived = row.route?.at(-1)?.date ?? "";
          expect(isSaleable, sku).toBe(true);
          expect(quantity).toBeGreaterThan(0);
          expect(arrived < TODAY, sku).toBe(true);
          expect(row.producedOn <= (row.route?.[0]?.date ?? ""), sku).toBe(true);
          expect(isFreshEnoughToReceive(row, used, arrived), sku).toBe(true);
          expect(daysBetween(row.producedOn, row.expiresOn)).toBe(shelfLifeDays);
        }
      }
    }
  });

  it("are near expiry and still sold where an offer is reduced", () => {
    for (const shelfLifeDays of [180, 365, 730]) {
      const lots = planLots(
        plan(`N-${shelfLifeDays}`, { shelfLifeDays, freshness: "near" }),
        TODAY,
      );
      expect(lots.every((lot) => lot.row.nearFrom <= TODAY && lot.isSaleable)).toBe(true);
    }
  });

  it("keep one lot past its last day of sale, unexpired, where the plan says so", () => {
    const [first, ...others] = planLots(plan("E-1", { freshness: "ended" }), TODAY);
    expect(first?.isSaleable).toBe(false);
    expect((first?.row.expiresOn ?? "") > TODAY).toBe(true);
    expect(others.every((lot) => lot.isSaleable)).toBe(true);
  });

  it("carry demo documents only", () => {
    const numbers = planLots(plan("D-1"), TODAY).flatMap((lot) => lot.row.documents ?? []);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every((document) => document.documentNo.startsWith("DEMO-"))).toBe(true);
  });
});
