import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fen, fen, parseYuan, ZERO_FEN } from "../money";
import type { ConsumptionTax } from "./consumption-tax";
import {
  dutiableTotalFen,
  type QuotedLine,
  quoteDutyPaid,
  quoteRetailImport,
  type RetailImportRules,
  type TaxLine,
} from "./quote";

/** Figures of 2026-11-23; in the program they are rule rows. */
const rules: RetailImportRules = {
  relief: { dutyShareBps: 0, taxShareBps: 7_000 },
  highEndCosmetics: { rateBps: 1_500, fenPerMlOrGram: 1_000, fenPerPiece: 1_500 },
};
const free = { freightFen: ZERO_FEN, insuranceFen: ZERO_FEN };

const yuan = (text: string): Fen => {
  const amount = parseYuan(text);
  if (amount === undefined) throw new Error(`not an amount: ${text}`);
  return amount;
};
const line = (goods: string, more: Partial<TaxLine> = {}): TaxLine => ({
  quantity: 1,
  goodsFen: yuan(goods),
  vatBps: 1_300,
  mfnBps: null,
  consumptionTax: { kind: "none" },
  netContent: null,
  ...more,
});
const cosmetic: Partial<TaxLine> = {
  consumptionTax: { kind: "high_end_cosmetics" },
  netContent: { value: 50, unit: "ml" },
};
const adValorem = (rateBps: number): { consumptionTax: ConsumptionTax } => ({
  consumptionTax: { kind: "ad_valorem", rateBps },
});

function only(lines: TaxLine[], treatment: "reduced" | "full" = "reduced") {
  const quote = quoteRetailImport(lines, free, treatment, rules);
  if (!quote.ok) throw new Error(quote.error.code);
  return quote.value;
}
const parts = (quoted: QuotedLine | undefined) =>
  quoted && { ct: quoted.consumptionTaxFen, vat: quoted.vatFen, tax: quoted.taxFen };

describe("retail-import tax within the limits", () => {
  it.each([
    ["1", line("816.00"), { ct: 0, vat: 7426, tax: 7426 }],
    ["2", line("980.00", adValorem(1_500)), { ct: 12106, vat: 10492, tax: 22598 }],
    ["3", line("166.00", { vatBps: 900 }), { ct: 0, vat: 1046, tax: 1046 }],
    ["4", line("55.00"), { ct: 0, vat: 501, tax: 501 }],
    ["5", line("35.00"), { ct: 0, vat: 319, tax: 319 }],
    ["7", line("300.00", adValorem(1_000)), { ct: 2333, vat: 3033, tax: 5366 }],
    ["8", line("500.00", cosmetic), { ct: 6176, vat: 5353, tax: 11529 }],
    ["9", line("499.50", cosmetic), { ct: 0, vat: 4545, tax: 4545 }],
  ])("vector %s", (_number, input, expected) => {
    expect(parts(only([input]).lines[0])).toEqual(expected);
  });

  it("vector 6: rounds each line, not the order", () => {
    const quote = only([line("33.33"), line("33.33"), line("33.33")]);
    expect(quote.lines.map((one) => one.taxFen)).toEqual([303, 303, 303]);
    expect(quote.taxFen).toBe(909);
  });

  it("vector 10: spreads freight by value, the first line winning ties", () => {
    const shares = (goods: string[]) => {
      const quote = quoteRetailImport(
        goods.map((one) => line(one)),
        { freightFen: fen(1000), insuranceFen: ZERO_FEN },
        "reduced",
        rules,
      );
      return quote.ok && quote.value.lines.map((one) => one.freightShareFen);
    };
    expect(shares(["100", "200", "50"])).toEqual([286, 571, 143]);
    expect(shares(["10", "10", "10"])).toEqual([334, 333, 333]);
  });

  it("vector 36: charges a tax of 3.00; there is no waiver below 50", () => {
    expect(only([line("32.97")]).taxFen).toBe(300);
  });

  it("worked examples: three units with freight, and the order of the pictures", () => {
    const three = quoteRetailImport(
      [line("804.00", { quantity: 3 })],
      { freightFen: fen(1200), insuranceFen: ZERO_FEN },
      "reduced",
      rules,
    );
    expect(three.ok && three.value).toMatchObject({ taxFen: 7426, totalFen: 89026 });
    const pictured = quoteRetailImport(
      [line("256.00", { quantity: 2 }), line("218.00", { vatBps: 900 })],
      { freightFen: fen(1000), insuranceFen: ZERO_FEN },
      "reduced",
      rules,
    );
    expect(pictured.ok && pictured.value.lines.map((one) => one.taxFen)).toEqual([2379, 1402]);
    expect(pictured.ok && pictured.value).toMatchObject({ dutiableFen: 48400, totalFen: 52181 });
  });

  it("taxes insurance like freight", () => {
    const quote = quoteRetailImport(
      [line("100.00")],
      { freightFen: fen(1000), insuranceFen: fen(500) },
      "reduced",
      rules,
    );
    expect(quote.ok && quote.value).toMatchObject({
      dutiableFen: 11500,
      taxFen: 1047,
      totalFen: 12547,
    });
  });

  it.each([
    [{ vatBps: 1_300 }, 91_000],
    [{ vatBps: 900 }, 63_000],
    [adValorem(1_500), 230_588],
    [adValorem(1_000), 178_889],
  ])("explains the composite rate of %o", (rates, ratePpm) => {
    expect(only([line("100.00", rates)]).lines[0]?.explanation?.ratePpm).toBe(ratePpm);
  });

  it("counts sheets of masks by the piece", () => {
    const masks = (goods: string) =>
      only([
        line(goods, {
          consumptionTax: { kind: "high_end_cosmetics" },
          netContent: { value: 10, unit: "piece" },
          quantity: 2,
        }),
      ]).lines[0]?.explanation?.consumptionBps;
    expect(masks("300.00")).toBe(1_500);
    expect(masks("299.99")).toBe(0);
  });
});

describe("full levy on one item above the single limit", () => {
  it("vector 13", () => {
    const quote = only([line("6800.00", { mfnBps: 500 })], "full");
    expect(quote.lines[0]).toMatchObject({ dutyFen: 34000, vatFen: 92820, taxFen: 126820 });
    expect(quote).toMatchObject({ dutiableFen: 680000, treatment: "full" });
  });

  it("vector 14", () => {
    const quote = only([line("5000.01", { ...cosmetic, mfnBps: 100 })], "full");
    expect(quote.lines[0]).toMatchObject({
      dutyFen: 5000,
      consumptionTaxFen: 89118,
      vatFen: 77235,
      taxFen: 171353,
    });
  });

  it("refuses an unknown duty instead of taking it for zero", () => {
    expect(quoteRetailImport([line("6800.00")], free, "full", rules)).toEqual({
      ok: false,
      error: { code: "RATE_UNKNOWN", subject: "most_favoured_nation_duty", line: 0 },
    });
  });
});

describe("what cannot be taxed", () => {
  it.each([
    ["specific_blocked", "CONSUMPTION_TAX_BLOCKED"],
    ["high_end_cosmetics", "NET_CONTENT_UNKNOWN"],
  ] as const)("refuses %s without what it needs, naming the line", (kind, code) => {
    const beer = line("30.00", { consumptionTax: { kind } });
    expect(quoteRetailImport([line("1.00"), beer], free, "reduced", rules)).toEqual({
      ok: false,
      error: { code, line: 1 },
    });
  });
});

describe("duty-paid goods", () => {
  it("add freight and no tax, and count for no allowance", () => {
    const quote = quoteDutyPaid([line("45.90"), line("25.80")], {
      freightFen: fen(800),
      insuranceFen: ZERO_FEN,
    });
    expect(quote).toMatchObject({
      treatment: "included",
      goodsFen: 7170,
      taxFen: 0,
      dutiableFen: 0,
      totalFen: 7970,
    });
  });
});

describe("properties", () => {
  const SEED = 20261123;
  const check = (property: fc.IProperty<[TaxLine[], number, number, "reduced" | "full"]>) =>
    fc.assert(property, { seed: SEED, numRuns: 400, verbose: 1 });
  const anyLine: fc.Arbitrary<TaxLine> = fc.record({
    quantity: fc.integer({ min: 1, max: 99 }),
    goodsFen: fc.integer({ min: 1, max: 3_000_000 }).map(fen),
    vatBps: fc.constantFrom(0, 900, 1_300),
    mfnBps: fc.integer({ min: 0, max: 3_000 }),
    consumptionTax: fc.constantFrom<ConsumptionTax>(
      { kind: "none" },
      { kind: "ad_valorem", rateBps: 1_000 },
      { kind: "high_end_cosmetics" },
    ),
    netContent: fc.record({
      value: fc.integer({ min: 1, max: 2_000 }),
      unit: fc.constantFrom("ml" as const, "g" as const, "piece" as const),
    }),
  });
  const inputs = [
    fc.array(anyLine, { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 0, max: 20_000 }),
    fc.integer({ min: 0, max: 5_000 }),
    fc.constantFrom("reduced" as const, "full" as const),
  ] as const;
  const quoteOf = (
    lines: TaxLine[],
    freight: number,
    insurance: number,
    treatment: "reduced" | "full",
  ) => {
    const carriage = { freightFen: fen(freight), insuranceFen: fen(insurance) };
    const quote = quoteRetailImport(lines, carriage, treatment, rules);
    if (!quote.ok) throw new Error(quote.error.code);
    expect(quote.value.dutiableFen).toBe(dutiableTotalFen(lines, carriage));
    return quote.value;
  };
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

  it(`parts sum to the total and no tax is negative (seed ${SEED})`, () => {
    check(
      fc.property(...inputs, (lines, freight, insurance, treatment) => {
        const quote = quoteOf(lines, freight, insurance, treatment);
        expect(sum(quote.lines.map((one) => one.freightShareFen))).toBe(freight);
        expect(sum(quote.lines.map((one) => one.insuranceShareFen))).toBe(insurance);
        expect(sum(quote.lines.map((one) => one.taxFen))).toBe(quote.taxFen);
        expect(quote.goodsFen + freight + insurance + quote.taxFen).toBe(quote.totalFen);
        for (const one of quote.lines) {
          expect(Math.min(one.dutyFen, one.consumptionTaxFen, one.vatFen)).toBeGreaterThanOrEqual(
            0,
          );
          expect(one.dutyFen + one.consumptionTaxFen + one.vatFen).toBe(one.taxFen);
        }
      }),
    );
  });

  it(`a dearer line never pays less, and the full levy never less than the reduced (seed ${SEED})`, () => {
    check(
      fc.property(...inputs, (lines, freight, insurance, treatment) => {
        const [first] = lines;
        if (!first) return;
        const alone = quoteOf([first], freight, insurance, treatment);
        const dearer = { ...first, goodsFen: fen(first.goodsFen + 1) };
        expect(quoteOf([dearer], freight, insurance, treatment).taxFen).toBeGreaterThanOrEqual(
          alone.taxFen,
        );
        expect(quoteOf(lines, freight, insurance, "full").taxFen).toBeGreaterThanOrEqual(
          quoteOf(lines, freight, insurance, "reduced").taxFen,
        );
      }),
    );
  });
});
