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
import type { RuleRef } from "../dated-fact";
import { fen } from "../money";
import { ok } from "../result";
import type { LineToQuote, OrderToQuote } from "./order-to-quote";
import { quoteOnDay } from "./quote-order";
import type { RatesOfDay } from "./rates";
import { isUnverified, type OrderQuote, replay, rulesOf } from "./replay";

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
const rowsOf = ({ rules }: { rules: readonly RuleRef[] }) =>
  rules.map(({ kind, rowId }) => `${kind} ${rowId}`);

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
