import { describe, expect, it } from "vitest";
import {
  COSMETICS,
  type GoodsRates,
  lineToQuote,
  mfn,
  orderToQuote,
  RELIEF,
  ratesOfDay,
  SINGLE_LIMIT,
  YEAR_LIMIT,
  yuan,
} from "../../tests/support/tax";
import { releaseTime } from "./bonded/release-time";
import { checkRegime, type PositiveListRow } from "./catalog/regime";
import { readDocumentNumber } from "./customs/document-number";
import { parseIdNumber } from "./identity/id-number";
import { fen, subtractFen } from "./money";
import { decideReturn, freedByReturn, returnDeadlines } from "./quota/in-time-return";
import { refuse } from "./result";
import type { Measures } from "./tax/measures";
import type { OrderToQuote } from "./tax/order-to-quote";
import { personalMailTax } from "./tax/personal-mail";
import { quoteOnDay } from "./tax/quote-order";
import type { RatesOfDay } from "./tax/rates";

/** The 37 vectors of the domain paper (../shared/domain/cbec-rules.md), each once and by its number. */
const LISTED: PositiveListRow = {
  hs8: "04012000",
  bondedOnly: false,
  noMail: true,
  capGrams: null,
  capGroup: null,
  validFrom: "2022-03-01",
  validTo: null,
  state: "verified",
  source: "test",
};

type Taxed = { dutyFen: number; consumptionTaxFen: number; vatFen: number; taxFen: number };
const taxes = (duty: string, consumption: string, vat: string, total: string): Taxed => ({
  dutyFen: yuan(duty),
  consumptionTaxFen: yuan(consumption),
  vatFen: yuan(vat),
  taxFen: yuan(total),
});
const noneBut = (vat: string) => taxes("0", "0", vat, vat);

const CODE = "3304990039";
const HIGH_END: GoodsRates = { consumptionTax: { kind: "high_end_cosmetics" }, duty: mfn(100) };
const adValorem = (rateBps: number): GoodsRates => ({
  consumptionTax: { kind: "ad_valorem", rateBps },
});
const used = (amount: string) => ({
  person: { usedFen: yuan(amount), usedGramsOf: () => 0 },
});

type Bought = {
  prices: string[];
  quantity?: number;
  measures?: Partial<Measures>;
  goods?: GoodsRates;
  rates?: Partial<RatesOfDay>;
} & Partial<OrderToQuote>;

function buy({ prices, quantity = 1, measures = {}, goods = {}, rates, ...more }: Bought) {
  const lines = prices.map((price) => lineToQuote(CODE, price, { quantity, measures }));
  return quoteOnDay(orderToQuote(lines, more), ratesOfDay({ [CODE]: goods }, rates));
}
function quoted(bought: Bought) {
  const quote = buy(bought);
  if (!quote.ok) throw new Error(JSON.stringify(quote.error.refusals));
  return quote.value;
}
function lineTaxes(bought: Bought): Taxed | undefined {
  const [line] = quoted(bought).lines;
  if (!line) return undefined;
  const { dutyFen, consumptionTaxFen, vatFen, taxFen } = line;
  return { dutyFen, consumptionTaxFen, vatFen, taxFen };
}
function refusalCodes(bought: Bought): string[] {
  const quote = buy(bought);
  return quote.ok ? [] : quote.error.refusals.map(({ code }) => code);
}
const usedAfter = (bought: Bought): number | undefined => {
  const step = quoted(bought).steps.find((one) => one.step === "year_limit");
  return step?.step === "year_limit" ? step.inputs.usedAfterFen : undefined;
};

const jar = { netContent: { value: 50, unit: "ml" as const } };
const clocks = { applyWithinDays: 30, backWithinDays: 45 };
const inTime = (releasedOn: string, appliedOn: string, backOn: string) =>
  decideReturn({ releasedOn, appliedOn, backOn }, clocks).ok;
const id = (text: string, maxAge?: number) => {
  const read = parseIdNumber(text, "2026-11-25", maxAge);
  return read.ok ? read.value.reveal() : read.error.reason;
};
const listing = (hsCode: string, customsRegime: "1210" | "9610", rows: PositiveListRow[]) => {
  const checked = checkRegime(
    { hsCode, customsRegime, deliveryMethod: "home" },
    rows,
    "2026-11-25",
    "demo",
  );
  return checked.ok ? "listed" : checked.error.code;
};
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`);
const isReleased = (
  releaseClass: "normal" | "perishable",
  arrived: string,
  papers: string,
  released: string,
) =>
  releaseTime(
    {
      releaseClass,
      arrivedAt: at(arrived),
      docsCompleteAt: at(papers),
      releasedAt: at(released),
    },
    at("31T00:00"),
  );

const VECTORS: Readonly<Record<number, () => void>> = {
  1: () => expect(lineTaxes({ prices: ["816.00"] })).toEqual(noneBut("74.26")),
  2: () =>
    expect(lineTaxes({ prices: ["980.00"], goods: adValorem(1_500) })).toEqual(
      taxes("0", "121.06", "104.92", "225.98"),
    ),
  3: () =>
    expect(lineTaxes({ prices: ["166.00"], goods: { vatBps: 900 } })).toEqual(noneBut("10.46")),
  4: () => expect(lineTaxes({ prices: ["55.00"] })).toEqual(noneBut("5.01")),
  5: () => expect(lineTaxes({ prices: ["35.00"] })).toEqual(noneBut("3.19")),
  6: () => {
    const quote = quoted({ prices: ["33.33", "33.33", "33.33"] });
    expect(quote.lines.map(({ taxFen }) => taxFen)).toEqual([303, 303, 303]);
    expect(quote.taxFen).toBe(yuan("9.09"));
  },
  7: () =>
    expect(lineTaxes({ prices: ["300.00"], goods: adValorem(1_000) })).toEqual(
      taxes("0", "23.33", "30.33", "53.66"),
    ),
  8: () =>
    expect(lineTaxes({ prices: ["500.00"], goods: HIGH_END, measures: jar })).toEqual(
      taxes("0", "61.76", "53.53", "115.29"),
    ),
  9: () =>
    expect(lineTaxes({ prices: ["499.50"], goods: HIGH_END, measures: jar })).toEqual(
      noneBut("45.45"),
    ),
  10: () => {
    const shares = (prices: string[]) =>
      quoted({ prices, freightFen: 1_000 }).lines.map((line) => line.freightShareFen);
    expect(shares(["100", "200", "50"])).toEqual([286, 571, 143]);
    expect(shares(["10", "10", "10"])).toEqual([334, 333, 333]);
  },
  11: () => {
    const bought = { prices: ["5000.00"], ...used("0") };
    expect(quoted(bought).treatment).toBe("reduced");
    expect(lineTaxes(bought)).toEqual(noneBut("455.00"));
    expect(usedAfter(bought)).toBe(yuan("5000.00"));
  },
  12: () => {
    const two = { prices: ["2500.00", "2500.01"] };
    expect(refusalCodes(two)).toEqual(["SINGLE_LIMIT"]);
  },
  13: () => {
    const bought = { prices: ["6800.00"], goods: { duty: mfn(500) }, ...used("0") };
    expect(quoted(bought).treatment).toBe("full");
    expect(lineTaxes(bought)).toEqual(taxes("340.00", "0", "928.20", "1268.20"));
    expect(usedAfter(bought)).toBe(yuan("6800.00"));
  },
  14: () =>
    expect(lineTaxes({ prices: ["5000.01"], goods: HIGH_END, measures: jar })).toEqual(
      taxes("50.00", "891.18", "772.35", "1713.53"),
    ),
  15: () => expect(usedAfter({ prices: ["3500.00"], ...used("22500.00") })).toBe(YEAR_LIMIT),
  16: () =>
    expect(refusalCodes({ prices: ["3500.01"], ...used("22500.00") })).toEqual(["ANNUAL_LIMIT"]),
  17: () =>
    expect(refusalCodes({ prices: ["6000.00"], ...used("20500.00") })).toEqual(["ANNUAL_LIMIT"]),
  18: () =>
    expect(refusalCodes({ prices: ["2497.50"], quantity: 2, freightFen: 1_000 })).toEqual([
      "SINGLE_LIMIT",
    ]),
  19: () => expect(inTime("2026-03-01", "2026-03-31", "2026-04-15")).toBe(true),
  20: () => expect(inTime("2026-03-01", "2026-04-01", "2026-04-10")).toBe(false),
  21: () => expect(inTime("2026-03-01", "2026-03-31", "2026-04-16")).toBe(false),
  22: () =>
    expect(returnDeadlines("2026-01-31", clocks)).toEqual({
      applyBy: "2026-03-02",
      backBy: "2026-03-17",
      taxDueFrom: "2026-03-03",
      taxDueBy: "2026-03-17",
    }),
  23: () => {
    const [line] = quoted({ prices: ["268.00"], quantity: 3, freightFen: 1_200 }).lines;
    const freed = freedByReturn({ dutiableFen: line?.dutiableFen ?? fen(0), quantity: 3 }, 0, 1);
    expect(subtractFen(yuan("8000.00"), freed)).toBe(yuan("7728.00"));
  },
  24: () => {
    expect(id("11010519491231002X")).toBe("11010519491231002X");
    expect(id("11010519491231002x")).toBe("11010519491231002X");
    expect(id("440524188001010014")).toBe("440524188001010014");
    expect(id("440524188001010014", 120)).toBe("age");
  },
  25: () => expect(id("110105194912310021")).toBe("check_digit"),
  26: () => expect(id("110105194902310026")).toBe("birthday"),
  27: () => {
    const numbers = ["50010219000101003X", "500102190001010013", "500102190001010021"];
    expect(numbers.map((number) => id(number))).toEqual(numbers);
  },
  28: () => expect(id("110105491231002")).toBe("fifteen_digits"),
  29: () =>
    expect(
      refusalCodes({
        prices: ["1.00"],
        orderer: { idNumber: "500102190001010013" },
        payer: { idNumber: "500102190001010021" },
      }),
    ).toEqual(["PAYER_MISMATCH"]),
  30: () => {
    const rice = (grams: number): Bought => ({
      prices: ["50.00"],
      goods: { vatBps: 900, cap: { group: "long_grain_rice", capGrams: 20_000 } },
      measures: { netWeightGrams: grams },
      person: { usedFen: fen(0), usedGramsOf: () => 15_000 },
    });
    expect(refusalCodes(rice(5_000))).toEqual([]);
    expect(refusalCodes(rice(6_000))).toEqual(["CAP"]);
  },
  31: () => {
    expect(listing("0401200000", "9610", [LISTED])).toBe("NO_MAIL");
    expect(listing("0810600000", "1210", [])).toBe("NOT_LISTED");
    const unlisted = { listing: () => refuse({ code: "NOT_LISTED" as const, hsCode: CODE }) };
    expect(refusalCodes({ prices: ["1.00"], rates: unlisted })).toEqual(["NOT_LISTED"]);
  },
  32: () =>
    expect(refusalCodes({ prices: ["1.00"], deliveryMethod: "hall_pickup" })).toEqual([
      "HALL_PICKUP_FORBIDDEN",
    ]),
  33: () => {
    const mail = (value: string) =>
      personalMailTax(
        { valueFen: yuan(value), isOneIndivisible: false },
        { rateBps: 1_300, exemptUpToFen: yuan("50.00"), limitFen: yuan("2000.00") },
      );
    expect(mail("384.65")).toEqual({ ok: true, value: { taxFen: 5_000, isExempt: true } });
    expect(mail("384.66")).toEqual({ ok: true, value: { taxFen: 5_001, isExempt: false } });
  },
  34: () => {
    expect(isReleased("perishable", "01T08:00", "01T07:00", "01T13:59").isMet).toBe(true);
    expect(isReleased("perishable", "01T08:00", "01T07:00", "01T14:00").isMet).toBe(false);
  },
  35: () =>
    expect(isReleased("normal", "01T08:00", "01T20:00", "03T20:00")).toMatchObject({
      elapsedMs: 48 * 3_600_000,
      isMet: true,
    }),
  36: () => expect(lineTaxes({ prices: ["32.97"] })).toEqual(noneBut("3.00")),
  37: () => {
    const numbers = ["800020261000000001", "QD800026I000000001", "80002026I000000001"];
    expect(numbers.map((number) => readDocumentNumber(number)?.kind)).toEqual([
      "declaration",
      "bonded_list",
      "retail_list",
    ]);
  },
};

describe("vectors of the retail import rules", () => {
  it("are 37, under the figures the paper was written with", () => {
    expect(Object.keys(VECTORS).map(Number)).toEqual(Array.from({ length: 37 }, (_, at) => at + 1));
    expect([SINGLE_LIMIT, YEAR_LIMIT]).toEqual([500_000, 2_600_000]);
    expect(RELIEF).toEqual({ dutyShareBps: 0, taxShareBps: 7_000 });
    expect(COSMETICS).toEqual({ rateBps: 1_500, fenPerMlOrGram: 1_000, fenPerPiece: 1_500 });
  });

  it.each(Object.entries(VECTORS))("vector %s", (_number, check) => check());
});
