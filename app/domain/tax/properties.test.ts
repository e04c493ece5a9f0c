import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../tests/support/property-runs";
import {
  BEER,
  COSMETICS,
  dutyOf,
  type GoodsRates,
  mfn,
  orderToQuote,
  RELIEF,
  ratesOfDay,
  SPIRITS,
  taxLineOf,
} from "../../../tests/support/tax";
import { type Fen, fen } from "../money";
import { appliedConsumptionTax } from "./consumption-tax";
import { measureIn } from "./measures";
import type { LineToQuote, OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import { minus, ONE, over, plus, type Rational, rate, rational, times } from "./rational";
import { type FrozenLine, type OrderQuote, replay } from "./replay";
import { taxLine } from "./tax-line";

const SEED = 20261125;
const runs = { seed: SEED, numRuns: propertyRuns(), verbose: 1 };
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const kinds: GoodsRates[] = [
  { vatBps: 1_300 },
  { vatBps: 900, duty: mfn(1_500) },
  { consumptionTax: { kind: "ad_valorem", rateBps: 1_000 }, duty: mfn(1_400) },
  { consumptionTax: { kind: "high_end_cosmetics" }, duty: mfn(100) },
  { consumptionTax: SPIRITS, duty: mfn(500) },
  { consumptionTax: BEER, duty: mfn(0) },
  {
    consumptionTax: { kind: "specific", milliFenPerUnit: 123_457, unit: "kg" },
    duty: dutyOf({ kind: "specific", milliFenPerUnit: 33_333, unit: "l" }),
  },
  { duty: dutyOf({ kind: "compound", bps: 300, milliFenPerUnit: 77_777, unit: "piece" }) },
];
const codes = kinds.map((_, index) => `${10_000_000 + index}00`);
const rates = ratesOfDay(
  Object.fromEntries(codes.map((code, index) => [code, kinds[index] ?? {}])),
);

const anyLine = (maxPriceFen: number): fc.Arbitrary<LineToQuote> =>
  fc.record({
    hsCode: fc.constantFrom(...codes),
    quantity: fc.integer({ min: 1, max: 12 }),
    priceFen: fc.integer({ min: 1, max: maxPriceFen }),
    originCode: fc.constantFrom("NZ", "TH", "JP"),
    measures: fc.record({
      netContent: fc.record({
        value: fc.integer({ min: 1, max: 1_500 }),
        unit: fc.constantFrom("ml" as const, "g" as const, "piece" as const),
      }),
      netWeightGrams: fc.integer({ min: 1, max: 5_000 }),
      volumeMl: fc.integer({ min: 1, max: 5_000 }),
      pieceCount: fc.integer({ min: 1, max: 24 }),
    }),
  });
const carriage = {
  freightFen: fc.integer({ min: 0, max: 5_000 }),
  insuranceFen: fc.integer({ min: 0, max: 1_000 }),
};
/** Within the limits: at most 5 lines of 12 pieces of 80.00. */
const withinLimits = fc
  .record({ lines: fc.array(anyLine(8_000), { minLength: 1, maxLength: 5 }), ...carriage })
  .map(({ lines, ...more }) => orderToQuote(lines, { ...more, person: nobodyElse }));
const nobodyElse = { usedFen: fen(0), usedGramsOf: () => 0 };
/** One piece above the limit. */
const fullLevy = fc
  .record({
    line: anyLine(500_000),
    priceFen: fc.integer({ min: 500_001, max: 2_000_000 }),
    ...carriage,
  })
  .map(({ line, priceFen, ...more }) => orderToQuote([{ ...line, priceFen, quantity: 1 }], more));
const generalTrade = fc
  .record({ lines: fc.array(anyLine(2_000_000), { minLength: 1, maxLength: 5 }), ...carriage })
  .map(({ lines, ...more }) => orderToQuote(lines, { ...more, customsRegime: "0110" }));
const anyOrder = fc.oneof(withinLimits, fullLevy, generalTrade);

function quoted(order: OrderToQuote): OrderQuote {
  const result = quoteOnDay(order, rates);
  if (!result.ok) throw new Error(JSON.stringify(result.error.refusals));
  return result.value;
}

/** The statutory formulas once more, in plain fractions and unrounded, to hold the engine against. */
function exactTaxes(
  line: FrozenLine,
  dutiableFen: Fen,
  shares: { dutyShareBps: number; taxShareBps: number },
): { duty: Rational; consumption: Rational; vat: Rational } {
  const { quantity, measures } = line;
  const specific = (of: { milliFenPerUnit: number; unit: "kg" | "l" | "piece" } | null) =>
    of === null
      ? rational(0)
      : times(
          rational(of.milliFenPerUnit, 1_000),
          rational((measureIn(of.unit, measures) ?? 0) * quantity, of.unit === "piece" ? 1 : 1_000),
        );
  const value = rational(dutiableFen);
  const given = line.duty?.value;
  const statutory = plus(
    times(value, rate(given && "bps" in given ? given.bps : 0)),
    specific(given && "unit" in given ? given : null),
  );
  const duty = times(statutory, rate(shares.dutyShareBps));
  const excise = appliedConsumptionTax(
    line.consumptionTax.value,
    { dutiableFen, quantity, measures },
    COSMETICS,
  );
  const byQuantity = specific(excise.specific);
  const composite = over(plus(plus(value, duty), byQuantity), minus(ONE, rate(excise.bps)));
  const share = rate(shares.taxShareBps);
  return {
    duty,
    consumption: times(plus(times(composite, rate(excise.bps)), byQuantity), share),
    vat: times(times(composite, rate(line.vatBps.value)), share),
  };
}

const IN_FULL = { dutyShareBps: 10_000, taxShareBps: 10_000 };
const sharesOf = (quote: OrderQuote) => (quote.treatment === "full" ? IN_FULL : RELIEF);
/** fen − exact, in numerator over the exact amount's denominator */
const excess = (amountFen: number, exact: Rational) => minus(rational(amountFen), exact).numerator;

describe(`quotes (seed ${SEED}, ${propertyRuns()} cases each)`, { timeout: 120_000 }, () => {
  it("parts sum to the total, and no tax is negative", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const quote = quoted(order);
        const { lines } = quote;
        const all = (of: (line: (typeof lines)[number]) => number) => sum(lines.map(of));
        expect(all((line) => line.freightShareFen)).toBe(order.freightFen);
        expect(all((line) => line.insuranceShareFen)).toBe(order.insuranceFen);
        expect(all((line) => line.goodsFen)).toBe(quote.goodsFen);
        expect(all((line) => line.dutiableFen)).toBe(quote.dutiableFen);
        expect(all((line) => line.taxFen)).toBe(quote.taxFen);
        expect(quote.goodsFen + order.freightFen + order.insuranceFen + quote.taxFen).toBe(
          quote.totalFen,
        );
        for (const line of lines) {
          const { dutyFen, consumptionTaxFen, vatFen, steps } = line;
          expect(Math.min(dutyFen, consumptionTaxFen, vatFen)).toBeGreaterThanOrEqual(0);
          expect(dutyFen + consumptionTaxFen + vatFen).toBe(line.taxFen);
          const taxes = steps.filter(({ step }) =>
            ["duty", "consumption_tax", "vat"].includes(step),
          );
          expect(sum(taxes.map(({ resultFen }) => resultFen))).toBe(line.taxFen);
          expect(steps.at(0)?.resultFen).toBe(line.dutiableFen);
          expect(steps.at(-1)?.resultFen).toBe(line.taxFen);
        }
      }),
      runs,
    );
  });

  it("each tax is the exact one, rounded half up once", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const quote = quoted(order);
        quote.lines.forEach((line, index) => {
          const frozen = quote.input.lines[index];
          if (!frozen) throw new Error("a line was lost");
          const exact = exactTaxes(frozen, line.dutiableFen, sharesOf(quote));
          for (const [amount, of] of [
            [line.dutyFen, exact.duty],
            [line.consumptionTaxFen, exact.consumption],
            [line.vatFen, exact.vat],
          ] as const) {
            const twiceOff = 2n * excess(amount, of);
            expect(twiceOff > -of.denominator).toBe(true);
            expect(twiceOff <= of.denominator).toBe(true);
          }
        });
      }),
      runs,
    );
  });

  it("tax rises with a line's dutiable value and never falls", () => {
    const anyShares = fc.constantFrom(RELIEF, IN_FULL);
    const anyKind = fc.constantFrom(...kinds);
    fc.assert(
      fc.property(
        anyLine(1),
        anyKind,
        anyShares,
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3_000_000 })),
        ({ quantity, measures }, kind, shares, valueFen, moreFen) => {
          const line = taxLineOf("0.01", { duty: mfn(1_000), ...kind, quantity, measures });
          const taxOf = (goodsFen: number) => {
            const taxed = taxLine(
              line,
              { goodsFen: fen(goodsFen), freightShareFen: fen(0), insuranceShareFen: fen(0) },
              shares,
              COSMETICS,
            );
            if (!taxed.ok) throw new Error(taxed.error.code);
            return taxed.value.taxFen;
          };
          expect(taxOf(valueFen + moreFen)).toBeGreaterThanOrEqual(taxOf(valueFen));
        },
      ),
      runs,
    );
  });

  it("splitting an order never lowers its tax below its lines' exact tax by more than a fen a line", () => {
    fc.assert(
      fc.property(
        withinLimits,
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 60, maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 3, maxLength: 3 }),
        (order, places, freights) => {
          const parts = freights.map((freightFen, part) => ({
            ...order,
            freightFen,
            lines: order.lines.flatMap((line, index) => {
              // Each piece goes where it is told: lines are torn apart too.
              const pieces = places.slice(index * 12, index * 12 + line.quantity);
              const quantity = pieces.filter((place) => place === part).length;
              return quantity > 0 ? [{ ...line, quantity }] : [];
            }),
          }));
          let taxFen = 0;
          let lineCount = 0;
          let exact = rational(0);
          for (const part of parts.filter(({ lines }) => lines.length > 0)) {
            const quote = quoted(part);
            taxFen += quote.taxFen;
            lineCount += quote.lines.length;
            quote.lines.forEach(({ dutiableFen }, index) => {
              const frozen = quote.input.lines[index];
              if (!frozen) throw new Error("a line was lost");
              const of = exactTaxes(frozen, dutiableFen, RELIEF);
              exact = plus(exact, plus(of.duty, plus(of.consumption, of.vat)));
            });
          }
          expect(excess(taxFen + lineCount, exact) >= 0n).toBe(true);
        },
      ),
      runs,
    );
  });

  it("a line taxed alone, at the freight it bore, pays what it paid in the order", () => {
    fc.assert(
      fc.property(withinLimits, (order) => {
        const together = quoted(order);
        const alone = order.lines.map((line, index) => {
          const share = together.lines[index];
          if (!share) throw new Error("a line was lost");
          const { freightShareFen, insuranceShareFen } = share;
          return quoted({
            ...order,
            lines: [line],
            freightFen: freightShareFen,
            insuranceFen: insuranceShareFen,
          }).taxFen;
        });
        expect(sum(alone)).toBe(together.taxFen);
      }),
      runs,
    );
  });

  it("the frozen input, through JSON and back, replays to the same quote", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const quote = quoted(order);
        expect(replay(JSON.parse(JSON.stringify(quote.input)))).toEqual(quote);
      }),
      runs,
    );
  });
});
