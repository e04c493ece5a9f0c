import type { CustomsRegime } from "../catalog/terms";
import { invariant } from "../invariant";
import { fen, multiplyFen } from "../money";
import type { WeightCap } from "../quota/quota";
import type { LeviedDuty } from "../tariff/duty";
import type { ConsumptionTax } from "./consumption-tax";
import { measureIn } from "./measures";
import type { LineToQuote } from "./order-to-quote";
import { isRate, isSoundDuty, isSoundTax, type RatesOfDay, type Ruled } from "./rates";
import type { Refusals } from "./refusals";
import type { FrozenLine } from "./replay";
import { missingMeasure } from "./tax-line";

/** What the rule rows say of a line; undefined = refused. */
export type LineFigures = {
  /** null for general trade */
  listing: Ruled<WeightCap | null> | null | undefined;
  vatBps: Ruled<number> | undefined;
  consumptionTax: Ruled<ConsumptionTax> | undefined;
  /** null where no duty is levied */
  duty: Ruled<LeviedDuty> | null | undefined;
};

/** Where a line is looked up: its place in the order, the rules, and who is told of refusals. */
type Asking = {
  line: number;
  customsRegime: CustomsRegime;
  isDutyLevied: boolean;
  rates: RatesOfDay;
  refusals: Refusals;
};

const NOTHING: LineFigures = {
  listing: undefined,
  vatBps: undefined,
  consumptionTax: undefined,
  duty: undefined,
};

/** Looks up one line and notes every fact, code and measure that is missing. */
export function lookUpLine(goods: LineToQuote, asking: Asking): LineFigures {
  const { line, rates, refusals } = asking;
  const { hsCode, originCode } = goods;
  const isCountryKnown = rates.isCountryKnown(originCode);
  if (!isCountryKnown) refusals.say({ code: "COUNTRY_UNKNOWN", originCode }, line);
  if (!rates.isHsCodeKnown(hsCode)) {
    refusals.say({ code: "HS_UNKNOWN", hsCode }, line);
    return NOTHING;
  }
  const figures: LineFigures = {
    listing: listingOf(hsCode, asking),
    vatBps: refusals.take(rates.vatBps(hsCode), line),
    consumptionTax: refusals.take(rates.consumptionTax(hsCode), line),
    duty: isCountryKnown ? dutyOf(goods, asking) : undefined,
  };
  refuseUnsound(figures, asking);
  refuseUnmeasured(goods, figures, asking);
  return figures;
}

function listingOf(hsCode: string, { customsRegime, rates, refusals, line }: Asking) {
  if (customsRegime === "0110") return null;
  return refusals.take(rates.listing({ hsCode, customsRegime }), line);
}

function dutyOf({ hsCode, originCode, claim = null }: LineToQuote, asking: Asking) {
  const { isDutyLevied, rates, refusals, line } = asking;
  if (!isDutyLevied) return null;
  return refusals.take(rates.duty({ hs8: hsCode.slice(0, 8), originCode, claim }), line);
}

/** Rows that cannot be, whoever let them in. */
function refuseUnsound(
  { vatBps, consumptionTax, duty }: LineFigures,
  { refusals, line }: Asking,
): void {
  const unsound = (figure: "vat" | "consumption_tax" | "duty") =>
    refusals.say({ code: "RATE_INVALID", figure }, line);
  if (vatBps && !isRate(vatBps.value)) unsound("vat");
  if (consumptionTax && !isSoundTax(consumptionTax.value)) unsound("consumption_tax");
  if (duty && !isSoundDuty(duty.value)) unsound("duty");
}

function refuseUnmeasured(
  { measures }: LineToQuote,
  { listing, consumptionTax, duty }: LineFigures,
  { refusals, line }: Asking,
): void {
  const missing = missingMeasure(
    { duty: duty?.value ?? null, consumptionTax: consumptionTax?.value ?? { kind: "none" } },
    measures,
  );
  if (missing) refusals.say(missing, line);
  else if (listing?.value && measureIn("kg", measures) === null) {
    refusals.say({ code: "QUANTITY_UNIT_MISSING", unit: "kg" }, line);
  }
}

/** The line with its figures, once nothing of the order was refused. */
export function frozenLine(
  { hsCode, originCode, quantity, priceFen, measures }: LineToQuote,
  figures: LineFigures | undefined,
): FrozenLine {
  const { listing, vatBps, consumptionTax, duty } = figures ?? NOTHING;
  invariant(
    listing !== undefined && vatBps && consumptionTax && duty !== undefined,
    "a line of an order without refusals has its figures",
  );
  return {
    hsCode,
    originCode,
    quantity,
    priceFen: fen(priceFen),
    goodsFen: multiplyFen(fen(priceFen), quantity),
    measures,
    listing,
    duty,
    consumptionTax,
    vatBps,
  };
}
