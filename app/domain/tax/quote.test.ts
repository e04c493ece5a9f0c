import { describe, expect, it } from "vitest";
import {
  BEER,
  COSMETICS,
  dutyOf,
  taxLineOf as line,
  mfn,
  RELIEF,
  SPIRITS,
} from "../../../tests/support/tax";
import { fen, ZERO_FEN } from "../money";
import type { ConsumptionTax } from "./consumption-tax";
import {
  type QuotedLine,
  quoteDutyPaid,
  quoteImportCost,
  quoteRetailImport,
  type RetailImportRules,
  type TaxLine,
} from "./quote";

/** Figures of 2026-11-23; in the program they are rule rows. */
const rules: RetailImportRules = { relief: RELIEF, highEndCosmetics: COSMETICS };
const free = { freightFen: ZERO_FEN, insuranceFen: ZERO_FEN };

const HIGH_END: ConsumptionTax = { kind: "high_end_cosmetics" };
const jar = { netContent: { value: 50, unit: "ml" as const } };
const cosmetic = { consumptionTax: HIGH_END, measures: jar };
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

  it("goods worth nothing have no rate", () => {
    const [quoted] = only([line("0.00"), line("1.00")]).lines;
    expect(quoted).toMatchObject({ dutiableFen: 0, taxFen: 0, explanation: { ratePpm: 0 } });
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
          consumptionTax: HIGH_END,
          measures: { netContent: { value: 10, unit: "piece" } },
          quantity: 2,
        }),
      ]).lines[0]?.explanation?.consumptionBps;
    expect(masks("300.00")).toBe(1_500);
    expect(masks("299.99")).toBe(0);
  });
});

describe("full levy on one item above the single limit", () => {
  it("vector 13", () => {
    const quote = only([line("6800.00", { duty: mfn(500) })], "full");
    expect(quote.lines[0]).toMatchObject({ dutyFen: 34000, vatFen: 92820, taxFen: 126820 });
    expect(quote).toMatchObject({ dutiableFen: 680000, treatment: "full" });
  });

  it("vector 14", () => {
    const quote = only([line("5000.01", { ...cosmetic, duty: mfn(100) })], "full");
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

describe("general trade at the border", () => {
  it("levies every tax in full on the CIF value", () => {
    const beef = line("10000.00", {
      vatBps: 900,
      duty: mfn(6_700),
    });
    const quote = quoteImportCost(
      [beef],
      { freightFen: fen(50_000), insuranceFen: ZERO_FEN },
      null,
    );
    // P 10,500.00; duty 7,035.00, a remedy of 55 points in it; VAT on 17,535.00
    expect(quote).toMatchObject({
      ok: true,
      value: {
        treatment: "full",
        dutiableFen: 1_050_000,
        taxFen: 861_315,
        totalFen: 1_911_315,
        lines: [
          {
            dutyFen: 703_500,
            vatFen: 157_815,
            explanation: { dutyBps: 6_700 },
          },
        ],
      },
    });
  });

  it("refuses an unknown duty by name", () => {
    expect(quoteImportCost([line("1.00")], free, null)).toMatchObject({
      ok: false,
      error: { code: "RATE_UNKNOWN", line: 0 },
    });
  });
});

describe("what cannot be taxed", () => {
  const refused = (faulty: TaxLine, treatment: "reduced" | "full" = "reduced") =>
    quoteRetailImport([line("1.00", { duty: mfn(0) }), faulty], free, treatment, rules);

  it.each<[string, ConsumptionTax, object]>([
    ["cosmetics without content", HIGH_END, { code: "NET_CONTENT_UNKNOWN" }],
    ["beer without volume", BEER, { code: "QUANTITY_UNIT_MISSING", unit: "l" }],
    ["spirits without volume", SPIRITS, { code: "QUANTITY_UNIT_MISSING", unit: "l" }],
    [
      "a weight tax without weight",
      { kind: "specific", milliFenPerUnit: 1, unit: "kg" },
      { code: "QUANTITY_UNIT_MISSING", unit: "kg" },
    ],
  ])("refuses %s, naming the line", (_case, consumptionTax, error) => {
    expect(refused(line("30.00", { consumptionTax }))).toEqual({
      ok: false,
      error: { ...error, line: 1 },
    });
  });

  it("asks for the measure of a duty only where duty is levied", () => {
    const goods = line("30.00", {
      duty: dutyOf({ kind: "specific", milliFenPerUnit: 1, unit: "piece" }),
    });
    expect(refused(goods).ok).toBe(true);
    expect(refused(goods, "full")).toEqual({
      ok: false,
      error: { code: "QUANTITY_UNIT_MISSING", unit: "piece", line: 1 },
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
