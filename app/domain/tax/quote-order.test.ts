import { describe, expect, it } from "vitest";
import {
  type GoodsRates,
  lineToQuote,
  mfn,
  orderToQuote,
  ratesOfDay,
  rule,
  ruled,
  SPIRITS,
} from "../../../tests/support/tax";
import { fen } from "../money";
import { ok, refuse } from "../result";
import type { OrderToQuote } from "./order-to-quote";
import { quote, quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import { type OrderQuote, replay } from "./replay";

const POWDER = "0402210000";
const WHISKY = "2208300000";
const RICE = "1006302000";
const goods: Record<string, GoodsRates> = {
  [POWDER]: {},
  [WHISKY]: { consumptionTax: SPIRITS },
  [RICE]: { vatBps: 900, cap: { group: "long_grain_rice", capGrams: 20_000 } },
};
const rates = ratesOfDay(goods);
const person = (usedFen: number, grams: Record<string, number> = {}) => ({
  person: { usedFen: fen(usedFen), usedGramsOf: (group: string) => grams[group] ?? 0 },
});
const powder = (price: string, quantity = 1) => lineToQuote(POWDER, price, { quantity });

function quoted(order: OrderToQuote, by: RatesOfDay = rates): OrderQuote {
  const result = quoteOnDay(order, by);
  if (!result.ok) throw new Error(JSON.stringify(result.error.refusals));
  return result.value;
}

describe("a retail import order", () => {
  const order = orderToQuote([powder("256.00", 2), lineToQuote(RICE, "218.00")], {
    freightFen: 1_000,
    ...person(100_000, { long_grain_rice: 5_000 }),
  });

  it("is quoted to the fen, line by line", () => {
    const { lines, ...sums } = quoted(order);
    expect(lines.map(({ dutiableFen, taxFen }) => [dutiableFen, taxFen])).toEqual([
      [51_901, 4_723],
      [22_099, 1_392],
    ]);
    expect(sums).toMatchObject({
      treatment: "reduced",
      goodsFen: 73_000,
      freightFen: 1_000,
      insuranceFen: 0,
      dutiableFen: 74_000,
      taxFen: 6_115,
      totalFen: 80_115,
    });
  });

  it("says how it stands to each limit", () => {
    expect(
      quoted(order).steps.map(({ step, inputs, rules }) => [step, inputs, rules.length]),
    ).toEqual([
      ["single_limit", { dutiableFen: 74_000, limitFen: 500_000, unitCount: 3 }, 1],
      [
        "year_limit",
        {
          usedFen: 100_000,
          dutiableFen: 74_000,
          limitFen: 2_600_000,
          usedAfterFen: 174_000,
          leftAfterFen: 2_426_000,
        },
        1,
      ],
      [
        "weight_cap",
        { group: "long_grain_rice", capGrams: 20_000, usedGrams: 5_000, orderGrams: 900 },
        1,
      ],
    ]);
  });

  it("is not held to a year while nobody was verified", () => {
    expect(quoted({ ...order, person: null }).steps.map(({ step }) => step)).toEqual([
      "single_limit",
      "weight_cap",
    ]);
  });

  it("asks for the full-levy rule above the single limit only, and keeps its row", () => {
    const unknown = refuse({ code: "RATE_UNKNOWN" as const, subject: "setting" as const });
    const blind = ratesOfDay(goods, { fullLevyPieces: () => unknown });
    expect(quoted(orderToQuote([powder("5000.00")]), blind).treatment).toBe("reduced");
    expect(quoteOnDay(orderToQuote([powder("5000.01")]), blind)).toMatchObject({
      error: { refusals: [{ ...unknown.error, line: null }] },
    });
    const full = quoted(orderToQuote([powder("5000.01")]));
    expect(full.treatment).toBe("full");
    expect(full.steps[0]?.rules).toEqual([rule("limit_rule", 1), rule("setting", 4)]);
    expect(replay(JSON.parse(JSON.stringify(full.input)))).toEqual(full);
    const two = ratesOfDay(goods, { fullLevyPieces: () => ok(ruled(2, rule("setting", 5))) });
    const pair = orderToQuote([powder("3000.00", 2)]);
    expect(quoted(pair, two).treatment).toBe("full");
    expect(replay(quoted(pair, two).input)).toEqual(quoted(pair, two));
    expect(quoteOnDay(pair, rates)).toMatchObject({
      error: { refusals: [{ code: "SINGLE_LIMIT" }] },
    });
  });

  it("replays a quote that was frozen before the full-levy rule was a row", () => {
    const full = quoted(orderToQuote([powder("5000.01")]));
    const { retail, ...input } = full.input;
    if (!retail) throw new Error("retail import has its limits");
    const { fullLevyPieces: _later, ...before } = retail;
    const again = replay({ ...input, retail: before });
    expect([again.treatment, again.taxFen]).toEqual(["full", full.taxFen]);
  });

  it("asks for no duty within the limits, and for the general rate above them", () => {
    const asked: unknown[] = [];
    const watched = ratesOfDay(goods, {
      duty: (of) => {
        asked.push(of);
        return rates.duty(of);
      },
    });
    quoted(orderToQuote([powder("5000.00")]), watched);
    expect(asked).toEqual([]);
    expect(quoted(orderToQuote([powder("5000.01")]), watched)).toMatchObject({
      treatment: "full",
      lines: [{ dutyFen: 50_000, vatFen: 71_500 }],
    });
    expect(asked).toEqual([{ hs8: "04022100", originCode: "NZ", claim: null }]);
  });

  it("levies what a changed relief leaves of the duty", () => {
    const changed = ratesOfDay(goods, {
      relief: () => ({ ok: true, value: ruled({ dutyShareBps: 5_000, taxShareBps: 7_000 }) }),
    });
    // Half of 10 % of 100.00; VAT on 105.00, 70 % of 13 %
    expect(quoted(orderToQuote([powder("100.00")]), changed).lines).toMatchObject([
      { dutyFen: 500, vatFen: 956 },
    ]);
  });

  it("takes the rules of the day that is asked for", () => {
    const days: string[] = [];
    const result = quote(
      order,
      {
        on: (day) => {
          days.push(day);
          return { ...rates, day };
        },
      },
      "2026-03-01",
    );
    expect(result.ok && result.value.input.asOf).toBe("2026-03-01");
    expect(days).toEqual(["2026-03-01"]);
  });
});

describe("general trade", () => {
  const order = (more: Partial<OrderToQuote> = {}) =>
    orderToQuote(
      [
        lineToQuote(WHISKY, "120.00", {
          quantity: 600,
          measures: { volumeMl: 700 },
          originCode: "JP",
        }),
      ],
      { customsRegime: "0110", freightFen: 300_000, insuranceFen: 21_600, ...more },
    );

  it("costs duty, consumption tax and VAT on the CIF value, whatever the limits say", () => {
    const { steps, input, ...cost } = quoted(order());
    // P 75,216.00; duty 7,521.60; (P + D + 420 l × 0.912) ÷ 0.8 = 103,900.80
    expect(cost).toMatchObject({
      treatment: "full",
      dutiableFen: 7_521_600,
      lines: [
        {
          dutyFen: 752_160,
          consumptionTaxFen: 2_116_320,
          vatFen: 1_350_710,
          explanation: { compositeFen: 10_390_080 },
        },
      ],
      taxFen: 4_219_190,
    });
    expect(steps).toEqual([]);
    expect(input.asOf).toBe("2026-11-25");
    expect(input.retail).toBeNull();
    expect(input.lines[0]?.listing).toBeNull();
  });

  it("takes the rate of the agreement that is claimed", () => {
    const claims: unknown[] = [];
    const watched = ratesOfDay(goods, {
      duty: ({ claim }) => {
        claims.push(claim);
        return { ok: true, value: mfn(claim === "RCEP" ? 300 : 1_000) };
      },
    });
    const line = lineToQuote(POWDER, "100.00");
    const trade = (claim?: "RCEP" | null) =>
      quoted(
        orderToQuote([{ ...line, ...(claim === undefined ? {} : { claim }) }], {
          customsRegime: "0110",
        }),
        watched,
      ).lines[0]?.dutyFen;
    expect([trade("RCEP"), trade(null), trade()]).toEqual([300, 1_000, 1_000]);
    expect(claims).toEqual(["RCEP", null, null]);
  });

  it("may be picked up in the hall, and asks neither list nor limits nor person", () => {
    const never = (): never => {
      throw new Error("general trade does not ask this");
    };
    const bare = ratesOfDay(goods, {
      listing: never,
      singleLimitFen: never,
      yearLimitFen: never,
      relief: never,
      highEndCosmetics: never,
    });
    const party = { idNumber: "110105194912310021" };
    const asked = order({ deliveryMethod: "hall_pickup", orderer: party, payer: party });
    expect(quoteOnDay(asked, bare).ok).toBe(true);
  });
});
