import { describe, expect, it } from "vitest";
import {
  BEER,
  COSMETICS,
  type GoodsRates,
  lineToQuote,
  orderToQuote,
  RELIEF,
  ratesOfDay,
  rule,
  ruled,
  SPIRITS,
} from "../../../tests/support/tax";
import { ok } from "../result";
import { articlesOf } from "./articles";
import type { LineToQuote, OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import type { OrderQuote } from "./replay";
import type { TaxStep } from "./steps";

const POWDER = "0402210000";
const CREAM = "3304990039";
const WHISKY = "2208300000";
const ALE = "2203000000";
const RICE = "1006302000";
const goods: Record<string, GoodsRates> = {
  [POWDER]: {},
  [CREAM]: { consumptionTax: { kind: "high_end_cosmetics" } },
  [WHISKY]: { consumptionTax: SPIRITS },
  [ALE]: { consumptionTax: BEER },
  [RICE]: { cap: { group: "long_grain_rice", capGrams: 20_000 } },
};

function quoted(
  lines: LineToQuote[],
  more: Partial<OrderToQuote> = {},
  rates: Partial<RatesOfDay> = {},
): OrderQuote {
  const result = quoteOnDay(orderToQuote(lines, more), ratesOfDay(goods, rates));
  if (!result.ok) throw new Error(JSON.stringify(result.error.refusals));
  return result.value;
}
const stepsOf = (quote: OrderQuote): TaxStep[] => quote.lines[0]?.steps ?? [];
const step = (quote: OrderQuote, name: TaxStep["step"]) => {
  const found = stepsOf(quote).find((one) => one.step === name);
  if (!found) throw new Error(`no step ${name}`);
  return found;
};
const rowsOf = ({ rules }: Pick<TaxStep, "rules">) =>
  rules.map(({ kind, rowId }) => `${kind} ${rowId}`);

describe("the steps of a line", () => {
  const jar = lineToQuote(CREAM, "249.50", {
    quantity: 2,
    measures: { netContent: { value: 25, unit: "ml" } },
  });

  it("lead from the goods to the tax, each with article, inputs, result and rows", () => {
    const quote = quoted([jar], { freightFen: 80, insuranceFen: 20 });
    const told = stepsOf(quote).map(({ step: name, article, inputs, resultFen, rules }) => [
      name,
      article.text,
      inputs,
      resultFen,
      rowsOf({ rules }),
    ]);
    const relief = ["setting 1", "setting 2"];
    expect(told).toEqual([
      [
        "dutiable_value",
        "财关税〔2016〕18号",
        { goodsFen: 49_900, freightShareFen: 80, insuranceShareFen: 20 },
        50_000,
        [],
      ],
      [
        "duty",
        "财关税〔2016〕18号",
        { onFen: 50_000, bps: 0, specific: null, shareBps: 0 },
        0,
        relief,
      ],
      [
        "composite_value",
        "中华人民共和国消费税暂行条例",
        { dutiableFen: 50_000, dutyFen: 0, consumptionBps: 1_500, specific: null },
        58_824,
        [],
      ],
      [
        "consumption_tax",
        "财关税〔2016〕48号",
        {
          onFen: 58_824,
          bps: 1_500,
          specific: null,
          shareBps: 7_000,
          reason: {
            kind: "high_end_cosmetics",
            dutiableFen: 50_000,
            fenPerUnit: 1_000,
            unit: "ml",
            content: 50,
          },
        },
        6_176,
        [`consumption_tax_rate ${CREAM}`, "setting 3", ...relief],
      ],
      [
        "vat",
        "中华人民共和国增值税法第十条",
        { onFen: 58_824, bps: 1_300, specific: null, shareBps: 7_000 },
        5_353,
        [`vat_rate ${CREAM}`, ...relief],
      ],
      [
        "tax_total",
        "财关税〔2016〕18号",
        { dutyFen: 0, consumptionTaxFen: 6_176, vatFen: 5_353 },
        11_529,
        [],
      ],
    ]);
  });

  it("name the duty's row and no relief above the single limit", () => {
    const quote = quoted([lineToQuote(POWDER, "5000.01")]);
    expect(step(quote, "duty")).toMatchObject({
      article: { text: "财关税〔2018〕49号", from: "2019-01-01" },
      inputs: { onFen: 500_001, bps: 1_000, shareBps: 10_000 },
      resultFen: 50_000,
    });
    expect(rowsOf(step(quote, "duty"))).toEqual(["tariff_rate 1"]);
    expect(rowsOf(step(quote, "vat"))).toEqual(["vat_rate 402210000"]);
    expect(rowsOf(step(quote, "consumption_tax"))).toEqual(["consumption_tax_rate 402210000"]);
  });

  it("name duty's row and relief where the relief leaves some duty", () => {
    const half = () => ok(ruled({ ...RELIEF, dutyShareBps: 5_000 }, rule("setting", 9)));
    const quote = quoted([lineToQuote(POWDER, "100.00")], {}, { relief: half });
    expect(rowsOf(step(quote, "duty"))).toEqual(["tariff_rate 1", "setting 9"]);
  });

  it("reckon the base of VAT by its own law where there is no consumption tax", () => {
    const quote = quoted([lineToQuote(POWDER, "100.00")]);
    expect(step(quote, "composite_value").article.text).toBe("中华人民共和国增值税法第十条");
    expect(step(quote, "consumption_tax").inputs).toMatchObject({ reason: { kind: "none" } });
  });

  it("tell the litres of spirits", () => {
    const bottles = lineToQuote(WHISKY, "200.00", { quantity: 2, measures: { volumeMl: 700 } });
    const specific = { milliFenPerUnit: 91_200, unit: "l", measure: 1_400 };
    const quote = quoted([bottles]);
    expect(step(quote, "composite_value").inputs).toMatchObject({ specific });
    expect(step(quote, "consumption_tax").inputs).toMatchObject({
      specific,
      reason: { kind: "compound" },
    });
  });

  it("tell the threshold of beer", () => {
    const cans = lineToQuote(ALE, "8.00", { quantity: 6, measures: { volumeMl: 500 } });
    expect(step(quoted([cans]), "consumption_tax").inputs).toMatchObject({
      specific: { milliFenPerUnit: 25_300, unit: "l", measure: 3_000 },
      reason: {
        kind: "beer",
        dutiableFen: 4_800,
        thresholdMilliFenPerLitre: 265_770,
        millilitres: 3_000,
      },
    });
  });

  it("compare masks by the sheet", () => {
    const masks = lineToQuote(CREAM, "100.00", {
      measures: { netContent: { value: 5, unit: "piece" } },
    });
    expect(step(quoted([masks]), "consumption_tax").inputs).toMatchObject({
      reason: { fenPerUnit: COSMETICS.fenPerPiece, unit: "piece", content: 5 },
    });
  });
});

describe("articles", () => {
  const texts = (...of: Parameters<typeof articlesOf>) => {
    const { value, duty, vat } = articlesOf(...of);
    return [value.text, duty.text, vat.text];
  };
  const RETAIL = "财关税〔2016〕18号";
  const LAW = "中华人民共和国增值税法第十条";
  it.each([
    ["1210", "reduced", "2026-01-01", RETAIL, RETAIL, LAW],
    ["9610", "full", "2026-01-01", RETAIL, "财关税〔2018〕49号", LAW],
    ["1210", "reduced", "2025-12-31", RETAIL, RETAIL, "中华人民共和国增值税暂行条例"],
    [
      "0110",
      "full",
      "2024-12-01",
      "中华人民共和国关税法",
      "中华人民共和国关税法",
      "中华人民共和国增值税暂行条例",
    ],
    [
      "0110",
      "full",
      "2024-11-30",
      "中华人民共和国进出口关税条例",
      "中华人民共和国进出口关税条例",
      "中华人民共和国增值税暂行条例",
    ],
  ] as const)("of %s, %s, on %s", (regime, treatment, day, ...expected) => {
    expect(texts(regime, treatment, day)).toEqual(expected);
  });

  it("of a general-trade quote are those of general trade", () => {
    const quote = quoted([lineToQuote(POWDER, "100.00")], { customsRegime: "0110" });
    expect(step(quote, "dutiable_value").article.text).toBe("中华人民共和国关税法");
    expect(step(quote, "tax_total").article.text).toBe("中华人民共和国关税法");
  });
});
