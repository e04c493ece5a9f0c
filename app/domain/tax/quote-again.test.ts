import { describe, expect, it } from "vitest";
import {
  type GoodsRates,
  lineToQuote,
  mfn,
  orderToQuote,
  ratesOfDay,
  yuan,
} from "../../../tests/support/tax";
import { fen } from "../money";
import { isLeviedAsFrozen, quoteAgain } from "./quote-again";
import { quoteOnDay } from "./quote-order";

const [CREAM, WATCH] = ["3304990039", "9102110000"];
const lines = [lineToQuote(CREAM, "300.00"), lineToQuote(WATCH, "100.00", { quantity: 2 })];
const NOTHING_USED = { usedFen: fen(0), usedGramsOf: () => 0 };
const wine = (rateBps: number): GoodsRates => ({
  consumptionTax: { kind: "ad_valorem", rateBps },
});

function frozenOf(goods: GoodsRates, order = orderToQuote(lines, { freightFen: 1_000 })) {
  const quote = quoteOnDay(order, ratesOfDay({ [CREAM]: goods, [WATCH]: {} }));
  if (!quote.ok) throw new Error(JSON.stringify(quote.error.refusals));
  return quote.value.input;
}
function again(goods: GoodsRates, person = NOTHING_USED, frozen = frozenOf(wine(1_000))) {
  const quote = quoteAgain(frozen, ratesOfDay({ [CREAM]: goods, [WATCH]: {} }), person);
  return quote.ok ? isLeviedAsFrozen(frozen, quote.value) : quote.error.refusals;
}

describe("an order quoted again", () => {
  it("is levied as it was while its rates stand", () => {
    expect(again(wine(1_000))).toBe(true);
  });

  it.each([
    ["VAT", { ...wine(1_000), vatBps: 900 }],
    ["consumption tax", wine(1_001)],
  ])("is not when its %s changed", (_tax, goods) => {
    expect(again(goods)).toBe(false);
  });

  it("is not when a duty above the single limit changed", () => {
    const frozen = frozenOf(
      { duty: mfn(500) },
      orderToQuote([lineToQuote(CREAM, "6000.00")], { freightFen: 1_000 }),
    );
    expect(again({ duty: mfn(500) }, NOTHING_USED, frozen)).toBe(true);
    expect(again({ duty: mfn(501) }, NOTHING_USED, frozen)).toBe(false);
  });

  it("is held to what the person used by then", () => {
    expect(again(wine(1_000), { ...NOTHING_USED, usedFen: yuan("25490.00") })).toBe(true);
    expect(again(wine(1_000), { ...NOTHING_USED, usedFen: yuan("25490.01") })).toMatchObject([
      { code: "ANNUAL_LIMIT" },
    ]);
  });

  it("is not what an order of fewer lines was", () => {
    const frozen = frozenOf(wine(1_000));
    const fewer = quoteAgain(
      { ...frozen, lines: frozen.lines.slice(0, 1) },
      ratesOfDay({ [CREAM]: wine(1_000) }),
      null,
    );
    expect(fewer.ok && isLeviedAsFrozen(frozen, fewer.value)).toBe(false);
  });
});
