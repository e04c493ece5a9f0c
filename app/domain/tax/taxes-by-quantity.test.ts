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
import { ZERO_FEN } from "../money";
import { type QuotedLine, quoteRetailImport, type RetailImportRules, type TaxLine } from "./quote";

/** Figures of 2026-11-23; in the program they are rule rows. */
const rules: RetailImportRules = { relief: RELIEF, highEndCosmetics: COSMETICS };
const free = { freightFen: ZERO_FEN, insuranceFen: ZERO_FEN };

function only(lines: TaxLine[], treatment: "reduced" | "full" = "reduced") {
  const quote = quoteRetailImport(lines, free, treatment, rules);
  if (!quote.ok) throw new Error(quote.error.code);
  return quote.value;
}
const parts = (quoted: QuotedLine | undefined) =>
  quoted && { ct: quoted.consumptionTaxFen, vat: quoted.vatFen, tax: quoted.taxFen };

describe("taxes by quantity", () => {
  const litre = { volumeMl: 1_000 };
  const can = { volumeMl: 500 };

  it("spirits: 20 % and 0.912 yuan a litre, the specific part inside the composite value", () => {
    const bottle = { consumptionTax: SPIRITS, measures: { volumeMl: 700 } };
    // (200.00 + 0.6384) ÷ 0.8 = 250.798; × 20 % + 0.6384 = 50.798; × 13 % = 32.60374; × 70 %.
    expect(parts(only([line("200.00", bottle)]).lines[0])).toEqual({
      ct: 3556,
      vat: 2282,
      tax: 5838,
    });
    const full = only([line("200.00", { ...bottle, duty: mfn(1_000) })], "full").lines[0];
    // (200.00 + 20.00 + 0.6384) ÷ 0.8 = 275.798; CT 55.798, VAT 35.85374.
    expect(full).toMatchObject({ dutyFen: 2000, consumptionTaxFen: 5580, vatFen: 3585 });
    expect(full?.explanation).toMatchObject({
      compositeFen: 27580,
      consumptionBps: 2_000,
      consumptionSpecific: { milliFenPerUnit: 91_200, unit: "l" },
      // (20.00 + 55.798 + 35.85374) ÷ 200.00
      ratePpm: 558_259,
    });
  });

  it.each([
    // 2.66 a litre is above 2.6577, 2.65 below: 0.253 and 0.2227 a litre
    ["at 2.66 a litre", "2.66", litre, 1, 25_300, 18],
    ["at 2.65 a litre", "2.65", litre, 1, 22_270, 16],
    ["12 cans of half a litre above", "15.95", can, 12, 25_300, 106],
    ["12 cans of half a litre below", "15.94", can, 12, 22_270, 94],
  ])("beer %s", (_case, goods, measures, quantity, milliFen, ct) => {
    const beer = line(goods, { consumptionTax: BEER, measures, quantity });
    const quoted = only([beer]).lines[0];
    expect(quoted?.consumptionTaxFen).toBe(ct);
    expect(quoted?.explanation?.consumptionSpecific).toEqual({
      milliFenPerUnit: milliFen,
      unit: "l",
    });
  });

  it("beer exactly at the threshold pays the higher rate", () => {
    // 26,577 fen on 100 litres is 2.6577 yuan a litre to the hundredth of a fen.
    const keg = (goods: string) =>
      only([line(goods, { consumptionTax: BEER, measures: { volumeMl: 100_000 } })]).lines[0];
    expect(keg("265.77")?.explanation?.consumptionSpecific?.milliFenPerUnit).toBe(25_300);
    expect(keg("265.76")?.explanation?.consumptionSpecific?.milliFenPerUnit).toBe(22_270);
  });

  it("a specific consumption tax by weight", () => {
    const goods = line("10.00", {
      quantity: 3,
      consumptionTax: { kind: "specific", milliFenPerUnit: 100_000, unit: "kg" },
      measures: { netWeightGrams: 1_500 },
    });
    // 4.5 kg × 1.00 = 4.50; composite 14.50; × 70 %: 3.15 and 1.3195
    expect(parts(only([goods]).lines[0])).toEqual({ ct: 315, vat: 132, tax: 447 });
  });

  it.each([
    ["specific", { kind: "specific", milliFenPerUnit: 300_000, unit: "kg" }, 450, 1359],
    ["compound", { kind: "compound", bps: 300, milliFenPerUnit: 6_000, unit: "piece" }, 312, 1341],
  ] as const)("a %s duty", (_kind, duty, dutyFen, vatFen) => {
    const goods = line("100.00", {
      duty: dutyOf(duty),
      measures: { netWeightGrams: 1_500, pieceCount: 2 },
    });
    const quoted = only([goods], "full").lines[0];
    expect(quoted).toMatchObject({ dutyFen, vatFen });
    expect(quoted?.explanation?.dutySpecific).toEqual({
      milliFenPerUnit: duty.milliFenPerUnit,
      unit: duty.unit,
    });
  });
});
