import { describe, expect, it } from "vitest";
import {
  BEER,
  COSMETICS,
  dutyOf,
  type GoodsRates,
  lineToQuote,
  mfn,
  NO_MEASURES,
  orderToQuote,
  ratesOfDay,
  ruled,
  SPIRITS,
} from "../../../tests/support/tax";
import { fen } from "../money";
import { refuse } from "../result";
import type { LineToQuote, OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import type { OrderQuote } from "./replay";

const POWDER = "0402210000";
const CREAM = "3304990039";
const WHISKY = "2208300000";
const BEER_CODE = "2203000000";
const RICE = "1006302000";
const SUGAR = "1701999000";
const goods: Record<string, GoodsRates> = {
  [POWDER]: {},
  [CREAM]: { consumptionTax: { kind: "high_end_cosmetics" }, duty: mfn(100) },
  [WHISKY]: { consumptionTax: SPIRITS },
  [BEER_CODE]: { consumptionTax: BEER },
  [RICE]: { vatBps: 900, cap: { group: "long_grain_rice", capGrams: 20_000 } },
  [SUGAR]: { cap: { group: "sugar", capGrams: 2_000 } },
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
function refused(order: OrderToQuote, by: RatesOfDay = rates) {
  const result = quoteOnDay(order, by);
  if (result.ok) throw new Error("the order was quoted");
  expect(result.error.code).toBe("ORDER_REFUSED");
  return result.error.refusals;
}

describe("what an order is refused for", () => {
  const unknown =
    (subject: "hs_rate" | "setting" | "person_year_limit" | "single_order_limit") => () =>
      refuse({ code: "RATE_UNKNOWN" as const, subject });

  it.each<[string, OrderToQuote, object[]]>([
    ["no line", orderToQuote([]), [{ code: "QUANTITY_INVALID", line: null }]],
    ...[0, -1, 1.5, Number.NaN, 2 ** 53].map((quantity): [string, OrderToQuote, object[]] => [
      `a quantity of ${quantity}`,
      orderToQuote([powder("1.00"), powder("1.00", quantity)]),
      [{ code: "QUANTITY_INVALID", line: 1 }],
    ]),
    ...[0, -1, 0.5, 100_000_000_000].map((priceFen): [string, OrderToQuote, object[]] => [
      `a price of ${priceFen} fen`,
      orderToQuote([{ ...powder("1.00"), priceFen }]),
      [{ code: "PRICE_INVALID", line: 0 }],
    ]),
    [
      "a line worth 10^9 yuan",
      orderToQuote([powder("500000000.00", 2)], { customsRegime: "0110" }),
      [{ code: "PRICE_INVALID", line: 0 }],
    ],
    [
      "lines worth 10^9 yuan together",
      orderToQuote([powder("500000000.00"), powder("500000000.00")], { customsRegime: "0110" }),
      [{ code: "PRICE_INVALID", line: null }],
    ],
    ...(["freightFen", "insuranceFen"] as const).flatMap((name) =>
      [-1, 0.5, 100_000_000_000].map((amount): [string, OrderToQuote, object[]] => [
        `${name} of ${amount}`,
        orderToQuote([powder("1.00")], { [name]: amount }),
        [{ code: "PRICE_INVALID", line: null }],
      ]),
    ),
    [
      "price and quantity",
      orderToQuote([{ ...powder("1.00"), priceFen: -5, quantity: 0 }]),
      [
        { code: "QUANTITY_INVALID", line: 0 },
        { code: "PRICE_INVALID", line: 0 },
      ],
    ],
    [
      "a quantity of a person, whose year then cannot be told",
      orderToQuote([lineToQuote(RICE, "1.00", { quantity: -99 })], person(2_600_000)),
      [{ code: "QUANTITY_INVALID", line: 0 }],
    ],
    [
      "an unknown HS code",
      orderToQuote([powder("1.00"), lineToQuote("9999999999", "1.00")]),
      [{ code: "HS_UNKNOWN", hsCode: "9999999999", line: 1 }],
    ],
    [
      "an unknown country",
      orderToQuote([lineToQuote(POWDER, "1.00", { originCode: "XX" })]),
      [{ code: "COUNTRY_UNKNOWN", originCode: "XX", line: 0 }],
    ],
    [
      "collection in the hall",
      orderToQuote([powder("1.00")], { deliveryMethod: "hall_pickup" }),
      [{ code: "HALL_PICKUP_FORBIDDEN", line: null }],
    ],
    [
      "more than one piece above the single limit",
      orderToQuote([powder("2500.00", 2)], { freightFen: 1 }),
      [{ code: "SINGLE_LIMIT", dutiableFen: 500_001, limitFen: 500_000, line: null }],
    ],
    [
      "a full year",
      orderToQuote([powder("100.01")], person(2_590_000)),
      [
        {
          code: "ANNUAL_LIMIT",
          limitFen: 2_600_000,
          usedFen: 2_590_000,
          leftFen: 10_000,
          line: null,
        },
      ],
    ],
    [
      "two weight caps at once",
      orderToQuote(
        [
          lineToQuote(RICE, "1.00", { quantity: 2, measures: { netWeightGrams: 5_000 } }),
          lineToQuote(SUGAR, "1.00", { quantity: 3 }),
        ],
        person(0, { long_grain_rice: 10_001 }),
      ),
      [
        {
          code: "CAP",
          group: "long_grain_rice",
          capGrams: 20_000,
          usedGrams: 10_001,
          orderGrams: 10_000,
          line: null,
        },
        {
          code: "CAP",
          group: "sugar",
          capGrams: 2_000,
          usedGrams: 0,
          orderGrams: 2_700,
          line: null,
        },
      ],
    ],
    [
      "a capped line of unknown weight",
      orderToQuote([{ ...lineToQuote(RICE, "1.00"), measures: NO_MEASURES }]),
      [{ code: "QUANTITY_UNIT_MISSING", unit: "kg", line: 0 }],
    ],
    [
      "beer of unknown volume and cosmetics of unknown content",
      orderToQuote([lineToQuote(BEER_CODE, "1.00"), lineToQuote(CREAM, "1.00")]),
      [
        { code: "QUANTITY_UNIT_MISSING", unit: "l", line: 0 },
        { code: "NET_CONTENT_UNKNOWN", line: 1 },
      ],
    ],
  ])("%s", (_case, order, expected) => {
    expect(refused(order)).toEqual(expected);
  });

  it.each<[string, Partial<RatesOfDay>, object[]]>([
    [
      "an unlisted line",
      { listing: ({ hsCode }) => refuse({ code: "NOT_LISTED", hsCode }) },
      [{ code: "NOT_LISTED", hsCode: POWDER, line: 0 }],
    ],
    [
      "unknown VAT",
      { vatBps: unknown("hs_rate") },
      [{ code: "RATE_UNKNOWN", subject: "hs_rate", line: 0 }],
    ],
    [
      "an unverified tax in production",
      { consumptionTax: () => refuse({ code: "UNVERIFIED", subject: "hs_rate" }) },
      [{ code: "UNVERIFIED", subject: "hs_rate", line: 0 }],
    ],
    [
      "unknown limits and relief",
      {
        singleLimitFen: unknown("single_order_limit"),
        yearLimitFen: unknown("person_year_limit"),
        relief: unknown("setting"),
      },
      [
        { code: "RATE_UNKNOWN", subject: "single_order_limit", line: null },
        { code: "RATE_UNKNOWN", subject: "person_year_limit", line: null },
        { code: "RATE_UNKNOWN", subject: "setting", line: null },
      ],
    ],
    [
      "a VAT of 100 %",
      { vatBps: () => ({ ok: true, value: ruled(10_000) }) },
      [{ code: "RATE_INVALID", figure: "vat", line: 0 }],
    ],
    [
      "a consumption tax of 100 %",
      {
        consumptionTax: () => ({ ok: true, value: ruled({ kind: "ad_valorem", rateBps: 10_000 }) }),
      },
      [{ code: "RATE_INVALID", figure: "consumption_tax", line: 0 }],
    ],
  ])("%s", (_case, replaced, expected) => {
    const order = orderToQuote([powder("1.00")], person(0));
    expect(refused(order, ratesOfDay(goods, replaced))).toEqual(expected);
  });

  it.each([
    ["a share above all of the tax", { dutyShareBps: 0, taxShareBps: 10_001 }],
    ["a share below nothing", { dutyShareBps: -1, taxShareBps: 7_000 }],
    ["half a basis point", { dutyShareBps: 0.5, taxShareBps: 7_000 }],
  ])("a relief of %s", (_case, relief) => {
    const wrong = ratesOfDay(goods, { relief: () => ({ ok: true, value: ruled(relief) }) });
    expect(refused(orderToQuote([powder("1.00")]), wrong)).toEqual([
      { code: "RATE_INVALID", figure: "relief", line: null },
    ]);
  });

  it.each([{ rateBps: 10_000 }, { rateBps: -1 }, { fenPerMlOrGram: -1 }, { fenPerPiece: 0.5 }])(
    "a threshold of cosmetics with %o, where there are any",
    (part) => {
      const rule = ruled({ ...COSMETICS, ...part });
      const wrong = ratesOfDay(goods, { highEndCosmetics: () => ({ ok: true, value: rule }) });
      const jar = lineToQuote(CREAM, "10.00", {
        measures: { netContent: { value: 5, unit: "g" } },
      });
      expect(refused(orderToQuote([jar]), wrong)).toEqual([
        { code: "RATE_INVALID", figure: "high_end_cosmetics", line: null },
      ]);
      expect(quoted(orderToQuote([powder("1.00")]), wrong).taxFen).toBeGreaterThan(0);
    },
  );

  it("takes a relief and a threshold at their bounds", () => {
    const relief = ruled({ dutyShareBps: 0, taxShareBps: 10_000 });
    const rule = ruled({ rateBps: 9_999, fenPerMlOrGram: 0, fenPerPiece: 0 });
    const bounds = ratesOfDay(goods, {
      relief: () => ({ ok: true, value: relief }),
      highEndCosmetics: () => ({ ok: true, value: rule }),
    });
    const jar = lineToQuote(CREAM, "10.00", { measures: { netContent: { value: 5, unit: "g" } } });
    expect(quoted(orderToQuote([jar]), bounds).taxFen).toBeGreaterThan(0);
  });

  it.each<[string, Partial<LineToQuote["measures"]>]>([
    ["a negative weight", { netWeightGrams: -5 }],
    ["no weight at all", { netWeightGrams: 0 }],
    ["half a gram", { netWeightGrams: 0.5 }],
    ["a negative volume", { volumeMl: -1 }],
    ["two and a half pieces", { pieceCount: 2.5 }],
    ["a fraction of content", { netContent: { value: 1.5, unit: "ml" } }],
  ])("%s, whether or not its taxes ask for it", (_case, measures) => {
    for (const code of [POWDER, WHISKY, RICE]) {
      const line = lineToQuote(code, "10.00", {
        measures: { ...NO_MEASURES, volumeMl: 700, netWeightGrams: 900, ...measures },
      });
      expect(refused(orderToQuote([line]))).toContainEqual({ code: "QUANTITY_INVALID", line: 0 });
    }
  });

  it("an unknown or unsound duty, where duty is levied", () => {
    const order = orderToQuote([powder("5000.01")]);
    const missing = refuse({
      code: "RATE_UNKNOWN" as const,
      subject: "most_favoured_nation_duty" as const,
    });
    expect(refused(order, ratesOfDay(goods, { duty: () => missing }))).toEqual([
      { ...missing.error, line: 0 },
    ]);
    const unsound = ratesOfDay(goods, { duty: () => ({ ok: true, value: mfn(10_000) }) });
    expect(refused(order, unsound)).toEqual([{ code: "RATE_INVALID", figure: "duty", line: 0 }]);
    const byPiece = dutyOf({ kind: "specific", milliFenPerUnit: 1, unit: "piece" });
    expect(
      refused(order, ratesOfDay(goods, { duty: () => ({ ok: true, value: byPiece }) })),
    ).toEqual([{ code: "QUANTITY_UNIT_MISSING", unit: "piece", line: 0 }]);
  });

  it("an unknown threshold, once and only for cosmetics", () => {
    const blind = ratesOfDay(goods, { highEndCosmetics: unknown("setting") });
    const jar = lineToQuote(CREAM, "10.00", { measures: { netContent: { value: 5, unit: "g" } } });
    expect(refused(orderToQuote([jar, jar]), blind)).toEqual([
      { code: "RATE_UNKNOWN", subject: "setting", line: null },
    ]);
    expect(quoted(orderToQuote([powder("1.00")]), blind).input.highEndCosmetics).toBeNull();
    expect(quoted(orderToQuote([jar])).input.highEndCosmetics?.value).toEqual(COSMETICS);
  });

  it("everything at once, order first, then line by line, then the year", () => {
    const order = orderToQuote(
      [
        { ...lineToQuote("9999999999", "3000.00"), originCode: "XX" },
        lineToQuote(BEER_CODE, "3000.00"),
      ],
      { deliveryMethod: "hall_pickup", orderer: { idNumber: "1" }, ...person(2_600_000) },
    );
    expect(refused(order).map(({ code, line }) => [code, line])).toEqual([
      ["ID_INVALID", null],
      ["HALL_PICKUP_FORBIDDEN", null],
      ["SINGLE_LIMIT", null],
      ["COUNTRY_UNKNOWN", 0],
      ["HS_UNKNOWN", 0],
      ["QUANTITY_UNIT_MISSING", 1],
      ["ANNUAL_LIMIT", null],
    ]);
  });
});
