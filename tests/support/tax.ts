import type { RuleKind, RuleRef } from "~/domain/dated-fact";
import { type Fen, fen, parseYuan } from "~/domain/money";
import { ok } from "~/domain/result";
import type { LeviedDuty } from "~/domain/tariff/duty";
import type { ConsumptionTax, HighEndCosmeticsRule } from "~/domain/tax/consumption-tax";
import type { Measures } from "~/domain/tax/measures";
import type { LineToQuote, OrderToQuote } from "~/domain/tax/order-to-quote";
import type { TaxLine } from "~/domain/tax/quote";
import type { RatesOfDay, ReliefRule, Ruled } from "~/domain/tax/rates";

/** Figures of November 2026, as the rule rows hold them, for tests of the tax engine. */
export const RELIEF: ReliefRule = { dutyShareBps: 0, taxShareBps: 7_000 };
export const COSMETICS: HighEndCosmeticsRule = {
  rateBps: 1_500,
  fenPerMlOrGram: 1_000,
  fenPerPiece: 1_500,
};
export const SPIRITS: ConsumptionTax = {
  kind: "compound",
  rateBps: 2_000,
  milliFenPerUnit: 91_200,
  unit: "l",
};
export const BEER: ConsumptionTax = {
  kind: "beer",
  thresholdMilliFenPerLitre: 265_770,
  milliFenPerLitreFrom: 25_300,
  milliFenPerLitreBelow: 22_270,
};
export const SINGLE_LIMIT = fen(500_000);
export const YEAR_LIMIT = fen(2_600_000);
export const DAY = "2026-11-25";

export const yuan = (text: string): Fen => {
  const amount = parseYuan(text);
  if (amount === undefined) throw new Error(`not an amount: ${text}`);
  return amount;
};

export const rule = (kind: RuleKind, rowId: number, more: Partial<RuleRef> = {}): RuleRef => ({
  kind,
  rowId,
  state: "verified",
  source: "test",
  validFrom: "2019-01-01",
  ...more,
});

export const ruled = <Value>(value: Value, ...rules: RuleRef[]): Ruled<Value> => ({ value, rules });
export const dutyOf = (value: LeviedDuty): Ruled<LeviedDuty> =>
  ruled(value, rule("tariff_rate", 1));
export const mfn = (bps: number): Ruled<LeviedDuty> => dutyOf({ kind: "ad_valorem", bps });

export const NO_MEASURES: Measures = {
  netContent: null,
  netWeightGrams: null,
  volumeMl: null,
  pieceCount: null,
};

/** One piece at 13 % VAT, of unknown duty, without consumption tax. */
export const taxLineOf = (
  goods: string,
  more: Partial<Omit<TaxLine, "vatBps" | "consumptionTax" | "measures">> & {
    vatBps?: number;
    consumptionTax?: ConsumptionTax;
    measures?: Partial<Measures>;
  } = {},
): TaxLine => {
  const { vatBps = 1_300, consumptionTax = { kind: "none" }, measures, ...rest } = more;
  return {
    quantity: 1,
    goodsFen: yuan(goods),
    duty: null,
    ...rest,
    vatBps: ruled(vatBps, rule("vat_rate", 1)),
    consumptionTax: ruled(consumptionTax, rule("consumption_tax_rate", 1)),
    measures: { ...NO_MEASURES, ...measures },
  };
};

const NO_TAX: ConsumptionTax = { kind: "none" };
const COUNTRIES: ReadonlySet<string> = new Set(["NZ", "TH", "JP"]);

/** What a test says of a ten-digit code; the rest is 13 % VAT, 10 % duty, listed and uncapped. */
export type GoodsRates = {
  vatBps?: number;
  consumptionTax?: ConsumptionTax;
  duty?: Ruled<LeviedDuty>;
  cap?: { group: string; capGrams: number };
};

/** Rates by ten-digit code, which is each row's number too, with any look-up replaced. */
export function ratesOfDay(
  goods: Readonly<Record<string, GoodsRates>>,
  more: Partial<RatesOfDay> = {},
): RatesOfDay {
  // Made once, as the rule rows in memory are.
  const rowsOf = (hsCode: string, { vatBps, consumptionTax, cap }: GoodsRates) => ({
    vatBps: ok(ruled(vatBps ?? 1_300, rule("vat_rate", Number(hsCode)))),
    consumptionTax: ok(
      ruled(consumptionTax ?? NO_TAX, rule("consumption_tax_rate", Number(hsCode))),
    ),
    listing: ok(ruled(cap ?? null, rule("positive_list_entry", Number(hsCode)))),
  });
  const rows = new Map(Object.entries(goods).map(([code, of]) => [code, rowsOf(code, of)]));
  const of = (hsCode: string) => {
    const found = rows.get(hsCode);
    if (!found) throw new Error(`no rates of ${hsCode}`);
    return found;
  };
  const [single, year] = [rule("limit_rule", 1), rule("limit_rule", 2)];
  const relief = ok(ruled(RELIEF, rule("setting", 1), rule("setting", 2)));
  const fullLevy = ok(ruled(1, rule("setting", 4)));
  const cosmetics = ok(ruled(COSMETICS, rule("setting", 3)));
  const [singleLimit, yearLimit] = [ok(ruled(SINGLE_LIMIT, single)), ok(ruled(YEAR_LIMIT, year))];
  return {
    day: DAY,
    isHsCodeKnown: (hsCode) => rows.has(hsCode),
    isCountryKnown: (code) => COUNTRIES.has(code),
    vatBps: (hsCode) => of(hsCode).vatBps,
    consumptionTax: (hsCode) => of(hsCode).consumptionTax,
    duty: ({ hs8 }) => {
      const [, { duty = mfn(1_000) } = {}] =
        Object.entries(goods).find(([code]) => code.startsWith(hs8)) ?? [];
      return ok(duty);
    },
    listing: ({ hsCode }) => of(hsCode).listing,
    singleLimitFen: () => singleLimit,
    yearLimitFen: () => yearLimit,
    relief: () => relief,
    fullLevyPieces: () => fullLevy,
    highEndCosmetics: () => cosmetics,
    ...more,
  };
}

/** One piece of 900 g from New Zealand. */
export const lineToQuote = (
  hsCode: string,
  price: string,
  more: Partial<Omit<LineToQuote, "measures">> & { measures?: Partial<Measures> } = {},
): LineToQuote => {
  const { measures, ...rest } = more;
  return {
    hsCode,
    quantity: 1,
    priceFen: yuan(price),
    originCode: "NZ",
    ...rest,
    measures: { ...NO_MEASURES, netWeightGrams: 900, ...measures },
  };
};

/** A bonded order to the door, without freight, of nobody yet. */
export const orderToQuote = (
  lines: readonly LineToQuote[],
  more: Partial<OrderToQuote> = {},
): OrderToQuote => ({
  customsRegime: "1210",
  deliveryMethod: "home",
  lines,
  freightFen: 0,
  insuranceFen: 0,
  person: null,
  ...more,
});
