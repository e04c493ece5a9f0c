import { describe, expect, it } from "vitest";
import {
  BEER,
  COSMETICS,
  type GoodsRates,
  lineToQuote,
  mfn,
  NO_MEASURES,
  orderToQuote,
  RELIEF,
  ratesOfDay,
  rule,
  ruled,
  SPIRITS,
} from "../../../tests/support/tax";
import { fen } from "../money";
import { ok } from "../result";
import { articlesOf } from "./articles";
import type { LineToQuote, OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import { isUnverified, type OrderQuote, replay, rulesOf } from "./replay";
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
        "财税〔2016〕103号",
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

describe("the rows of a quote", () => {
  const lines = [
    lineToQuote(POWDER, "100.00"),
    lineToQuote(POWDER, "100.00"),
    lineToQuote(RICE, "50.00"),
  ];
  const person = { usedFen: fen(0), usedGramsOf: () => 0 };

  it("are named once each: list, rates, relief and limits", () => {
    const rows = rulesOf(quoted(lines, { person })).map(({ kind, rowId }) => `${kind} ${rowId}`);
    expect(rows.sort()).toEqual([
      `consumption_tax_rate ${RICE}`,
      "consumption_tax_rate 402210000",
      "limit_rule 1",
      "limit_rule 2",
      `positive_list_entry ${RICE}`,
      "positive_list_entry 402210000",
      "setting 1",
      "setting 2",
      `vat_rate ${RICE}`,
      "vat_rate 402210000",
    ]);
  });

  it("make it unverified when one of them is", () => {
    expect(isUnverified(quoted(lines, { person }))).toBe(false);
    const limit = rule("limit_rule", 2, { state: "unverified" });
    const yearLimitFen = () => ok(ruled(fen(2_600_000), limit));
    expect(isUnverified(quoted(lines, { person }, { yearLimitFen }))).toBe(true);
    expect(isUnverified(quoted(lines, {}, { yearLimitFen }))).toBe(false);
  });

  it("of the cosmetics threshold belong to cosmetics only", () => {
    const jar = lineToQuote(CREAM, "9.00", { measures: { netContent: { value: 50, unit: "ml" } } });
    const bottle = lineToQuote(WHISKY, "200.00", { measures: { volumeMl: 700 } });
    const [spirits, cream] = quoted([bottle, jar]).lines.map(({ steps }) =>
      steps.find(({ step: name }) => name === "consumption_tax"),
    );
    expect(rowsOf(spirits ?? { rules: [] })).toEqual([
      `consumption_tax_rate ${WHISKY}`,
      "setting 1",
      "setting 2",
    ]);
    expect(spirits?.article.text).toBe("中华人民共和国消费税暂行条例");
    expect(rowsOf(cream ?? { rules: [] })).toContain("setting 3");
  });

  it("belong to the cap of their own group only", () => {
    const quote = quoted([...lines, lineToQuote(RICE, "50.00", { quantity: 3 })]);
    const [, cap] = quote.steps;
    expect(cap).toMatchObject({
      inputs: { group: "long_grain_rice", capGrams: 20_000, usedGrams: 0, orderGrams: 3_600 },
      step: "weight_cap",
      article: { text: "跨境电子商务零售进口商品清单（2019年版）及2022年第7号公告" },
    });
    expect(rowsOf(cap ?? { rules: [] })).toEqual([`positive_list_entry ${RICE}`]);
    expect(quote.steps[0]).toMatchObject({ article: { text: "财关税〔2018〕49号" } });
  });
});

describe("a frozen input", () => {
  const lines = [
    lineToQuote(RICE, "50.00", { quantity: 2 }),
    lineToQuote(CREAM, "480.00", { measures: { netContent: { value: 50, unit: "ml" } } }),
  ];
  const person = { usedFen: fen(1_000), usedGramsOf: () => 700 };
  const placed = () =>
    quoted(lines, {
      person,
      freightFen: 1_000,
      orderer: { idNumber: "500102190001010013", name: "张三" },
      payer: { idNumber: "500102190001010013" },
    });

  it("is the whole order in plain figures, without anybody's identity", () => {
    const quote = placed();
    expect(quote.input).toMatchObject({
      asOf: "2026-11-25",
      customsRegime: "1210",
      deliveryMethod: "home",
      carriage: { freightFen: 1_000, insuranceFen: 0 },
      lines: [
        { hsCode: RICE, originCode: "NZ", quantity: 2, priceFen: 5_000, goodsFen: 10_000 },
        { hsCode: CREAM, duty: null, listing: { value: null } },
      ],
      highEndCosmetics: { value: COSMETICS },
      retail: {
        singleLimitFen: { value: 500_000 },
        yearLimitFen: { value: 2_600_000 },
        relief: { value: RELIEF },
        person: { usedFen: 1_000, usedGrams: { long_grain_rice: 700 } },
      },
    });
    expect(quote.input.retail?.person?.usedGrams).toEqual({ long_grain_rice: 700 });
    expect(JSON.stringify(quote)).not.toMatch(/500102190001010013|张三/);
  });

  it("replays to the fen, whatever the rates are by then", () => {
    const quote = placed();
    expect(replay(JSON.parse(JSON.stringify(quote.input)))).toEqual(quote);
    const { person: _gone, ...order } = orderToQuote(lines);
    const nobody = quoted([...order.lines]);
    expect(nobody.input.retail?.person).toBeNull();
    expect(replay(nobody.input)).toEqual(nobody);
  });

  it("was within its limits: another one is no frozen input", () => {
    const { input } = placed();
    const { retail } = input;
    if (!retail) throw new Error("a retail order has its limits");
    const broken = (more: object) => () => replay({ ...input, ...more });
    expect(broken({ retail: { ...retail, singleLimitFen: ruled(fen(1)) } })).toThrow(
      "a frozen input was within the limits",
    );
    expect(broken({ retail: { ...retail, yearLimitFen: ruled(fen(1)) } })).toThrow(
      "a frozen input was within the year",
    );
    const unmeasured = input.lines.map((line) => ({ ...line, measures: NO_MEASURES }));
    expect(broken({ lines: unmeasured })).toThrow("a frozen input was quoted before");
    expect(broken({ highEndCosmetics: null })).toThrow(
      "goods under the cosmetics threshold come with its rule",
    );
  });

  it("keeps a claimed duty, not what the general rate is", () => {
    const traded = quoted(
      [lineToQuote(POWDER, "100.00", { claim: "RCEP" })],
      {
        customsRegime: "0110",
      },
      { duty: () => ok(mfn(250)) },
    );
    expect(traded.input.lines[0]?.duty?.value).toEqual({ kind: "ad_valorem", bps: 250 });
    expect(replay(traded.input).lines[0]?.dutyFen).toBe(250);
  });
});
